package io.tillstream.journal;

import io.tillstream.events.Source;
import io.tillstream.events.sale.JournalRecord;
import io.tillstream.events.sale.TillTransaction;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A transaction that waits to be numbered and written, by its own thread or by another that is at it already. */
final class Waiting {
    private final Function<Source, ? extends TillTransaction> fact;
    private final Thread thread = Thread.currentThread();
    private volatile @Nullable Written written;
    private volatile @Nullable Throwable refusal;

    /**
     * It is in the file, and on the disk once everything up to its end is.
     *
     * @param record the record
     * @param end the offset behind it
     */
    record Written(JournalRecord record, long end) {}

    Waiting(Function<Source, ? extends TillTransaction> fact) {
        this.fact = fact;
    }

    Function<Source, ? extends TillTransaction> fact() {
        return fact;
    }

    void become(Written how) {
        written = how;
    }

    void refuse(Throwable why) {
        refusal = why;
        wake();
    }

    /** Its thread looks again how things stand; when it was just about to sleep, it does not. */
    void wake() {
        LockSupport.unpark(thread);
    }

    /** Sleeps until woken, sometimes shorter; an interruption does not count and has to be restored by the caller. */
    void sleep() {
        LockSupport.park(this);
    }

    Optional<Written> written() {
        return Optional.ofNullable(written);
    }

    boolean isAnswered() {
        return written != null || refusal != null;
    }

    /** Throws what its own thread would have met. */
    void throwIfRefused() {
        switch (refusal) {
            case null -> {}
            case RuntimeException e -> throw e;
            case Error e -> throw e;
            case Throwable e -> throw new IllegalStateException(e);
        }
    }
}
