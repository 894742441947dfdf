package io.tillstream.dashboards.fleet;

import io.tillstream.dashboards.live.LiveEvents;
import io.tillstream.dashboards.streams.StreamView;
import io.tillstream.events.StoreId;
import io.tillstream.events.ledger.TillAlarm;
import io.tillstream.wire.Topic;
import io.tillstream.wire.Topics;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The latest alarms of all tills. */
@Component
final class Alarms implements StreamView<TillAlarm> {
    private static final int MOST_KEPT = 500;

    /** By content, so that an alarm read twice is shown once. */
    private final Map<TillAlarm, Boolean> alarms = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<TillAlarm, Boolean> eldest) {
            return size() > MOST_KEPT;
        }
    };

    private final LiveEvents live;

    Alarms(LiveEvents live) {
        this.live = live;
    }

    @Override
    public Topic<TillAlarm> topic() {
        return Topics.TILL_ALARM;
    }

    @Override
    public void apply(String key, @Nullable TillAlarm value, Instant recordedAt) {
        if (value != null) {
            synchronized (alarms) {
                alarms.put(value, true);
            }
            live.changed(LiveEvents.Subject.FLEET, value.source().till().store());
        }
    }

    /** The latest first. */
    List<TillAlarm> latest(Predicate<StoreId> stores, int count) {
        synchronized (alarms) {
            return alarms.keySet().stream()
                    .filter(alarm -> stores.test(alarm.source().till().store()))
                    .sorted(Comparator.comparing(TillAlarm::raisedAt).reversed())
                    .limit(count)
                    .toList();
        }
    }
}
