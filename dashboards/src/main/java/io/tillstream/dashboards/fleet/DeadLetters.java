package io.tillstream.dashboards.fleet;

import io.tillstream.dashboards.live.LiveEvents;
import io.tillstream.dashboards.streams.StreamView;
import io.tillstream.events.ledger.DeadLetter;
import io.tillstream.wire.Topic;
import io.tillstream.wire.Topics;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** How many records could not be processed and are not replayed yet, by the topic they came from. */
@Component
final class DeadLetters implements StreamView<DeadLetter> {
    private final Set<String> keys = ConcurrentHashMap.newKeySet();
    private final LiveEvents live;

    DeadLetters(LiveEvents live) {
        this.live = live;
    }

    @Override
    public Topic<DeadLetter> topic() {
        return Topics.DEAD_LETTER;
    }

    @Override
    public void apply(String key, @Nullable DeadLetter value, Instant recordedAt) {
        if (value == null) {
            keys.remove(key);
        } else {
            keys.add(key);
        }
        live.changed(LiveEvents.Subject.FLEET);
    }

    Map<String, Long> byTopic() {
        Map<String, Long> counts = new TreeMap<>();
        keys.forEach(key -> counts.merge(key.substring(0, Math.max(0, key.indexOf('|'))), 1L, Long::sum));
        return counts;
    }
}
