package io.tillstream.dashboards.fleet;

import io.tillstream.dashboards.masterdata.AnnouncedPrices;
import io.tillstream.events.StoreId;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A change of prices and how many of the tills it concerns are how far with it.
 *
 * @param from when the prices begin
 * @param steps how many prices
 * @param ownStores how many stores have prices of their own among them
 * @param tills how many tills it concerns
 * @param counts how many of them are how far
 */
record ChangeCount(Instant from, int steps, int ownStores, int tills, Map<PriceStand, Long> counts) {
    ChangeCount {
        counts = Map.copyOf(counts);
    }

    static ChangeCount of(AnnouncedPrices.PriceChange change, List<TillHealths.Heard> heard, Instant now) {
        Map<PriceStand, Long> counts = heard.stream()
                .filter(each -> change.concerns(store(each)))
                .collect(Collectors.groupingBy(
                        each -> PriceStand.of(change, store(each), each.health().holding(), now),
                        () -> new EnumMap<>(PriceStand.class),
                        Collectors.counting()));
        return new ChangeCount(
                change.from(),
                change.steps(),
                change.ownStores(),
                counts.values().stream().mapToInt(Long::intValue).sum(),
                counts);
    }

    private static StoreId store(TillHealths.Heard heard) {
        return heard.health().till().store();
    }

    public long of(PriceStand stand) {
        return counts.getOrDefault(stand, 0L);
    }

    public long applied() {
        return of(PriceStand.APPLIED);
    }

    public long waiting() {
        return of(PriceStand.WAITING);
    }

    /** Those nobody should count on yet. */
    public long pending() {
        return of(PriceStand.EXPECTED) + of(PriceStand.UNCONFIRMED) + of(PriceStand.MISSING);
    }

    public long notSaid() {
        return of(PriceStand.NOT_SAID);
    }
}
