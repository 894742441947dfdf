package io.tillstream.dashboards.staff;

import io.tillstream.events.StoreId;
import java.time.Duration;
import java.time.Instant;

/**
 * When somebody is to work.
 *
 * @param id its number, 0 before it is kept
 * @param store where
 * @param operator staff code
 * @param from when it begins
 * @param until when it ends, after {@code from} and at most {@value #LONGEST_HOURS} hours later
 */
record PlannedShift(long id, StoreId store, String operator, Instant from, Instant until) {
    static final int LONGEST_HOURS = 16;

    PlannedShift {
        if (!from.isBefore(until) || Duration.between(from, until).compareTo(Duration.ofHours(LONGEST_HOURS)) > 0) {
            throw new IllegalArgumentException("A shift of " + operator + " from " + from + " until " + until
                    + "; it ends after it begins, at most " + LONGEST_HOURS + " hours later.");
        }
    }

    boolean overlaps(PlannedShift other) {
        return operator.equals(other.operator) && from.isBefore(other.until) && other.from.isBefore(until);
    }

    public long minutes() {
        return Duration.between(from, until).toMinutes();
    }
}
