package io.tillstream.dashboards.masterdata;

import io.tillstream.dashboards.streams.StreamView;
import io.tillstream.events.purchase.Supplier;
import io.tillstream.wire.Topic;
import io.tillstream.wire.Topics;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Who delivers, as published. */
@Component
public final class Suppliers implements StreamView<Supplier> {
    private final Map<String, Supplier> suppliers = new ConcurrentHashMap<>();

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
