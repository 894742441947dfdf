package io.tillstream.conductor.recovery;

import io.tillstream.events.TillId;
import io.tillstream.events.sale.JournalRecord;
import java.io.IOException;
import java.util.List;

/** Brings a till's records to head office under the till's own key; the gateway in the shop, a list in tests. */
@FunctionalInterface
public interface Upload {
    /**
     * Sends consecutive records of one epoch; returns once head office has them.
     *
     * @throws IOException when it does not take them, with its reason
     */
    void send(TillId till, List<JournalRecord> records) throws IOException, InterruptedException;
}
