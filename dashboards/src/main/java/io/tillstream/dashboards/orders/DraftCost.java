package io.tillstream.dashboards.orders;

import io.tillstream.dashboards.masterdata.Assortment;
import io.tillstream.dashboards.masterdata.Costs;
import io.tillstream.dashboards.reorder.Choice;
import io.tillstream.events.Money;
import io.tillstream.events.Quantity;
import io.tillstream.events.StoreId;
import io.tillstream.events.assortment.Product;
import io.tillstream.events.purchase.OrderTerms;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a draft comes to by the price list of now, and what the supplier demands of it. Nothing of it is kept: sending asks the
 * price list once more.
 *
 * @param lines line by line
 * @param terms what the supplier demands, absent where nobody has said
 */
record DraftCost(List<Line> lines, @Nullable OrderTerms terms) {
    DraftCost {
        lines = List.copyOf(lines);
    }

    /**
     * One line.
     *
     * @param choice what was accepted
     * @param pack what a pack costs, absent where nobody knows, or it is no whole number of packs
     * @param cost what all of it costs, absent where nobody knows
     */
    record Line(
            Choice choice, @Nullable Money pack, @Nullable Money cost) {
        static Line of(Choice choice, StoreId store, Costs costs, Assortment assortment) {
            Money unit = costs.unitCost(store, choice.gtin()).orElse(null);
            Quantity ordered = choice.ordered();
            if (unit == null) {
                return new Line(choice, null, null);
            }
            Money pack = choice.orderedPacks() == 0
                    ? null
                    : assortment
                            .product(choice.gtin())
                            .map(Product::packSize)
                            .map(size -> Costs.of(new Quantity(size, ordered.unit()), unit))
                            .orElse(null);
            return new Line(choice, pack, Costs.of(ordered, unit));
        }
    }

    /** What the lines of a known price come to; absent where there is none. A store buys in one currency. */
    public @Nullable Money total() {
        return lines.stream()
                .map(Line::cost)
                .flatMap(Stream::ofNullable)
                .reduce(Money::plus)
                .orElse(null);
    }

    /** How many lines have no known price. */
    public long withoutCost() {
        return lines.stream().filter(line -> line.cost() == null).count();
    }

    /** By how much it is too small for the supplier, at most; absent where it is not, or nobody knows. */
    public @Nullable Money belowMinimum() {
        Money total = total();
        return terms == null || total == null ? null : terms.missing(total).orElse(null);
    }

    /** Whether the supplier may refuse it for what it comes to. */
    public boolean isTooSmall() {
        return belowMinimum() != null;
    }

    /** How much more would be brought free of charge; absent where this is, or nobody knows. */
    public @Nullable Money belowFreeDelivery() {
        Money total = total();
        return terms == null || total == null
                ? null
                : terms.missingForFreeDelivery(total).orElse(null);
    }

    /** What bringing it is charged; absent where nothing is known to be. */
    public @Nullable Money charge() {
        Money total = total();
        return terms == null || total == null ? null : terms.charge(total).orElse(null);
    }

    /** Whether it is brought free of charge because it is large enough. */
    public boolean isBroughtFree() {
        Money total = total();
        return terms != null
                && total != null
                && terms.freeFrom() != null
                && terms.freeFrom().currency().equals(total.currency())
                && belowFreeDelivery() == null;
    }
}
