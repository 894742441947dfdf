package io.tillstream.topologies.till;

import io.tillstream.events.Hash;
import io.tillstream.events.ledger.TillPosition;
import java.util.Objects;

/**
 * Missing numbers with the hashes at both edges, so that whatever fills an edge can be checked against its neighbour.
 *
 * @param from first missing
 * @param to last missing
 * @param before hash of record {@code from - 1}
 * @param last hash that record {@code to} must have, because the record after it says so
 */
record OpenGap(long from, long to, Hash before, Hash last) {
    OpenGap {
        Objects.requireNonNull(before, "before");
        Objects.requireNonNull(last, "last");
    }

    boolean contains(long sequence) {
        return from <= sequence && sequence <= to;
    }

    TillPosition.Range range() {
        return new TillPosition.Range(from, to);
    }

    /** The missing numbers in words: {@code 5} or {@code 5 to 9}. */
    String words() {
        return from == to ? Long.toString(from) : from + " to " + to;
    }
}
