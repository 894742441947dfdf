package io.tillstream.dashboards.catalogue;

import io.tillstream.dashboards.masterdata.Assortment;
import io.tillstream.dashboards.settings.DashboardsSettings;
import io.tillstream.events.Money;
import io.tillstream.events.assortment.Price;
import java.util.List;
import java.util.Optional;
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

    /** Of a row of prices; one that withdraws a price has none. */
    Look of(ChangeRow row) {
        String after = row.after();
        if (after == null) {
            return Look.PLAIN;
        }
        Price price = sheet.ofJson(after);
        return Look.at(price, before(row, price).map(Price::unitPrice).orElse(null), factor);
    }

    /** What stands at the same instant already, or what holds until it. */
    private Optional<Price> before(ChangeRow row, Price price) {
        String same = row.before();
        return same != null
                ? Optional.of(sheet.ofJson(same))
                : assortment
                        .prices(price.gtin())
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
            found += rows.stream().filter(row -> of(row).isStriking()).count();
        }
        return found;
    }
}
