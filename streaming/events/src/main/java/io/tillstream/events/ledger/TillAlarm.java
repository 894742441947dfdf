package io.tillstream.events.ledger;

import io.tillstream.events.Source;
import java.time.Instant;
import java.util.Objects;

/**
 * Something about a till's numbers that a person should see. Topic {@code aggregate.till-alarm.v1}, key: the store.
 *
 * @param kind what
 * @param source the record that showed it
 * @param detail one sentence with the numbers
 * @param raisedAt record time of the fact
 */
public record TillAlarm(Kind kind, Source source, String detail, Instant raisedAt) {
    /** Reasons for an alarm. */
    public enum Kind {
        GAP_OPENED,
        GAP_CLOSED,
        CLONE_REFUSED
    }

    public TillAlarm {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(source, "source");
        Objects.requireNonNull(detail, "detail");
        Objects.requireNonNull(raisedAt, "raisedAt");
    }
}
