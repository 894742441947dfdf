package io.tillstream.paymentsimulator.terminal;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/** What a host does next, per till: what was asked for the next payments first, then what it usually does. */
public final class Moods {
    /**
     * A mood.
     *
     * @param outcome what is done
     * @param delay how long that takes, where it takes time
     */
    public record Mood(Outcome outcome, Duration delay) {
        public static Mood of(Outcome outcome) {
            return new Mood(outcome, Duration.ofSeconds(5));
        }
    }

    private final Map<String, Deque<Mood>> next = new HashMap<>();
    private final Map<String, Mood> usual = new HashMap<>();

    /** The next payment at a till, after those that were asked for before. */
    public synchronized void once(String till, Mood mood) {
        next.computeIfAbsent(till, _ -> new ArrayDeque<>()).add(mood);
    }

    /** Every payment at a till that nothing else was asked for. */
    public synchronized void always(String till, Mood mood) {
        usual.put(till, mood);
    }

    public synchronized Mood usual(String till) {
        return usual.getOrDefault(till, Mood.of(Outcome.APPROVE));
    }

    /** What is done now; what was asked for once is used up. */
    public synchronized Mood take(String till) {
        Deque<Mood> waiting = next.get(till);
        return waiting == null || waiting.isEmpty() ? usual(till) : waiting.remove();
    }
}
