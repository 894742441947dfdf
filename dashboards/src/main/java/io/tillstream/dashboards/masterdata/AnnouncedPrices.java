package io.tillstream.dashboards.masterdata;

import io.tillstream.dashboards.live.LiveEvents;
import io.tillstream.dashboards.settings.DashboardsSettings;
import io.tillstream.events.StoreId;
import io.tillstream.events.assortment.Price;
import io.tillstream.events.assortment.PriceKey;
import io.tillstream.events.till.Tally;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The price steps of the last week and those to come, counted by the instant at which they begin. */
@Component
public final class AnnouncedPrices {
    /** Whoever looks for an older one looks at the item. */
    private static final Duration KEPT = Duration.ofDays(8);

    private final Clock clock;
    private final Duration clockOffset;
    private final LiveEvents live;
    private final NavigableMap<Instant, Steps> changes = new TreeMap<>();

    AnnouncedPrices(DashboardsSettings settings, Clock clock, LiveEvents live) {
        this.clock = clock;
        this.clockOffset = settings.clockOffset();
        this.live = live;
    }

    /** Steps that begin together. For use under this object's lock. */
    private static final class Steps {
        private final Map<PriceKey, Long> numbers = new HashMap<>();
        private final Map<StoreId, Tally> stores = new HashMap<>();
        private Tally chain = Tally.NONE;
        private Instant publishedAt = Instant.MIN;

        void put(PriceKey key, @Nullable Price step, Instant at) {
            Long before = step == null ? numbers.remove(key) : numbers.put(key, Tally.number(step));
            Tally tally = tally(key);
            Tally without = before == null ? tally : tally.minus(before);
            Tally now = step == null ? without : without.plus(Tally.number(step));
            if (key.store() == null) {
                chain = now;
            } else {
                stores.put(key.store(), now);
            }
            publishedAt = at.isAfter(publishedAt) ? at : publishedAt;
        }

        private Tally tally(PriceKey key) {
            return key.store() == null ? chain : stores.getOrDefault(key.store(), Tally.NONE);
        }

        PriceChange as(Instant from) {
            return new PriceChange(from, chain, stores, publishedAt);
        }
    }

    /** Takes in a record of the topic; see {@link Assortment}, which reads it. */
    void take(String key, @Nullable Price value, Instant recordedAt) {
        PriceKey of = PriceKey.parse(key);
        Instant from = of.from();
        if (from == null || !from.isAfter(oldest())) {
            return;
        }
        synchronized (changes) {
            // The broker stamps system time; pages speak of the shop's time.
            changes.computeIfAbsent(from, _ -> new Steps()).put(of, value, recordedAt.plus(clockOffset));
        }
        live.changed(LiveEvents.Subject.FLEET);
    }

    private Instant oldest() {
        return clock.instant().minus(KEPT);
    }

    /** Those that concern one of these stores, the latest first. */
    public List<PriceChange> latest(Predicate<StoreId> stores) {
        synchronized (changes) {
            changes.headMap(oldest(), true).clear();
            return changes.descendingMap().entrySet().stream()
                    .map(each -> each.getValue().as(each.getKey()))
                    .filter(change -> change.concerns(stores))
                    .toList();
        }
    }

    /** The one of an instant, where there is one. */
    public Optional<PriceChange> at(Instant from) {
        synchronized (changes) {
            return Optional.ofNullable(changes.get(from)).map(steps -> steps.as(from));
        }
    }

    /**
     * Price steps that begin together.
     *
     * @param from when
     * @param chain those of the whole chain
     * @param stores those of single stores
     * @param publishedAt when the newest of them was published, business time
     */
    public record PriceChange(Instant from, Tally chain, Map<StoreId, Tally> stores, Instant publishedAt) {
        public PriceChange {
            stores = Map.copyOf(stores);
        }

        /** What the tills of a store should hold. */
        public Tally in(StoreId store) {
            return chain.plus(stores.getOrDefault(store, Tally.NONE));
        }

        public boolean concerns(StoreId store) {
            return in(store).count() > 0;
        }

        boolean concerns(Predicate<StoreId> wanted) {
            return chain.count() > 0
                    || stores.entrySet().stream()
                            .anyMatch(each -> each.getValue().count() > 0 && wanted.test(each.getKey()));
        }

        /** How many steps there are in all. */
        public int steps() {
            return chain.count()
                    + stores.values().stream().mapToInt(Tally::count).sum();
        }

        /** In how many stores a price of their own begins. */
        public int ownStores() {
            return (int) stores.values().stream().filter(own -> own.count() > 0).count();
        }
    }
}
