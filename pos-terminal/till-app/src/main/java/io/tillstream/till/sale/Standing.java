package io.tillstream.till.sale;

import io.tillstream.events.sale.TillTransaction;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The open sale and what was recorded before it. They change together: a basket that becomes a record leaves
 * the one at the moment it enters the other, so that nobody who looks counts it twice or not at all.
 *
 * @param sale the open sale; absent before the first
 * @param soFar what this epoch's journal says
 */
record Standing(@Nullable OpenSale sale, SoFar soFar) {
    static final Standing EMPTY = new Standing(null, SoFar.NOTHING);

    Standing with(OpenSale next) {
        return new Standing(next, soFar);
    }

    /** With records, in their order, and the sale as it stands after them. */
    Standing recorded(List<? extends TillTransaction> facts, @Nullable OpenSale next) {
        SoFar after = soFar;
        for (TillTransaction fact : facts) {
            after = after.plus(fact);
        }
        return new Standing(next, after);
    }
}
