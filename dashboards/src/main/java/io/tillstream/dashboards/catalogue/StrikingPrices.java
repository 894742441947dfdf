package io.tillstream.dashboards.catalogue;

import io.tillstream.dashboards.masterdata.Assortment;
import io.tillstream.dashboards.settings.DashboardsSettings;
import io.tillstream.events.Gtin;
import io.tillstream.events.Money;
import io.tillstream.events.assortment.ItemPrices;
import io.tillstream.events.assortment.Price;
import io.tillstream.events.assortment.PriceKey;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Prices of a file that are likelier a slip of the keys than meant: far from the one before, or below what the shop pays. */
@Component
final class StrikingPrices {
    private static final int AT_ONCE = 2_000;

    private final PriceSheet sheet;
    private final Assortment assortment;
    private final ChangeSets sets;
    private final int factor;

    StrikingPrices(PriceSheet sheet, Assortment assortment, ChangeSets sets, DashboardsSettings settings) {
        this.sheet = sheet;
        this.assortment = assortment;
        this.sets = sets;
        this.factor = settings.priceFactor();
    }

    /**
     * A new price beside the one before.
     *
     * @param was what the item costs until then; absent where nobody has said
     * @param leap whether it is more than {@code tillstream.price-factor} times that, or less than that part
     * @param belowCost whether it is less than what the shop pays
     */
    record Look(@Nullable Money was, boolean leap, boolean belowCost) {
        static final Look PLAIN = new Look(null, false, false);

        public boolean isStriking() {
            return leap || belowCost;
        }

        static Look at(Price price, @Nullable Money was, int factor) {
            Money is = price.unitPrice();
            boolean comparable = was != null && was.currency().equals(is.currency()) && was.isPositive();
            return new Look(
                    was,
                    was != null
                            && comparable
                            && (is.compareTo(was.times(factor)) > 0
                                    || is.times(factor).compareTo(was) < 0),
                    is.compareTo(price.unitCost()) < 0);
        }
    }

    /** Of rows of one set of prices, each as it would stand if the set were published whole; one that withdraws a price has none. */
    List<Look> of(ChangeSet set, List<ChangeRow> rows) {
        Map<Gtin, ItemPrices> then = new HashMap<>();
        Set<Gtin> items =
                rows.stream().map(row -> PriceKey.parse(row.key()).gtin()).collect(Collectors.toSet());
        items.forEach(item -> then.put(item, assortment.prices(item)));
        sets.ofItems(set.id(), items)
                .forEach(row ->
                        ItemPrices.take(then, row.key(), row.after() == null ? null : sheet.ofJson(row.after())));
        return rows.stream().map(row -> of(row, then)).toList();
    }

    private Look of(ChangeRow row, Map<Gtin, ItemPrices> then) {
        String after = row.after();
        if (after == null) {
            return Look.PLAIN;
        }
        Price price = sheet.ofJson(after);
        return Look.at(price, before(row, price, then).map(Price::unitPrice).orElse(null), factor);
    }

    /** What stands at the same instant already, or what holds until it: of the steps that are known and of those that come with it. */
    private Optional<Price> before(ChangeRow row, Price price, Map<Gtin, ItemPrices> then) {
        String same = row.before();
        return same != null
                ? Optional.of(sheet.ofJson(same))
                : then.getOrDefault(price.gtin(), ItemPrices.NONE)
                        .at(price.store(), price.effectiveFrom().minusNanos(1));
    }

    /** How many of the prices that would be published are striking; 0 for what are no prices. */
    long count(ChangeSet set) {
        if (!set.kind().equals(sheet.path()) || !set.canBePublished()) {
            return 0;
        }
        long found = 0;
        int last = 0;
        for (List<ChangeRow> rows = sets.rows(set.id(), last, AT_ONCE);
                !rows.isEmpty();
                rows = sets.rows(set.id(), last, AT_ONCE)) {
            last = rows.getLast().number();
            found += of(set, rows).stream().filter(Look::isStriking).count();
        }
        return found;
    }
}
