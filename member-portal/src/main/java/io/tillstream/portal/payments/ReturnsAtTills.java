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
 * Gives back what was paid online for goods that came back at a till: once for each return, however often it is read. A till cannot,
 * for it does not know the provider.
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
    public void take(List<Fact<JournalRecord>> facts) {
        for (Fact<JournalRecord> fact : facts) {
            if (fact.value() != null && fact.value().fact() instanceof Sale sale) {
                givenBack(sale)
                        .forEach((payment, amount) -> giveBack(sale.source().receiptNumber(), payment, amount));
            }
        }
    }

    /** What a sale leaves to be given back of each payment: in an exchange, what comes back pays again for other goods. */
    private static Map<String, Money> givenBack(Sale sale) {
        Map<String, Money> online = new TreeMap<>();
        for (Tender tender : sale.tenders()) {
            if (tender.type() == TenderType.ONLINE) {
                online.merge(String.valueOf(tender.attempt()), tender.tendered(), Money::plus);
            }
        }
        online.values().removeIf(sum -> !sum.isNegative());
        online.replaceAll((_, sum) -> sum.negated());
        return online;
    }

    private void giveBack(String receipt, String payment, Money amount) {
        try {
            payments.wanted(new PaymentId(payment), amount, receipt)
                    .ifPresent(refusal -> LOG.error("Return {} cannot be paid back online: {}", receipt, refusal));
        } catch (IllegalArgumentException e) {
            LOG.error("Return {} of {} cannot be paid back online: {}", receipt, amount, e.getMessage());
        }
    }
}
