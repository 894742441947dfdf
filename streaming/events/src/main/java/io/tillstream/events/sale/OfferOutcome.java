package io.tillstream.events.sale;

import io.tillstream.events.Gtin;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What became of an offer during a transaction.
 *
 * @param decisionId the decision
 * @param campaign its campaign
 * @param kind what happened
 * @param gtin the item that was offered; absent in records of earlier versions
 */
public record OfferOutcome(
        String decisionId,
        String campaign,
        Kind kind,
        @Nullable Gtin gtin) {
    /** {@code WOULD_HAVE_SHOWN}: the member is in the control group and saw nothing. */
    public enum Kind {
        SHOWN,
        WOULD_HAVE_SHOWN,
        ACCEPTED,
        DISMISSED,
        REDEEMED
    }

    public OfferOutcome {
        Objects.requireNonNull(decisionId, "decisionId");
        Objects.requireNonNull(campaign, "campaign");
        Objects.requireNonNull(kind, "kind");
    }

    /** As earlier versions recorded it. */
    public OfferOutcome(String decisionId, String campaign, Kind kind) {
        this(decisionId, campaign, kind, null);
    }
}
