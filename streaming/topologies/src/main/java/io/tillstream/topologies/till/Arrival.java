package io.tillstream.topologies.till;

import io.tillstream.events.ledger.TillAlarm;
import io.tillstream.events.ledger.TillPosition;

/** What the arrival of a record tells others. */
public sealed interface Arrival {
    /** For the ledgers. */
    record New(ArrivedRecord record) implements Arrival {}

    /** How far the till has arrived now. */
    record Moved(TillPosition position) implements Arrival {}

    /** For a person. */
    record Alarming(TillAlarm alarm) implements Arrival {}
}
