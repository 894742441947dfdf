package io.tillstream.reconciliation;

import io.tillstream.encoding.CanonicalJson;
import io.tillstream.events.TillId;
import io.tillstream.events.order.CustomerOrder;
import io.tillstream.events.order.PaidOnline;
import io.tillstream.events.sale.JournalRecord;
import io.tillstream.events.sale.Sale;
import io.tillstream.events.sale.Tender;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Gathers what the portal tells of payments and orders, and what the tills' sales count of them. */
final class OnlineTrail {
    private final Map<String, PaidOnline> payments = new HashMap<>();
    private final Map<String, CustomerOrder> orders = new HashMap<>();
    private final Map<String, List<OnlineMoney.Counted>> counted = new TreeMap<>();
    private final Map<TillId, Instant> tills = new HashMap<>();
    private final InstantSource clock;
    private Instant told = Instant.EPOCH;

    OnlineTrail(InstantSource clock) {
        this.clock = clock;
    }

    void payment(String key, byte @Nullable [] value) {
        if (value == null) {
            payments.remove(key);
            return;
        }
        PaidOnline payment = CanonicalJson.decode(value, PaidOnline.class);
        payments.put(key, payment);
        told = later(told, payment.at());
    }

    void order(String key, byte @Nullable [] value) {
        if (value == null) {
            orders.remove(key);
            return;
        }
        CustomerOrder order = CanonicalJson.decode(value, CustomerOrder.class);
        orders.put(key, order);
        told = later(told, order.changedAt());
    }

    void add(JournalRecord record) {
        tills.merge(record.fact().source().till(), record.fact().happenedAt(), OnlineTrail::later);
        if (record.fact() instanceof Sale sale) {
            for (Tender tender : sale.tenders()) {
                if (tender.type() == Tender.TenderType.ONLINE && tender.attempt() != null) {
                    counted.computeIfAbsent(tender.attempt(), _ -> new ArrayList<>())
                            .add(new OnlineMoney.Counted(sale.source(), tender.tendered(), sale.happenedAt()));
                }
            }
        }
    }

    /**
     * The chain's time: what the portal has told, or what tills have reached, at most this machine's clock. One till alone whose clock
     * is ahead of all others moves it by nothing.
     */
    private Instant newest() {
        List<Instant> reached =
                tills.values().stream().sorted(Comparator.reverseOrder()).toList();
        if (reached.isEmpty()) {
            return told;
        }
        Instant agreed = reached.get(Math.min(1, reached.size() - 1));
        Instant now = clock.instant();
        return later(told, agreed.isAfter(now) ? now : agreed);
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    OnlineMoney settle() {
        Map<String, CustomerOrder> byNumber = new HashMap<>();
        orders.values().forEach(order -> byNumber.put(order.order().value(), order));
        return OnlineMoney.of(payments.values(), byNumber, counted, newest());
    }
}
