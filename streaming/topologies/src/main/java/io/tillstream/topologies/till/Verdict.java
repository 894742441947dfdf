package io.tillstream.topologies.till;

import io.tillstream.events.ledger.TillAlarm;
import org.jspecify.annotations.Nullable;

/** What becomes of a record that arrived from a till. */
sealed interface Verdict {
    /** The epoch's state with the record in it or counted. */
    Arrivals after();

    /** New: goes on to the ledgers. {@code notice} says which gap it opened or closed, if any. */
    record Accepted(Arrivals after, @Nullable Notice notice) implements Verdict {}

    /** Arrived before with the same content, or too long ago to tell: counted and dropped. */
    record Duplicate(Arrivals after) implements Verdict {}

    /** Does not belong to the chain that this number belongs to: counted, alarmed and dropped. */
    record Clone(Arrivals after, Notice notice) implements Verdict {}

    /** Something a person should see. */
    record Notice(TillAlarm.Kind kind, String detail) {}
}
