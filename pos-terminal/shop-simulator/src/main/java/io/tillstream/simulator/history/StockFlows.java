package io.tillstream.simulator.history;

import io.tillstream.events.StoreId;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.TreeMap;

/** How many pieces of each item left each store on each day, net of what came back: the demand deliveries must cover. */
final class StockFlows {
    private final LocalDate firstDay;
    private final int days;
    private final Map<StoreId, Map<String, int[]>> left = new TreeMap<>();

    StockFlows(LocalDate firstDay, LocalDate lastDay) {
        this.firstDay = firstDay;
        this.days = Math.toIntExact(ChronoUnit.DAYS.between(firstDay, lastDay)) + 1;
    }

    /** Pieces that left, negative for pieces that came in. */
    void leave(StoreId store, String code, LocalDate day, int pieces) {
        int[] byDay = left.computeIfAbsent(store, s -> new TreeMap<>()).computeIfAbsent(code, c -> new int[days]);
        int index = Math.toIntExact(ChronoUnit.DAYS.between(firstDay, day));
        byDay[index] = Math.addExact(byDay[index], pieces);
    }

    LocalDate firstDay() {
        return firstDay;
    }

    int days() {
        return days;
    }

    /** Per store and code, net pieces that left on each day from the first. */
    Map<StoreId, Map<String, int[]>> byStore() {
        return left;
    }
}
