package io.tillstream.portal.payments;

import io.tillstream.events.Money;
import io.tillstream.events.sale.JournalRecord;
import io.tillstream.events.sale.Sale;
import io.tillstream.events.sale.Tender;
import io.tillstream.events.sale.Tender.TenderType;
import io.tillstream.portal.streams.Fact;
import io.tillstream.portal.streams.Projection;
import io.tillstream.wire.Topic;
import io.tillstream.wire.Topics;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Counts what sales at tills have of payments, and gives back what was paid online for goods that came back: once for each return,
 * however often it is read. A till cannot, for it does not know the provider. Of an order that went out twice one sale's return gives
 * nothing back: the other still counts the money.
 */
@Component
class ReturnsAtTills implements Projection<JournalRecord> {
    private static final Logger LOG = LoggerFactory.getLogger(ReturnsAtTills.class);

    private final OnlinePayments payments;

    ReturnsAtTills(OnlinePayments payments) {
        this.payments = payments;
    }

    @Override
    public Topic<JournalRecord> topic() {
        return Topics.ACCEPTED;
    }

    @Override
    public String place() {
        return topic().name() + " returns";
    }

    @Override
    public void take(List<Fact<JournalRecord>> facts) {
        for (Fact<JournalRecord> fact : facts) {
            if (fact.value() != null && fact.value().fact() instanceof Sale sale) {
                counted(sale).forEach((payment, amount) -> count(sale.source().receiptNumber(), payment, amount));
            }
        }
    }

    /** What a sale counts of each payment; below nothing what is to go back: in an exchange it pays again for other goods. */
    private static Map<String, Money> counted(Sale sale) {
        Map<String, Money> online = new TreeMap<>();
        for (Tender tender : sale.tenders()) {
            if (tender.type() == TenderType.ONLINE) {
                online.merge(String.valueOf(tender.attempt()), tender.tendered(), Money::plus);
            }
        }
        return online;
    }

    private void count(String receipt, String payment, Money amount) {
        try {
            payments.count(new PaymentId(payment), amount, receipt)
                    .ifPresent(refusal -> LOG.error("Receipt {} over {}: {}", receipt, amount, refusal));
        } catch (IllegalArgumentException e) {
            LOG.error("Receipt {} over {} counts a payment that is none: {}", receipt, amount, e.getMessage());
        }
    }
}
