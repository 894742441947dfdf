package io.tillstream.events.decision;

import io.tillstream.events.Gtin;
import io.tillstream.events.MemberId;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A personal offer: so much off one piece of one item for one member.
 *
 * @param decisionId unique
 * @param member for whom
 * @param gtin on what
 * @param percentOff 1 to 90
 * @param scoreMillionths the model's estimate that the member buys it next, 0 to 1,000,000
 * @param campaign for which campaign
 * @param reason why
 * @param model by which model
 * @param issuedAt from when
 * @param validUntil until when
 * @param signature see {@link Decision#signature()}
 * @param standing what a till weighs it by beside the member's other offers; absent from an offer of an earlier version
 */
public record OfferDecision(
        String decisionId,
        MemberId member,
        Gtin gtin,
        int percentOff,
        long scoreMillionths,
        String campaign,
        Reason reason,
        ModelReference model,
        Instant issuedAt,
        Instant validUntil,
        String signature,
        @Nullable OfferStanding standing)
        implements Decision {
    public OfferDecision {
        Objects.requireNonNull(decisionId, "decisionId");
        Objects.requireNonNull(member, "member");
        Objects.requireNonNull(gtin, "gtin");
        Objects.requireNonNull(campaign, "campaign");
        Objects.requireNonNull(reason, "reason");
        Objects.requireNonNull(model, "model");
        Objects.requireNonNull(issuedAt, "issuedAt");
        Objects.requireNonNull(validUntil, "validUntil");
        Objects.requireNonNull(signature, "signature");
        if (percentOff < 1 || percentOff > 90) {
            throw new IllegalArgumentException("Offer " + decisionId + " takes " + percentOff + " % off; 1 to 90.");
        }
    }

    /** An offer that is weighed by its place alone. */
    public OfferDecision(
            String decisionId,
            MemberId member,
            Gtin gtin,
            int percentOff,
            long scoreMillionths,
            String campaign,
            Reason reason,
            ModelReference model,
            Instant issuedAt,
            Instant validUntil,
            String signature) {
        this(
                decisionId,
                member,
                gtin,
                percentOff,
                scoreMillionths,
                campaign,
                reason,
                model,
                issuedAt,
                validUntil,
                signature,
                null);
    }

    /** What it promises. */
    public OfferTerms terms() {
        return new OfferTerms(decisionId, member, gtin, percentOff, campaign, validUntil);
    }

    /** The same decision with another signature; signing replaces the empty one. */
    public OfferDecision withSignature(String newSignature) {
        return new OfferDecision(
                decisionId,
                member,
                gtin,
                percentOff,
                scoreMillionths,
                campaign,
                reason,
                model,
                issuedAt,
                validUntil,
                newSignature,
                standing);
    }
}
