package io.tillstream.dashboards.closings;

import io.tillstream.dashboards.live.LiveEvents;
import io.tillstream.dashboards.streams.StreamView;
import io.tillstream.events.StoreId;
import io.tillstream.events.sale.Closing;
import io.tillstream.wire.Topic;
import io.tillstream.wire.Topics;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Every Z of every till. */
@Component
final class Closings implements StreamView<Closing> {
    private final Map<String, Closing> byNumber = new ConcurrentHashMap<>();
    private final LiveEvents live;

    Closings(LiveEvents live) {
        this.live = live;
    }

    @Override
    public Topic<Closing> topic() {
        return Topics.CLOSING;
    }

    @Override
    public void apply(String key, @Nullable Closing value, Instant recordedAt) {
        if (value != null) {
            byNumber.put(key, value);
            live.changed(LiveEvents.Subject.FLEET, value.source().till().store());
        }
    }

    /** The latest days first, each day's by till. */
    List<Closing> latest(Predicate<StoreId> stores, int count) {
        return byNumber.values().stream()
                .filter(closing -> stores.test(closing.source().till().store()))
                .sorted(Comparator.comparing(Closing::businessDate)
                        .reversed()
                        .thenComparing(closing -> closing.source().till())
                        .thenComparing(Closing::happenedAt))
                .limit(count)
                .toList();
    }
}
