package io.tillstream.portal.signin;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * Counts failed sign-ins in the last quarter of an hour: 10 for a card, 50 from an address, 500 in all. A card counts
 * whether it exists or not, so that the answer tells nothing.
 */
final class SignInThrottle {
    private static final long WINDOW_NANOS = Duration.ofMinutes(15).toNanos();
    private static final int PER_CARD = 10;
    private static final int PER_ADDRESS = 50;
    private static final int IN_ALL = 500;
    /** A flood of invented cards must not fill the memory; the oldest are forgotten first. */
    private static final int REMEMBERED = 10_000;

    private final LongSupplier nanos;
    private final Map<String, Deque<Long>> failures = new LinkedHashMap<>();

    SignInThrottle(LongSupplier nanos) {
        this.nanos = nanos;
    }

    synchronized boolean isClosedFor(String card, String address) {
        return count(cardKey(card)) >= PER_CARD || count(addressKey(address)) >= PER_ADDRESS || count("all") >= IN_ALL;
    }

    synchronized void failed(String card, String address) {
        note(cardKey(card));
        note(addressKey(address));
        note("all");
    }

    /** The right password forgets the card's failures, not the address's. */
    synchronized void succeeded(String card) {
        failures.remove(cardKey(card));
    }

    private int count(String key) {
        Deque<Long> times = failures.get(key);
        if (times == null) {
            return 0;
        }
        long now = nanos.getAsLong();
        times.removeIf(time -> now - time > WINDOW_NANOS);
        if (times.isEmpty()) {
            failures.remove(key);
        }
        return times.size();
    }

    private void note(String key) {
        Deque<Long> times = failures.computeIfAbsent(key, ignored -> new ArrayDeque<>());
        times.addLast(nanos.getAsLong());
        if (times.size() > IN_ALL) {
            times.removeFirst();
        }
        if (failures.size() > REMEMBERED) {
            failures.remove(failures.keySet().iterator().next());
        }
    }

    private static String cardKey(String card) {
        return "card " + card;
    }

    private static String addressKey(String address) {
        return "address " + address;
    }
}
