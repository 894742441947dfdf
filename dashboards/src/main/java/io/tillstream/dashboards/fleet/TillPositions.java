package io.tillstream.dashboards.fleet;

import io.tillstream.dashboards.live.LiveEvents;
import io.tillstream.dashboards.settings.DashboardsSettings;
import io.tillstream.dashboards.streams.StreamView;
import io.tillstream.events.StoreId;
import io.tillstream.events.TillId;
import io.tillstream.events.ledger.TillPosition;
import io.tillstream.wire.Topic;
import io.tillstream.wire.Topics;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** How far every till has arrived, epoch by epoch. */
@Component
public final class TillPositions implements StreamView<TillPosition> {
    private final Map<String, Seen> positions = new ConcurrentHashMap<>();
    private final Duration clockOffset;
    private final LiveEvents live;

    TillPositions(DashboardsSettings settings, LiveEvents live) {
        this.clockOffset = settings.clockOffset();
        this.live = live;
    }

    /**
     * A position and when it last moved, in business time.
     *
     * @param position how far
     * @param at when
     */
    record Seen(TillPosition position, Instant at) {}

    /**
     * A till: the epoch it writes now and the ones before, history included.
     *
     * @param till which
     * @param current its latest epoch
     * @param earlier the others, latest first
     */
    public record Till(TillId till, Seen current, List<Seen> earlier) {
        public Till {
            earlier = List.copyOf(earlier);
        }

        /** Record numbers that are missing between the first and the highest one seen, over all epochs. */
        public long missing() {
            return all().stream()
                    .flatMap(seen -> seen.position().gaps().stream())
                    .mapToLong(gap -> gap.to() - gap.from() + 1)
                    .sum();
        }

        /** Records refused because another one had their number. */
        public long clones() {
            return all().stream().mapToLong(seen -> seen.position().clones()).sum();
        }

        private List<Seen> all() {
            List<Seen> all = new ArrayList<>(earlier);
            all.add(current);
            return all;
        }
    }

    @Override
    public Topic<TillPosition> topic() {
        return Topics.TILL_POSITION;
    }

    @Override
    public void apply(String key, @Nullable TillPosition value, Instant recordedAt) {
        if (value == null) {
            positions.remove(key);
            live.changed(LiveEvents.Subject.FLEET);
        } else {
            // The broker stamps system time; pages speak of the shop's time.
            positions.put(key, new Seen(value, recordedAt.plus(clockOffset)));
            live.changed(LiveEvents.Subject.FLEET, value.till().store());
        }
    }

    /** How far each till of these stores has arrived in the epoch it writes now. */
    Map<TillId, Seen> latest(Predicate<StoreId> stores) {
        return positions.values().stream()
                .filter(seen -> stores.test(seen.position().till().store()))
                .collect(Collectors.toMap(
                        seen -> seen.position().till(),
                        Function.identity(),
                        BinaryOperator.maxBy(
                                Comparator.comparingInt(seen -> seen.position().epoch()))));
    }

    /** All tills of these stores. */
    public List<Till> tills(Predicate<StoreId> stores) {
        Map<TillId, List<Seen>> byTill = new TreeMap<>();
        for (Seen seen : positions.values()) {
            if (stores.test(seen.position().till().store())) {
                byTill.computeIfAbsent(seen.position().till(), _ -> new ArrayList<>())
                        .add(seen);
            }
        }
        List<Till> tills = new ArrayList<>();
        byTill.forEach((till, epochs) -> {
            epochs.sort(Comparator.comparingInt((Seen seen) -> seen.position().epoch())
                    .reversed());
            tills.add(new Till(till, epochs.getFirst(), epochs.subList(1, epochs.size())));
        });
        return tills;
    }
}
