package io.tillstream.dashboards.sales;

import io.tillstream.dashboards.live.LiveEvents;
import io.tillstream.dashboards.streams.StreamView;
import io.tillstream.events.StoreId;
import io.tillstream.events.ledger.LineRefunds;
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

/** Sale lines of which more came back than was sold; a flag that a late sale clears is forgotten. */
@Component
public final class OverRefunds implements StreamView<LineRefunds> {
    private final Map<String, LineRefunds> flagged = new ConcurrentHashMap<>();
    private final LiveEvents live;

    OverRefunds(LiveEvents live) {
        this.live = live;
    }

    @Override
    public Topic<LineRefunds> topic() {
        return Topics.REFUNDS_BY_LINE;
    }

    @Override
    public void apply(String key, @Nullable LineRefunds value, Instant recordedAt) {
        if (value != null && value.over().amount() > 0) {
            flagged.put(key, value);
            live.changed(LiveEvents.Subject.SALES, value.sale().till().store());
        } else {
            LineRefunds before = flagged.remove(key);
            if (before != null) {
                live.changed(LiveEvents.Subject.SALES, before.sale().till().store());
            }
        }
    }

    /**
     * The latest first.
     *
     * @param stores that sold the goods or took some of them back
     * @param since happened at or after
     */
    public List<LineRefunds> latest(Predicate<StoreId> stores, Instant since) {
        return flagged.values().stream()
                .filter(line -> !line.asOf().isBefore(since))
                .filter(line -> concerns(line, stores))
                .sorted(Comparator.comparing(LineRefunds::asOf)
                        .reversed()
                        .thenComparing(LineRefunds::sale)
                        .thenComparingInt(LineRefunds::line))
                .toList();
    }

    private static boolean concerns(LineRefunds line, Predicate<StoreId> stores) {
        return stores.test(line.sale().till().store())
                || line.refunds().stream()
                        .anyMatch(refund -> stores.test(refund.till().store()));
    }
}
