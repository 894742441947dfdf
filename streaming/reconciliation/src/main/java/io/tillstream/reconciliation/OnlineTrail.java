package io.tillstream.reconciliation;

import io.tillstream.encoding.CanonicalJson;
import io.tillstream.events.order.CustomerOrder;
import io.tillstream.events.order.PaidOnline;
import io.tillstream.events.sale.JournalRecord;
import io.tillstream.events.sale.Sale;
import io.tillstream.events.sale.Tender;
import java.time.Instant;
import java.util.ArrayList;
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
    private Instant newest = Instant.EPOCH;

    void payment(String key, byte @Nullable [] value) {
        if (value == null) {
            payments.remove(key);
            return;
        }
        PaidOnline payment = CanonicalJson.decode(value, PaidOnline.class);
        payments.put(key, payment);
        saw(payment.at());
    }

    void order(String key, byte @Nullable [] value) {
        if (value == null) {
            orders.remove(key);
            return;
        }
        CustomerOrder order = CanonicalJson.decode(value, CustomerOrder.class);
        orders.put(key, order);
        saw(order.changedAt());
    }

    void add(JournalRecord record) {
        saw(record.fact().happenedAt());
        if (record.fact() instanceof Sale sale) {
            for (Tender tender : sale.tenders()) {
                if (tender.type() == Tender.TenderType.ONLINE && tender.attempt() != null) {
                    counted.computeIfAbsent(tender.attempt(), _ -> new ArrayList<>())
                            .add(new OnlineMoney.Counted(sale.source(), tender.tendered(), sale.happenedAt()));
                }
            }
        }
    }

    private void saw(Instant at) {
        newest = at.isAfter(newest) ? at : newest;
    }

    OnlineMoney settle() {
        Map<String, CustomerOrder> byNumber = new HashMap<>();
        orders.values().forEach(order -> byNumber.put(order.order().value(), order));
        return OnlineMoney.of(payments.values(), byNumber, counted, newest);
    }
}
