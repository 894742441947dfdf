package io.tillstream.topologies.group;

import io.tillstream.events.Money;
import io.tillstream.events.StoreId;
import io.tillstream.events.ledger.SalesCorrection;
import io.tillstream.events.ledger.StoreDaySales;
import io.tillstream.events.ledger.StoreDaySales.Dimension;
import io.tillstream.events.ledger.StoreDayTender;
import io.tillstream.events.ledger.Trade;
import io.tillstream.events.sale.Tender.TenderType;
import io.tillstream.topologies.sales.DayReport;
import io.tillstream.topologies.sales.Trades;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What some stores sold on a trading day in one currency. The order in which stores are added does not matter, nor how they
 * are put together before.
 *
 * @param currency ISO 4217
 * @param total as it was known on the day that is asked for
 * @param sales the parts of the day, live and late apart
 * @param tenders its money, live and late apart
 * @param corrections of all stores, by the day on which they became known
 * @param stores what each of them adds to the total, the most revenue first
 */
public record GroupSales(
        String currency,
        Trade total,
        List<Part> sales,
        List<TenderPart> tenders,
        List<Correction> corrections,
        List<StorePart> stores) {
    /** Parts of a single store say nothing of many. */
    static final Set<Dimension> DIMENSIONS = Set.of(Dimension.CHANNEL, Dimension.TAX_GROUP, Dimension.CATEGORY);

    private static final Comparator<StorePart> MOST_REVENUE = Comparator.comparing(
                    (StorePart part) -> part.total().revenue().minor(), Comparator.reverseOrder())
            .thenComparing(StorePart::store);

    /**
     * One part of the day.
     *
     * @param dimension by what the day is divided
     * @param value which part
     * @param live what was known when each store began its next trading day
     * @param late what came after that
     */
    public record Part(Dimension dimension, String value, Trade live, Trade late) {
        private String key() {
            return dimension + "|" + value;
        }

        private Part plus(Part other) {
            return new Part(dimension, value, Trades.merge(live, other.live), Trades.merge(late, other.late));
        }
    }

    /**
     * One kind of money, as {@link StoreDayTender} has it.
     *
     * @param tender the kind
     * @param uses how often, by sales known when each store began its next trading day
     * @param amount by those
     * @param lateUses by sales that came after that
     * @param lateAmount by those
     */
    public record TenderPart(TenderType tender, long uses, Money amount, long lateUses, Money lateAmount) {
        private TenderPart plus(TenderPart other) {
            return new TenderPart(
                    tender,
                    uses + other.uses,
                    amount.plus(other.amount),
                    lateUses + other.lateUses,
                    lateAmount.plus(other.lateAmount));
        }
    }

    /**
     * What was learned of the day on a later one.
     *
     * @param knownOn on which
     * @param trade what came
     */
    public record Correction(LocalDate knownOn, Trade trade) {
        private Correction plus(Correction other) {
            return new Correction(knownOn, Trades.merge(trade, other.trade));
        }
    }

    /**
     * What one store adds.
     *
     * @param store which
     * @param total of its day
     */
    public record StorePart(StoreId store, Trade total) {}

    public GroupSales {
        sales = List.copyOf(sales);
        tenders = List.copyOf(tenders);
        corrections = List.copyOf(corrections);
        stores = stores.stream().sorted(MOST_REVENUE).toList();
    }

    /** One store alone. */
    static GroupSales of(DayReport day) {
        return new GroupSales(
                day.total().revenue().currency().code(),
                day.total(),
                day.sales().stream()
                        .filter(part -> DIMENSIONS.contains(part.dimension()))
                        .map(GroupSales::part)
                        .toList(),
                day.tenders().stream().map(GroupSales::part).toList(),
                day.corrections().stream().map(GroupSales::part).toList(),
                List.of(new StorePart(day.store(), day.total())));
    }

    private static Part part(StoreDaySales part) {
        return new Part(part.dimension(), part.value(), part.live(), part.late());
    }

    private static TenderPart part(StoreDayTender part) {
        return new TenderPart(part.tender(), part.uses(), part.amount(), part.lateUses(), part.lateAmount());
    }

    private static Correction part(SalesCorrection part) {
        return new Correction(part.knownOn(), part.trade());
    }

    /** All together, one for each currency, by its code. */
    public static List<GroupSales> sum(Collection<GroupSales> all) {
        return all.stream()
                .collect(Collectors.groupingBy(GroupSales::currency, TreeMap::new, Collectors.toList()))
                .values()
                .stream()
                .map(GroupSales::ofOneCurrency)
                .toList();
    }

    private static GroupSales ofOneCurrency(List<GroupSales> all) {
        return new GroupSales(
                all.getFirst().currency(),
                all.stream().map(GroupSales::total).reduce(Trades::merge).orElseThrow(),
                sum(all, GroupSales::sales, Part::key, Part::plus),
                sum(all, GroupSales::tenders, each -> each.tender().toString(), TenderPart::plus),
                sum(all, GroupSales::corrections, each -> each.knownOn().toString(), Correction::plus),
                all.stream().flatMap(each -> each.stores().stream()).toList());
    }

    private static <V> List<V> sum(
            List<GroupSales> all, Function<GroupSales, List<V>> list, Function<V, String> key, BinaryOperator<V> plus) {
        Map<String, V> sums = new TreeMap<>();
        all.stream()
                .flatMap(each -> list.apply(each).stream())
                .forEach(each -> sums.merge(key.apply(each), each, plus));
        return List.copyOf(sums.values());
    }
}
