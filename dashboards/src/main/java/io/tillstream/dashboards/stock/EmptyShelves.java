package io.tillstream.dashboards.stock;

import io.tillstream.dashboards.streams.StreamView;
import io.tillstream.events.Gtin;
import io.tillstream.events.StoreId;
import io.tillstream.events.feature.EmptyShelf;
import io.tillstream.wire.Keys;
import io.tillstream.wire.Topic;
import io.tillstream.wire.Topics;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** When the books had nothing of an item in a store, lately. */
@Component
public final class EmptyShelves implements StreamView<EmptyShelf> {
    private final Map<String, EmptyShelf> byKey = new ConcurrentHashMap<>();

    @Override
    public Topic<EmptyShelf> topic() {
        return Topics.EMPTY_SHELF;
    }

    @Override
    public void apply(String key, @Nullable EmptyShelf value, Instant recordedAt) {
        if (value == null) {
            byKey.remove(key);
        } else {
            byKey.put(key, value);
        }
    }

    /** Of one item in one store, the earliest first; none where it was always there. */
    public List<EmptyShelf.Gap> of(StoreId store, Gtin gtin) {
        EmptyShelf shelf = byKey.get(Keys.storeItem(store, gtin));
        return shelf == null ? List.of() : shelf.gaps();
    }

    /** Those of some stores, in no order. */
    public List<EmptyShelf> of(Predicate<StoreId> stores) {
        return byKey.values().stream()
                .filter(shelf -> stores.test(shelf.store()))
                .toList();
    }

    /** For how many minutes it was empty from one instant until the other. */
    public static long minutes(EmptyShelf shelf, Instant from, Instant until) {
        return shelf.gaps().stream()
                .mapToLong(gap -> {
                    Instant begin = gap.from().isBefore(from) ? from : gap.from();
                    Instant ended = gap.until();
                    Instant end = ended == null || ended.isAfter(until) ? until : ended;
                    return Math.max(0, Duration.between(begin, end).toMinutes());
                })
                .sum();
    }
}
