package io.tillstream.events.sale;

import java.util.Objects;

/**
 * What became of an offer during a transaction.
 *
 * @param decisionId the decision
 * @param campaign its campaign
 * @param kind what happened
 */
public record OfferOutcome(String decisionId, String campaign, Kind kind) {
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
}
