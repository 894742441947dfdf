package io.tillstream.paymentsimulator.online;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;

/** What is done with the next online payments: what was asked for once first, then what is usual. */
public final class Tempers {
    /**
     * What is done.
     *
     * @param temper what
     * @param delay how long a late one takes
     */
    public record Next(Temper temper, Duration delay) {}

    private final Deque<Next> once = new ArrayDeque<>();
    private Next usual = new Next(Temper.APPROVE, Duration.ofSeconds(20));

    public synchronized void once(Next next) {
        once.add(next);
    }

    public synchronized void always(Next next) {
        once.clear();
        usual = next;
    }

    public synchronized Next usual() {
        return usual;
    }

    synchronized Next take() {
        return once.isEmpty() ? usual : once.remove();
    }
}
