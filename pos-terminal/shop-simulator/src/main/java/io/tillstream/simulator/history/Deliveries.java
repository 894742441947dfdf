package io.tillstream.simulator.history;

import io.tillstream.events.Gtin;
import io.tillstream.events.Quantity;
import io.tillstream.events.StoreId;
import io.tillstream.events.stock.GoodsReceived;
import io.tillstream.events.stock.StockLine;
import io.tillstream.events.stock.StockMovement;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The deliveries the file does not mention: opening stock on the first day, then one each Monday, all marked assumed. */
final class Deliveries {
    /** What a movement may hold at most. */
    static final int LINES_PER_DELIVERY = 500;

    private final StockFlows flows;
    private final ItemNumbers numbers;
    private final Map<String, Integer> packs;

    Deliveries(StockFlows flows, ItemNumbers numbers, Map<String, Integer> packs) {
        this.flows = flows;
        this.numbers = numbers;
        this.packs = packs;
    }

    List<StockMovement> plan() {
        List<LocalDate> days = deliveryDays();
        int[] dayNumbers = days.stream()
                .mapToInt(d -> (int) (d.toEpochDay() - flows.firstDay().toEpochDay()))
                .toArray();
        DeliveryRule rule = new DeliveryRule(dayNumbers, flows.days());
        List<StockMovement> movements = new ArrayList<>();
        flows.byStore().forEach((store, codes) -> {
            List<List<StockLine>> byDay = Stream.<List<StockLine>>generate(ArrayList::new)
                    .limit(dayNumbers.length - 1L)
                    .toList();
            codes.forEach((code, left) -> {
                int[] delivered = rule.deliveries(left, packs.getOrDefault(code, 1));
                for (int i = 0; i < delivered.length; i++) {
                    if (delivered[i] > 0) {
                        byDay.get(i).add(line(numbers.of(code), delivered[i]));
                    }
                }
            });
            for (int i = 0; i < byDay.size(); i++) {
                movements.addAll(split(store, days.get(i), i == 0, byDay.get(i)));
            }
        });
        movements.sort(Comparator.comparing(StockMovement::happenedAt).thenComparing(StockMovement::id));
        return movements;
    }

    /** The first day, every Monday of history, and the first Monday after the cut as the end of the last week. */
    private List<LocalDate> deliveryDays() {
        LocalDate afterCut = flows.firstDay().plusDays(flows.days());
        List<LocalDate> days = new ArrayList<>(List.of(flows.firstDay()));
        LocalDate day = flows.firstDay();
        while (day.isBefore(afterCut)) {
            day = day.with(TemporalAdjusters.next(ImportRules.DELIVERY_DAY));
            days.add(day);
        }
        return days;
    }

    private static StockLine line(Gtin gtin, int pieces) {
        return new StockLine(gtin, Quantity.each(pieces));
    }

    private static List<StockMovement> split(StoreId store, LocalDate day, boolean opening, List<StockLine> lines) {
        List<StockMovement> parts = new ArrayList<>();
        for (int from = 0; from < lines.size(); from += LINES_PER_DELIVERY) {
            parts.add(new GoodsReceived(
                    store + "-" + day + "-" + (parts.size() + 1),
                    store,
                    day.atTime(ImportRules.DELIVERY_TIME)
                            .atZone(ImportRules.ZONE)
                            .toInstant(),
                    day,
                    true,
                    opening ? "import-opening-stock" : "import-weekly-delivery",
                    lines.subList(from, Math.min(lines.size(), from + LINES_PER_DELIVERY))));
        }
        return parts;
    }
}
