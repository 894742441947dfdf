package io.tillstream.dashboards.alerts;

import io.tillstream.dashboards.streams.StreamView;
import io.tillstream.events.Gtin;
import io.tillstream.events.StoreId;
import io.tillstream.events.decision.AlertScore;
import io.tillstream.events.decision.ModelReference;
import io.tillstream.wire.Keys;
import io.tillstream.wire.Topic;
import io.tillstream.wire.Topics;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What came of the first alert for each delivery of the last {@value #WEEKS_KEPT} weeks; what is older stays in the log. */
@Component
public final class AlertOutcomes implements StreamView<AlertScore> {
    /** Long enough to see every season's change, short enough for the memory of a chain with a thousand alerts a day. */
    public static final int WEEKS_KEPT = 13;

    /** By store, item and delivery. */
    private final ConcurrentNavigableMap<String, Told> alerts = new ConcurrentSkipListMap<>();

    private final Map<ModelReference, ModelReference> models = new ConcurrentHashMap<>();
    private final Clock clock;
    private volatile LocalDate oldest = LocalDate.MIN;

    AlertOutcomes(Clock clock) {
        this.clock = clock;
    }

    @Override
    public Topic<AlertScore> topic() {
        return Topics.ALERT_SCORE;
    }

    /** The delivery stands at the end of the key: what is older is not even decoded. */
    @Override
    public boolean wants(String key) {
        return key.substring(key.lastIndexOf('|') + 1).compareTo(oldestKept().toString()) >= 0;
    }

    @Override
    public void apply(String key, @Nullable AlertScore value, Instant recordedAt) {
        if (value == null) {
            alerts.remove(key);
        } else {
            ModelReference model = value.model();
            alerts.put(key, Told.of(value, models.computeIfAbsent(model, same -> same)));
        }
        forgetOld();
    }

    private LocalDate oldestKept() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).minusWeeks(WEEKS_KEPT);
    }

    private void forgetOld() {
        LocalDate now = oldestKept();
        if (now.isAfter(oldest)) {
            oldest = now;
            alerts.values().removeIf(told -> told.delivery().isBefore(now));
        }
    }

    /** Of one item in one store, the latest delivery first. */
    public List<Told> about(StoreId store, Gtin gtin) {
        String item = Keys.storeItem(store, gtin) + "|";
        return List.copyOf(
                alerts.subMap(item, item + Character.MAX_VALUE).descendingMap().values());
    }

    /** All of them, in no order that means anything. */
    public Stream<Told> all() {
        return alerts.values().stream();
    }
}
