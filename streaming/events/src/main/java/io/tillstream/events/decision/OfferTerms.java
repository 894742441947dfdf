package io.tillstream.events.decision;

import io.tillstream.events.Gtin;
import io.tillstream.events.MemberId;
import java.time.Instant;
import java.util.Objects;

/**
 * What an offer promises, without why and by which model.
 *
 * @param decisionId the decision
 * @param member for whom
 * @param gtin on what
 * @param percentOff off one piece, 1 to 90
 * @param campaign its campaign
 * @param validUntil until when
 */
public record OfferTerms(
        String decisionId, MemberId member, Gtin gtin, int percentOff, String campaign, Instant validUntil) {
    public OfferTerms {
        Objects.requireNonNull(decisionId, "decisionId");
        Objects.requireNonNull(member, "member");
        Objects.requireNonNull(gtin, "gtin");
        Objects.requireNonNull(campaign, "campaign");
        Objects.requireNonNull(validUntil, "validUntil");
        if (percentOff < 1 || percentOff > 90) {
            throw new IllegalArgumentException("Offer " + decisionId + " takes " + percentOff + " % off; 1 to 90.");
        }
    }
}
