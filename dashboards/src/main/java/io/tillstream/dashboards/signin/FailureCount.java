package io.tillstream.dashboards.signin;

import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;

/** Counts failures per key within 15 minutes from the first of them; beyond so many, the key is full for the rest of these. */
final class FailureCount {
    static final Duration WINDOW = Duration.ofMinutes(15);
    private static final int MOST_KEYS = 10_000;

    private final Map<String, Failures> failures = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Failures> eldest) {
            return size() > MOST_KEYS;
        }
    };
    private final InstantSource clock;
    private final int allowed;

    /** @param allowed so many fill a key */
    FailureCount(InstantSource clock, int allowed) {
        this.clock = clock;
        this.allowed = allowed;
    }

    synchronized boolean isFull(String key) {
        Failures past = failures.get(key);
        return past != null && !past.isOver(clock.millis()) && past.count >= allowed;
    }

    synchronized void add(String key) {
        long now = clock.millis();
        Failures past = failures.get(key);
        failures.put(
                key,
                past == null || past.isOver(now) ? new Failures(now, 1) : new Failures(past.since, past.count + 1));
    }

    synchronized void forget(String key) {
        failures.remove(key);
    }

    private record Failures(long since, int count) {
        boolean isOver(long now) {
            return now - since > WINDOW.toMillis();
        }
    }
}
