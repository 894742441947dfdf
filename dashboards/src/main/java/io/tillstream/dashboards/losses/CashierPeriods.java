package io.tillstream.dashboards.losses;

import io.tillstream.dashboards.live.LiveEvents;
import io.tillstream.dashboards.streams.StreamView;
import io.tillstream.events.Money;
import io.tillstream.events.StoreId;
import io.tillstream.events.ledger.CashierPeriod;
import io.tillstream.events.ledger.Conduct;
import io.tillstream.events.ledger.LossSignal;
import io.tillstream.wire.Topic;
import io.tillstream.wire.Topics;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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

    /**
     * The same signal with the counts of the periods as they are now: both come from one ledger, but not in one breath, and the
     * sales that only these have counted stand in the table beside it. As it is where the latest periods have none of it.
     */
    LossSignal counted(LossSignal signal) {
        StoreId store = signal.store();
        if (store == null || signal.subject() != LossSignal.Subject.CASHIER) {
            return signal;
        }
        Conduct.Kind kind = Conduct.Kind.valueOf(signal.reason().name());
        List<CashierPeriod> all = latest(store);
        List<CashierPeriod> own = all.stream()
                .filter(period -> period.operator().equals(signal.id()))
                .toList();
        List<CashierPeriod> others = all.stream()
                .filter(period -> !period.operator().equals(signal.id()))
                .toList();
        List<Conduct> done = conduct(own, kind);
        if (done.isEmpty()) {
            return signal;
        }
        return new LossSignal(
                signal.subject(),
                signal.id(),
                store,
                signal.reason(),
                own.getFirst().from(),
                times(done),
                sales(own),
                times(conduct(others, kind)),
                sales(others),
                done.stream()
                        .map(Conduct::amount)
                        .filter(Objects::nonNull)
                        .reduce(Money::plus)
                        .orElse(null),
                done.stream()
                        .flatMap(each -> each.receipts().stream())
                        .distinct()
                        .sorted()
                        .limit(Conduct.NAMED)
                        .toList());
    }

    private static List<Conduct> conduct(List<CashierPeriod> periods, Conduct.Kind kind) {
        return periods.stream()
                .flatMap(period -> period.conduct().stream())
                .filter(done -> done.kind() == kind)
                .toList();
    }

    private static long times(List<Conduct> done) {
        return done.stream().mapToLong(Conduct::count).sum();
    }

    private static long sales(List<CashierPeriod> periods) {
        return periods.stream().mapToLong(CashierPeriod::sales).sum();
    }
}
