package io.tillstream.portal.payments;

import io.tillstream.events.order.PaidOnline;
import io.tillstream.portal.streams.FactWriter;
import io.tillstream.portal.streams.Outbox;
import io.tillstream.wire.Topics;
import java.util.List;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.common.KafkaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Tells head office of every payment as it stands, so that money can be held against sales. Told twice it is the same fact. */
@Component
class PaymentFacts implements Outbox {
    private static final Logger LOG = LoggerFactory.getLogger(PaymentFacts.class);
    private static final int BATCH = 500;

    private final PaymentBook book;
    private final FactWriter log;

    PaymentFacts(PaymentBook book, FactWriter log) {
        this.book = book;
        this.log = log;
    }

    @Override
    public synchronized boolean publishNow() {
        try {
            for (List<PaymentBook.Told> untold = book.untold(BATCH); !untold.isEmpty(); untold = book.untold(BATCH)) {
                log.write(
                        Topics.ONLINE_PAYMENT,
                        untold.stream().map(PaymentBook.Told::fact).toList(),
                        PaidOnline::payment);
                book.told(untold);
            }
            return true;
        } catch (ExecutionException | KafkaException e) {
            LOG.warn("Online payments wait to be told: {}", e.toString());
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
