package io.tillstream.dashboards.alerts;

import io.tillstream.events.Gtin;
import io.tillstream.events.Money;
import io.tillstream.events.Quantity;
import io.tillstream.events.StoreId;
import io.tillstream.events.decision.AlertScore;
import io.tillstream.events.decision.ModelReference;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * An alert and what came of it: as little as is needed, for there is one for each item, store and delivery.
 *
 * @param store for which store
 * @param gtin which item
 * @param delivery the delivery it looked ahead to
 * @param model who said it
 * @param basisPoints how likely an empty shelf was said to be, in hundredths of a percent
 * @param expected what was expected to be lost
 * @param issuedAt when it was said
 * @param what what came
 * @param lost what was lost as far as is known, absent while the delivery is awaited
 * @param left what was left before the delivery, absent while it is awaited
 */
public record Told(
        StoreId store,
        Gtin gtin,
        LocalDate delivery,
        ModelReference model,
        int basisPoints,
        Money expected,
        Instant issuedAt,
        What what,
        @Nullable Money lost,
        @Nullable Quantity left) {
    /** What can come of an alert. */
    public enum What {
        /** Its delivery has not come. */
        AWAITED,
        /** The shelf was empty before. */
        CAME,
        /** Something was always there. */
        STAYED_AWAY,
        /** Goods came or went otherwise than over a till. */
        SAYS_NOTHING
    }

    /**
     * That of a record of the topic.
     *
     * @param model equal to that of the alert; one for all of them
     */
    public static Told of(AlertScore alert, ModelReference model) {
        AlertScore.Outcome outcome = alert.outcome();
        return new Told(
                alert.store(),
                alert.gtin(),
                alert.nextDelivery(),
                model,
                alert.emptyBasisPoints(),
                alert.expectedLostMargin(),
                alert.issuedAt(),
                what(outcome),
                outcome == null ? null : outcome.lostMargin(),
                outcome == null ? null : outcome.left());
    }

    private static What what(AlertScore.@Nullable Outcome outcome) {
        if (outcome == null) {
            return What.AWAITED;
        }
        if (outcome.disturbed()) {
            return What.SAYS_NOTHING;
        }
        return outcome.emptied() == null ? What.STAYED_AWAY : What.CAME;
    }
}
