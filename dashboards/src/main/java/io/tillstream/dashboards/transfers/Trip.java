package io.tillstream.dashboards.transfers;

import io.tillstream.events.Gtin;
import io.tillstream.events.Money;
import io.tillstream.events.Quantity;
import io.tillstream.events.StoreId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A way from one store to another that is worth going.
 *
 * @param from who can spare goods
 * @param to who expects to run out of them
 * @param lines what to take along, the most gain first
 * @param cost what the way costs, absent where nobody has said
 */
record Trip(
        StoreId from,
        StoreId to,
        List<Line> lines,
        @Nullable Money cost) {
    Trip {
        lines = List.copyOf(lines);
    }

    /**
     * An item to take along.
     *
     * @param gtin which
     * @param quantity how much
     * @param gain how much less margin is expected to be lost by it until the next delivery
     */
    record Line(Gtin gtin, Quantity quantity, Money gain) {}

    public Money gain() {
        return lines.stream().map(Line::gain).reduce(Money::plus).orElseThrow();
    }

    /** What is left of the gain after the way. */
    public Money net() {
        return cost == null ? gain() : gain().minus(cost);
    }
}
