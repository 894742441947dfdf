package io.tillstream.dashboards.losses;

import io.tillstream.dashboards.live.LiveEvents;
import io.tillstream.dashboards.streams.StreamView;
import io.tillstream.events.StoreId;
import io.tillstream.events.ledger.LossSignal;
import io.tillstream.wire.Topic;
import io.tillstream.wire.Topics;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Who stands out now, counted as in the table of all cashiers; a signal that no longer holds is gone. */
@Component
final class LossSignals implements StreamView<LossSignal> {
    private final Map<String, LossSignal> byKey = new ConcurrentHashMap<>();
    private final CashierPeriods periods;
    private final LiveEvents live;

    LossSignals(CashierPeriods periods, LiveEvents live) {
        this.periods = periods;
        this.live = live;
    }

    @Override
    public Topic<LossSignal> topic() {
        return Topics.LOSS_SIGNAL;
    }

    @Override
    public void apply(String key, @Nullable LossSignal value, Instant recordedAt) {
        if (value == null) {
            byKey.remove(key);
        } else {
            byKey.put(key, value);
        }
        live.changed(LiveEvents.Subject.LOSSES);
    }

    /** Those about cashiers of these stores, and about members with a receipt there, by key. */
    Map<String, LossSignal> of(Predicate<StoreId> stores) {
        Map<String, LossSignal> found = new TreeMap<>();
        byKey.forEach((key, signal) -> {
            if (concerns(signal, stores)) {
                found.put(key, periods.counted(signal));
            }
        });
        return found;
    }

    Optional<LossSignal> of(String key, Predicate<StoreId> stores) {
        return Optional.ofNullable(byKey.get(key))
                .filter(signal -> concerns(signal, stores))
                .map(periods::counted);
    }

    private static boolean concerns(LossSignal signal, Predicate<StoreId> stores) {
        StoreId store = signal.store();
        return store == null
                ? signal.receipts().stream()
                        .anyMatch(receipt -> stores.test(receipt.till().store()))
                : stores.test(store);
    }
}
