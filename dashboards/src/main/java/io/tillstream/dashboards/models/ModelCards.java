package io.tillstream.dashboards.models;

import io.tillstream.dashboards.streams.StreamView;
import io.tillstream.events.decision.ModelCard;
import io.tillstream.wire.Topic;
import io.tillstream.wire.Topics;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The card of each model that somebody vouches for. */
@Component
public final class ModelCards implements StreamView<ModelCard> {
    private final Map<String, ModelCard> cards = new ConcurrentHashMap<>();

    @Override
    public Topic<ModelCard> topic() {
        return Topics.MODEL_CARD;
    }

    @Override
    public void apply(String key, @Nullable ModelCard value, Instant recordedAt) {
        if (value == null) {
            cards.remove(key);
        } else {
            cards.put(key, value);
        }
    }

    Optional<ModelCard> of(String model) {
        return Optional.ofNullable(cards.get(model));
    }
}
