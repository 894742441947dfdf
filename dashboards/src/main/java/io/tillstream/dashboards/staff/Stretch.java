package io.tillstream.dashboards.staff;

import io.tillstream.events.TillId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Somebody at a till without a break.
 *
 * @param operator staff code
 * @param till where
 * @param from when they signed in
 * @param until when they signed out, or another did in their place; absent while nobody has
 */
record Stretch(
        String operator,
        TillId till,
        Instant from,
        @Nullable Instant until) {
    /** Longer than that nobody works: the till was switched off without a word. */
    static final Duration LONGEST = Duration.ofHours(16);

    /** Whether somebody is there now. */
    boolean isOpen(Instant now) {
        return until == null && from.plus(LONGEST).isAfter(now);
    }

    /** When it was over: now where it goes on; where nobody knows, at once. */
    Instant end(Instant now) {
        return until != null ? until : isOpen(now) ? now : from;
    }

    /**
     * What one till's marks come to.
     *
     * @param marks in the order of the till's records
     */
    static List<Stretch> of(List<SessionMark> marks) {
        List<Stretch> stretches = new ArrayList<>();
        Map<TillId, Stretch> open = new HashMap<>();
        for (SessionMark mark : marks) {
            Stretch there = open.remove(mark.till());
            if (there != null) {
                stretches.add(new Stretch(there.operator, there.till, there.from, mark.at()));
            }
            if (mark.in()) {
                open.put(mark.till(), new Stretch(mark.operator(), mark.till(), mark.at(), null));
            }
        }
        stretches.addAll(open.values());
        return stretches;
    }
}
