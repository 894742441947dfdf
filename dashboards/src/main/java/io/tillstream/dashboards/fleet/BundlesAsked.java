package io.tillstream.dashboards.fleet;

import io.tillstream.dashboards.streams.StreamView;
import io.tillstream.events.TillId;
import io.tillstream.events.till.BundleAsked;
import io.tillstream.wire.Topic;
import io.tillstream.wire.Topics;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The latest request for a log, of each till. */
@Component
final class BundlesAsked implements StreamView<BundleAsked> {
    private final Map<String, BundleAsked> asked = new ConcurrentHashMap<>();

    @Override
    public Topic<BundleAsked> topic() {
        return Topics.BUNDLE_ASKED;
    }

    @Override
    public void apply(String key, @Nullable BundleAsked value, Instant recordedAt) {
        if (value == null) {
            asked.remove(key.substring(key.indexOf('|') + 1));
        } else {
            asked.put(value.till().toString(), value);
        }
    }

    Optional<BundleAsked> of(TillId till) {
        return Optional.ofNullable(asked.get(till.toString()));
    }
}
