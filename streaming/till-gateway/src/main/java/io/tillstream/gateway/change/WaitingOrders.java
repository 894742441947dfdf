package io.tillstream.gateway.change;

import io.tillstream.encoding.CanonicalJson;
import io.tillstream.encoding.UnreadableFact;
import io.tillstream.events.order.CustomerOrder;
import io.tillstream.gateway.log.Followed;
import io.tillstream.gateway.order.HandedOrders;
import io.tillstream.wire.Topics;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells a store's tills of members' orders as long as they have to do with them: one that is over is gone, and one that an
 * accepted sale handed over is, too, whatever the portal still says of it.
 */
final class WaitingOrders {
    private static final Logger LOG = LoggerFactory.getLogger(WaitingOrders.class);

    private final HandedOrders handed;

    WaitingOrders(HandedOrders handed) {
        this.handed = handed;
    }

    /** The record as tills are told it: without its value where it is an order that is over, or that nobody can read. */
    Followed told(Followed record) {
        byte[] value = record.value();
        if (record.topic().equals(Topics.ORDER_HANDED.name())) {
            handed.receive(record.key(), value);
            return new Followed(Topics.CUSTOMER_ORDER.name(), record.key(), null);
        }
        return value == null
                        || !record.topic().equals(Topics.CUSTOMER_ORDER.name())
                        || (!handed.hasGone(record.key()) && isWaiting(value))
                ? record
                : new Followed(record.topic(), record.key(), null);
    }

    private static boolean isWaiting(byte[] value) {
        try {
            return CanonicalJson.decode(value, CustomerOrder.class).state().isWaiting();
        } catch (UnreadableFact e) {
            LOG.warn("A member's order cannot be read and no till is told: {}", e.getMessage());
            return false;
        }
    }
}
