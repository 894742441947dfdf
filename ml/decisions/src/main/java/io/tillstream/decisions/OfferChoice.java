package io.tillstream.decisions;

import io.tillstream.events.decision.OfferDecision;
import java.util.Objects;

/** What becomes of a member's offers at one moment of a sale: at most one of them is shown. */
public sealed interface OfferChoice {
    /**
     * Show this one, and record it as shown.
     *
     * @param offer the chosen offer
     */
    record Show(OfferDecision offer) implements OfferChoice {
        public Show {
            Objects.requireNonNull(offer, "offer");
        }
    }

    /**
     * The member is in the campaign's control group: show nothing, give nothing, and record what would have been shown.
     *
     * @param offer the offer another member would have seen
     */
    record WouldHaveShown(OfferDecision offer) implements OfferChoice {
        public WouldHaveShown {
            Objects.requireNonNull(offer, "offer");
        }
    }

    /**
     * Show nothing and record nothing.
     *
     * @param reason {@code not-personalised}, {@code held-out}, {@code no-offers}, or the name of the rule that refused the
     *     best offer, such as {@code in-stock}
     */
    record Nothing(String reason) implements OfferChoice {
        public Nothing {
            Objects.requireNonNull(reason, "reason");
        }
    }
}
