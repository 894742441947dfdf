package io.tillstream.dashboards.masterdata;

import io.tillstream.dashboards.streams.StreamView;
import io.tillstream.events.assortment.Promotion;
import io.tillstream.wire.Topic;
import io.tillstream.wire.Topics;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What is announced, as published. */
@Component
public final class Promotions implements StreamView<Promotion> {
    private final Map<String, Promotion> promotions = new ConcurrentHashMap<>();

    public List<Promotion> all() {
        return List.copyOf(promotions.values());
    }

    @Override
    public Topic<Promotion> topic() {
        return Topics.PROMOTION;
    }

    @Override
    public void apply(String key, @Nullable Promotion value, Instant recordedAt) {
        if (value == null) {
            promotions.remove(key);
        } else {
            promotions.put(key, value);
        }
    }
}
