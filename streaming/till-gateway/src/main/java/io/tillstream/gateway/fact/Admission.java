package io.tillstream.gateway.fact;

import io.tillstream.gateway.ledger.LedgerBacklog;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Lets tills that come back after days in by turns. All of their records at once would stand in the log before what is sold
 * now, and every ledger would be as late as it takes to read them.
 */
@Component
final class Admission {
    /** What a till that sells has to tell is always taken. */
    static final int FEW = 100;

    /** So much may wait for the ledgers: they have work for seconds. */
    static final long MOST_UNREAD = 1_000;

    private static final Duration BELIEVED = Duration.ofMillis(500);

    private final Supplier<OptionalLong> unread;
    private final LongSupplier nanos;
    private boolean isAsked;
    private long askedAt;
    private long waiting;

    @Autowired
    Admission(LedgerBacklog ledgers) {
        this(ledgers::records, System::nanoTime);
    }

    /**
     * A door with an open end.
     *
     * @param unread how many records the ledgers have before them, when that is more than usual and somebody reads them
     */
    Admission(Supplier<OptionalLong> unread, LongSupplier nanos) {
        this.unread = unread;
        this.nanos = nanos;
    }

    /** Whether so many records of one till are taken now; then they count as waiting. */
    synchronized boolean admits(int records) {
        if (records <= FEW) {
            return true;
        }
        long now = nanos.getAsLong();
        if (!isAsked || now - askedAt > BELIEVED.toNanos()) {
            waiting = unread.get().orElse(0);
            askedAt = now;
            isAsked = true;
        }
        if (waiting >= MOST_UNREAD) {
            return false;
        }
        waiting += records;
        return true;
    }
}
