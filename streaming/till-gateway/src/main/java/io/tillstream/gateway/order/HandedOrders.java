package io.tillstream.gateway.order;

import io.tillstream.encoding.CanonicalJson;
import io.tillstream.encoding.UnreadableFact;
import io.tillstream.events.OrderId;
import io.tillstream.events.Source;
import io.tillstream.events.StoreId;
import io.tillstream.events.ledger.OrderHanded;
import io.tillstream.wire.Keys;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Orders of which an accepted sale says that they were handed over, whatever the portal has heard of it. */
@Component
public final class HandedOrders {
    /** What brings them, together with everything else that tills are told; before all of it was read, nobody knows which went. */
    public static final String FEED = "changeFeed";

    private static final Logger LOG = LoggerFactory.getLogger(HandedOrders.class);

    private final Map<String, Source> receipts = new ConcurrentHashMap<>();

    /** Takes in a record of {@code aggregate.order-handed.v1}; one that cannot be read is left out. */
    public void receive(String key, byte @Nullable [] value) {
        if (value == null) {
            receipts.remove(key);
            return;
        }
        try {
            receipts.put(
                    key,
                    CanonicalJson.decode(value, OrderHanded.class)
                            .sales()
                            .getFirst()
                            .receipt());
        } catch (UnreadableFact e) {
            LOG.warn("How order {} was handed over cannot be read: {}", key, e.getMessage());
        }
    }

    /** Whether it has gone, by the key of its topics. */
    public boolean hasGone(String key) {
        return receipts.containsKey(key);
    }

    /** By which sale it went, the earliest; empty while it has not. */
    Optional<Source> receipt(StoreId store, OrderId order) {
        return Optional.ofNullable(receipts.get(Keys.storeOrder(store, order)));
    }
}
