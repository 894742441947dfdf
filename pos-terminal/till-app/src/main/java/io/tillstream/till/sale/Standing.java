package io.tillstream.till.sale;

import io.tillstream.events.sale.TillTransaction;
import org.jspecify.annotations.Nullable;

/**
 * The open sale and the count of what was recorded before it. They change together: a basket that becomes a record leaves
 * the one at the moment it enters the other, so that nobody who looks counts it twice or not at all.
 *
 * @param sale the open sale; absent before the first
 * @param tally counts of this epoch
 */
record Standing(@Nullable OpenSale sale, Tally tally) {
    static final Standing EMPTY = new Standing(null, Tally.NOTHING);

    Standing with(OpenSale next) {
        return new Standing(next, tally);
    }

    Standing recorded(TillTransaction fact, OpenSale next) {
        return new Standing(next, tally.plus(fact));
    }
}
