package io.tillstream.simulator.plan;

import io.tillstream.events.Source;
import io.tillstream.events.TillId;
import io.tillstream.events.sale.EpochOpened;
import io.tillstream.events.sale.TillTransaction;
import io.tillstream.journal.Journal;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The history journals of all tills while they are written: each gap-free, in the order of the calls, in batches. */
public final class EpochZero implements AutoCloseable {
    /** The epoch that holds history. */
    public static final int EPOCH = 0;

    private static final int BATCH = 500;
    private static final String REASON = "history-imported";

    private static final class Till {
        private final Journal journal;
        private final List<TillTransaction> waiting = new ArrayList<>();
        private long lastSequence;

        private Till(Journal journal) {
            this.journal = journal;
        }

        private void add(TillTransaction transaction) {
            waiting.add(transaction);
            lastSequence = transaction.source().sequence();
            if (waiting.size() >= BATCH) {
                flush();
            }
        }

        private void flush() {
            journal.appendAll(waiting);
            waiting.clear();
        }
    }

    private final Map<TillId, Till> tills = new TreeMap<>();

    /** Begins one journal per till, each with its opening record. */
    public EpochZero(StagedOutput output, List<TillId> ids, Instant openedAt, LocalDate businessDate)
            throws IOException {
        for (TillId id : ids) {
            Till till = new Till(Journal.create(output.journal(id), id, EPOCH));
            tills.put(id, till);
            till.add(new EpochOpened(new Source(id, EPOCH, 1), openedAt, businessDate, REASON, null));
        }
    }

    /** The number the next transaction of a till must bear. */
    public Source next(TillId till) {
        return new Source(till, EPOCH, of(till).lastSequence + 1);
    }

    public void add(TillTransaction transaction) {
        of(transaction.source().till()).add(transaction);
    }

    private Till of(TillId id) {
        Till till = tills.get(id);
        if (till == null) {
            throw new IllegalArgumentException("Till " + id + " is not part of this plan.");
        }
        return till;
    }

    @Override
    public void close() throws IOException {
        for (Till till : tills.values()) {
            till.flush();
            till.journal.close();
        }
    }
}
