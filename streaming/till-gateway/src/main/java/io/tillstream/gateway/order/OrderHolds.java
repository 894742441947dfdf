package io.tillstream.gateway.order;

import io.tillstream.events.OrderId;
import io.tillstream.events.TillId;
import io.tillstream.gateway.settings.Clocks;
import io.tillstream.wire.Keys;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Which till hands which order over at this moment. A till has it until it lets go, or the time is over; once its sale has
 * been accepted nobody is given it any more. Kept in memory: a gateway that starts again has forgotten them, and two gateways
 * do not know of each other.
 */
@Component
final class OrderHolds {
    /** Long enough to pay the rest by card twice; a till that died keeps an order from the others no longer than that. */
    static final Duration TIME = Duration.ofMinutes(5);

    private final Clocks clocks;
    private final Map<String, Hold> holds = new HashMap<>();

    OrderHolds(Clocks clocks) {
        this.clocks = clocks;
    }

    private record Hold(TillId till, Instant until) {}

    /**
     * Gives an order to a till; asked again by the same till, for that time anew.
     *
     * @return the other till that has it; empty when it is given
     */
    synchronized Optional<TillId> take(OrderId order, TillId till) {
        Instant now = clocks.wall().instant();
        holds.values().removeIf(hold -> !now.isBefore(hold.until()));
        String key = Keys.storeOrder(till.store(), order);
        Hold before = holds.get(key);
        if (before != null && !before.till().equals(till)) {
            return Optional.of(before.till());
        }
        holds.put(key, new Hold(till, now.plus(TIME)));
        return Optional.empty();
    }

    /** A till does not hand it over after all. */
    synchronized void letGo(OrderId order, TillId till) {
        holds.computeIfPresent(
                Keys.storeOrder(till.store(), order), (key, hold) -> hold.till().equals(till) ? null : hold);
    }
}
