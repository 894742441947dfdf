package io.tillstream.dashboards.signin;

import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Counts failed sign-ins per name, known or not: ten within 15 minutes close the name for the rest of them (NIST
 * 800-63B allows 100; we stop far earlier).
 */
@Component
final class FailedSignIns {
    private static final int ALLOWED = 10;
    private static final Duration WINDOW = Duration.ofMinutes(15);
    private static final int MOST_NAMES = 10_000;

    private final Map<String, Failures> failures = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Failures> eldest) {
            return size() > MOST_NAMES;
        }
    };
    private final InstantSource clock;

    @Autowired
    FailedSignIns() {
        // Not business time: an attacker's speed is measured in real minutes.
        this(InstantSource.system());
    }

    FailedSignIns(InstantSource clock) {
        this.clock = clock;
    }

    synchronized boolean isClosed(String name) {
        Failures past = failures.get(name);
        return past != null && !past.isOver(clock.millis()) && past.count >= ALLOWED;
    }

    synchronized void failed(String name) {
        long now = clock.millis();
        Failures past = failures.get(name);
        failures.put(
                name,
                past == null || past.isOver(now) ? new Failures(now, 1) : new Failures(past.since, past.count + 1));
    }

    synchronized void succeeded(String name) {
        failures.remove(name);
    }

    private record Failures(long since, int count) {
        boolean isOver(long now) {
            return now - since > WINDOW.toMillis();
        }
    }
}
