package io.tillstream.dashboards.staff;

import io.tillstream.events.TillId;
import java.time.Instant;
import java.util.Comparator;

/**
 * A sign-in or sign-out, as a till wrote it down.
 *
 * @param till which
 * @param epoch of the till's record
 * @param sequence of the till's record
 * @param at when
 * @param operator staff code
 * @param in whether somebody came; they left otherwise
 */
record SessionMark(TillId till, int epoch, long sequence, Instant at, String operator, boolean in) {
    /** Till by till, as they were written. */
    static final Comparator<SessionMark> AS_WRITTEN = Comparator.comparing(SessionMark::till)
            .thenComparingInt(SessionMark::epoch)
            .thenComparingLong(SessionMark::sequence);
}
