package io.tillstream.dashboards.counts;

import io.tillstream.events.Gtin;
import io.tillstream.events.Money;
import io.tillstream.events.Quantity;
import io.tillstream.features.demand.Portions;
import org.jspecify.annotations.Nullable;

/**
 * A count beside the books.
 *
 * @param line what was written
 * @param item the item
 * @param counted how much is there
 * @param books how much should be
 * @param value what the difference was paid for, below nothing where goods are missing; absent where the price is not known
 * @param saved what not knowing would have lost until the delivery after next, at least 0
 */
record Tally(
        CountSheet.Line line,
        Gtin item,
        Quantity counted,
        Quantity books,
        @Nullable Money value,
        Money saved) {
    private static final double FEW_PORTIONS = 2;
    private static final double SMALL_SHARE = 0.2;

    public long difference() {
        return counted.amount() - books.amount();
    }

    public Quantity apart() {
        return new Quantity(Math.abs(difference()), counted.unit());
    }

    /** More than two portions and more than a fifth apart: likelier a mistake in counting than a small one. */
    boolean isLarge() {
        double apart = Portions.of(apart().amount(), counted.unit());
        double larger = Portions.of(Math.max(counted.amount(), books.amount()), counted.unit());
        return apart > FEW_PORTIONS && apart > SMALL_SHARE * larger;
    }

    /** Whether somebody has to count a second time, not knowing what the books say. */
    public boolean isToBeCountedAgain() {
        return isLarge() && line.again().isEmpty();
    }
}
