package io.tillstream.portal.orders;

import io.tillstream.events.order.CustomerOrder;
import io.tillstream.portal.streams.FactWriter;
import io.tillstream.portal.streams.Outbox;
import io.tillstream.wire.Keys;
import io.tillstream.wire.Topics;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.common.KafkaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Tells tills and everybody else of orders that stand, each time they change. Told twice it is the same fact. */
@Component
class OrderFacts implements Outbox {
    private static final Logger LOG = LoggerFactory.getLogger(OrderFacts.class);

    private final Orders orders;
    private final FactWriter log;

    OrderFacts(FactWriter log, Orders orders) {
        this.orders = orders;
        this.log = log;
    }

    @Override
    public synchronized boolean publishNow() {
        try {
            for (List<MemberOrder> untold = orders.untold(); !untold.isEmpty(); untold = orders.untold()) {
                List<CustomerOrder> facts = untold.stream()
                        .map(MemberOrder::fact)
                        .flatMap(Optional::stream)
                        .toList();
                log.write(Topics.CUSTOMER_ORDER, facts, one -> Keys.storeOrder(one.store(), one.order()));
                orders.told(untold);
            }
            return true;
        } catch (ExecutionException | KafkaException e) {
            LOG.warn("Orders wait to be told: {}", e.toString());
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
