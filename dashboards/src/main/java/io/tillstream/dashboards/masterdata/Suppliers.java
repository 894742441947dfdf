package io.tillstream.dashboards.masterdata;

import io.tillstream.dashboards.streams.StreamView;
import io.tillstream.events.purchase.Supplier;
import io.tillstream.wire.Topic;
import io.tillstream.wire.Topics;
import java.time.Instant;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Who delivers, as published. */
@Component
public final class Suppliers implements StreamView<Supplier> {
    private final NavigableMap<String, Supplier> suppliers = new ConcurrentSkipListMap<>();

    /** All of them by their codes. */
    public List<Supplier> all() {
        return List.copyOf(suppliers.values());
    }

    public Optional<Supplier> supplier(String code) {
        return Optional.ofNullable(suppliers.get(code));
    }

    @Override
    public Topic<Supplier> topic() {
        return Topics.SUPPLIER;
    }

    @Override
    public void apply(String key, @Nullable Supplier value, Instant recordedAt) {
        if (value == null) {
            suppliers.remove(key);
        } else {
            suppliers.put(key, value);
        }
    }
}
