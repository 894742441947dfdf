package io.tillstream.dashboards.losses;

import io.tillstream.dashboards.live.LiveEvents;
import io.tillstream.dashboards.streams.StreamView;
import io.tillstream.events.StoreId;
import io.tillstream.events.ledger.CashierPeriod;
import io.tillstream.wire.Topic;
import io.tillstream.wire.Topics;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What every cashier did besides selling, four weeks at a time. */
@Component
final class CashierPeriods implements StreamView<CashierPeriod> {
    /** As many as are looked at together when somebody is found to stand out. */
    static final int TOGETHER = 3;

    private final Map<String, CashierPeriod> byKey = new ConcurrentHashMap<>();
    private final LiveEvents live;

    CashierPeriods(LiveEvents live) {
        this.live = live;
    }

    @Override
    public Topic<CashierPeriod> topic() {
        return Topics.CASHIER_PERIOD;
    }

    @Override
    public void apply(String key, @Nullable CashierPeriod value, Instant recordedAt) {
        if (value == null) {
            byKey.remove(key);
        } else {
            byKey.put(key, value);
        }
        live.changed(LiveEvents.Subject.LOSSES);
    }

    /** The latest periods of a store that are looked at together, the oldest first. */
    List<CashierPeriod> latest(StoreId store) {
        List<CashierPeriod> all = byKey.values().stream()
                .filter(period -> period.store().equals(store))
                .sorted(Comparator.comparing(CashierPeriod::from))
                .toList();
        if (all.isEmpty()) {
            return all;
        }
        LocalDate since = all.getLast().from().minusDays((TOGETHER - 1L) * CashierPeriod.DAYS);
        return all.stream().filter(period -> !period.from().isBefore(since)).toList();
    }
}
