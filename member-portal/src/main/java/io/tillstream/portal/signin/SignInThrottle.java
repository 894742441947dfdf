package io.tillstream.portal.signin;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * Counts attempts in the last quarter of an hour: for a card or a telephone number, from an address, and in all. A card
 * counts whether it exists or not, so that the answer tells nothing.
 */
public final class SignInThrottle {
    private static final long WINDOW_NANOS = Duration.ofMinutes(15).toNanos();
    /** A flood of invented cards must not fill the memory; the oldest are forgotten first. */
    private static final int REMEMBERED = 10_000;

    private final LongSupplier nanos;
    private final Map<String, Deque<Long>> failures = new LinkedHashMap<>();

    private final Most most;

    /**
     * From how many attempts on it is closed.
     *
     * @param perCard for one card or number
     * @param perAddress from one address
     * @param inAll by everybody together
     */
    public record Most(int perCard, int perAddress, int inAll) {}

    public SignInThrottle(LongSupplier nanos, Most most) {
        this.nanos = nanos;
        this.most = most;
    }

    public synchronized boolean isClosedFor(String card, String address) {
        return count(cardKey(card)) >= most.perCard()
                || count(addressKey(address)) >= most.perAddress()
                || count("all") >= most.inAll();
    }

    public synchronized void failed(String card, String address) {
        note(cardKey(card));
        note(addressKey(address));
        note("all");
    }

    /** Counts one more attempt, unless there were too many before it. */
    public synchronized boolean admits(String card, String address) {
        boolean isOpen = !isClosedFor(card, address);
        if (isOpen) {
            failed(card, address);
        }
        return isOpen;
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
        if (times.size() > most.inAll()) {
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
