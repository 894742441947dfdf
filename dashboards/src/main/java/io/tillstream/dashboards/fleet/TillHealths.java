package io.tillstream.dashboards.fleet;

import io.tillstream.dashboards.live.LiveEvents;
import io.tillstream.dashboards.settings.DashboardsSettings;
import io.tillstream.dashboards.streams.StreamView;
import io.tillstream.events.StoreId;
import io.tillstream.events.till.TillHealth;
import io.tillstream.wire.Topic;
import io.tillstream.wire.Topics;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** How every till said it was, when it was last heard of. */
@Component
public final class TillHealths implements StreamView<TillHealth> {
    private final Map<String, Heard> healths = new ConcurrentHashMap<>();
    private final Duration clockOffset;
    private final LiveEvents live;

    TillHealths(DashboardsSettings settings, LiveEvents live) {
        this.clockOffset = settings.clockOffset();
        this.live = live;
    }

    /**
     * A till's own word and when it was heard, in business time.
     *
     * @param health its word
     * @param at when
     */
    public record Heard(TillHealth health, Instant at) {
        /** A till tells of itself every minute; after two without a word something keeps it. */
        static final Duration SILENT_AFTER = Duration.ofMinutes(2);

        /** Whether something keeps it from telling of itself. */
        public boolean isSilent(Instant now) {
            return isSilent(now, SILENT_AFTER);
        }

        /** The same for whoever has more patience. */
        public boolean isSilent(Instant now, Duration patience) {
            return Duration.between(at, now).compareTo(patience) > 0;
        }
    }

    @Override
    public Topic<TillHealth> topic() {
        return Topics.TILL_HEALTH;
    }

    @Override
    public void apply(String key, @Nullable TillHealth value, Instant recordedAt) {
        if (value == null) {
            healths.remove(key);
            live.changed(LiveEvents.Subject.FLEET);
        } else {
            // The broker stamps system time; pages speak of the shop's time.
            healths.put(key, new Heard(value, recordedAt.plus(clockOffset)));
            live.changed(LiveEvents.Subject.FLEET, value.till().store());
        }
    }

    /** Those of which nothing has been heard for too long, by name. */
    public List<Heard> silent(Predicate<StoreId> stores, Instant now) {
        return heard(stores).stream().filter(heard -> heard.isSilent(now)).toList();
    }

    /** All tills of these stores, by name. */
    public List<Heard> heard(Predicate<StoreId> stores) {
        return healths.values().stream()
                .filter(heard -> stores.test(heard.health().till().store()))
                .sorted(Comparator.comparing(heard -> heard.health().till()))
                .toList();
    }
}
