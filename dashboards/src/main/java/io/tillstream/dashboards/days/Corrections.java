package io.tillstream.dashboards.days;

import io.tillstream.dashboards.streams.StreamView;
import io.tillstream.events.StoreId;
import io.tillstream.events.ledger.SalesCorrection;
import io.tillstream.wire.Topic;
import io.tillstream.wire.Topics;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What stores learned about days that they had reported already. */
@Component
final class Corrections implements StreamView<SalesCorrection> {
    private final Map<StoreId, Map<String, SalesCorrection>> byStore = new ConcurrentHashMap<>();

    @Override
    public Topic<SalesCorrection> topic() {
        return Topics.SALES_CORRECTION;
    }

    @Override
    public void apply(String key, @Nullable SalesCorrection value, Instant recordedAt) {
        if (value != null) {
            byStore.computeIfAbsent(value.store(), _ -> new ConcurrentHashMap<>())
                    .put(key, value);
        }
    }

    /** Those of a day that were known on another one or before. */
    List<SalesCorrection> of(StoreId store, LocalDate date, LocalDate known) {
        Collection<SalesCorrection> all = byStore.getOrDefault(store, Map.of()).values();
        return all.stream()
                .filter(correction -> correction.businessDate().equals(date))
                .filter(correction -> !correction.knownOn().isAfter(known))
                .toList();
    }
}
