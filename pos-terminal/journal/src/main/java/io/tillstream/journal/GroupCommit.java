package io.tillstream.journal;

import io.tillstream.events.sale.JournalRecord;
import java.io.IOException;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Forces for all who have written since the last force began: one of them forces, the others wait for him.
 *
 * <p>After a failed force nothing is tried again: the kernel reports such a failure once and drops the data, so a second,
 * successful force would prove nothing.
 */
final class GroupCommit {
    /** The mark in the header lies in a place of its own, so a force that carries it writes twice: now and then only. */
    private static final int FORCES_PER_HEADER_MARK = 16;

    private final Medium medium;
    private final String name;
    private final int format;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition forced = lock.newCondition();
    /** In the file and not yet on the disk, in the order of their places. */
    private final Queue<Waiting> inFlight = new ConcurrentLinkedQueue<>();

    private boolean forcing;
    private int forcesSinceHeaderMark;
    private volatile long durable;
    private volatile @Nullable IOException latched;

    GroupCommit(Medium medium, String name, int format, long durable) {
        this.medium = medium;
        this.name = name;
        this.format = format;
        this.durable = durable;
    }

    /** The offset up to which everything was forced. */
    long durable() {
        return durable;
    }

    boolean isLatched() {
        return latched != null;
    }

    void refuseIfLatched() {
        IOException cause = latched;
        if (cause != null) {
            throw unwritable(cause);
        }
    }

    /** Refuses everything from now on. */
    JournalUnwritable latch(IOException cause) {
        latched = cause;
        return unwritable(cause);
    }

    private JournalUnwritable unwritable(IOException cause) {
        return new JournalUnwritable(name, String.valueOf(cause.getMessage()), true, cause);
    }

    /**
     * Returns when everything up to an offset is on the disk.
     *
     * @param written the offset
     * @param lastCall writes for those who came meanwhile: a frame takes microseconds, and one that comes just too late
     *     waits for a force of its own
     * @param end asked for what has been written by the time a force begins
     * @throws JournalUnwritable when it is not, or nobody can say
     */
    void forceUpTo(long written, LongSupplier lastCall, LongSupplier end) {
        while (durable < written) {
            if (isLatched()) {
                wakeSettled();
            }
            refuseIfLatched();
            if (takesTurn(written)) {
                try {
                    long late = lastCall.getAsLong();
                    forceForAll(Math.max(late, end.getAsLong()));
                } finally {
                    endTurn();
                }
            }
        }
    }

    /** It is in the file; whoever forces that far wakes it. */
    void await(Waiting one) {
        inFlight.add(one);
    }

    /**
     * The record, when it is on the disk.
     *
     * @param write writes for all who wait, and says up to where a force is needed
     * @param end asked for what has been written by the time a force begins
     * @throws JournalUnwritable when it is not, or nobody can say; or whatever refused the transaction
     */
    JournalRecord answer(Waiting one, LongSupplier write, LongSupplier end) {
        boolean interrupted = false;
        try {
            while (true) {
                long upTo = one.isAnswered() ? 0 : write.getAsLong();
                if (upTo > 0) {
                    forceUpTo(upTo, write, end);
                }
                one.throwIfRefused();
                Optional<Waiting.Written> written = one.written();
                if (written.isPresent() && durable >= written.get().end()) {
                    return written.get().record();
                }
                refuseIfLatched();
                one.sleep();
                interrupted |= Thread.interrupted();
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Waits for the force that runs, if one does; false when that made another unnecessary or impossible. */
    private boolean takesTurn(long written) {
        lock.lock();
        try {
            while (forcing && durable < written && latched == null) {
                forced.awaitUninterruptibly();
            }
            boolean needed = durable < written && latched == null;
            forcing |= needed;
            return needed;
        } finally {
            lock.unlock();
        }
    }

    private void endTurn() {
        wakeSettled();
        lock.lock();
        try {
            forcing = false;
            forced.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** One by one, and only those that are done: woken all at once they would queue for a lock to learn that they may go. */
    private void wakeSettled() {
        for (Waiting first = inFlight.peek(); first != null && isSettled(first); first = inFlight.peek()) {
            inFlight.remove(first);
            first.wake();
        }
    }

    private boolean isSettled(Waiting one) {
        return latched != null
                || one.written().filter(written -> written.end() <= durable).isPresent();
    }

    private void forceForAll(long target) {
        try {
            if (format > 1 && forcesSinceHeaderMark++ >= FORCES_PER_HEADER_MARK) {
                Header.writeMark(medium, durable);
                forcesSinceHeaderMark = 0;
            }
            medium.force();
            if (format == 1) {
                Header.writeMark(medium, target);
            }
            medium.note(target);
            durable = target;
        } catch (IOException e) {
            latched = e;
        }
    }

    /** Writes the mark into the header and forces it: for the end of a day's work. */
    void forceMark() throws IOException {
        lock.lock();
        try {
            while (forcing) {
                forced.awaitUninterruptibly();
            }
            if (latched == null) {
                Header.writeMark(medium, durable);
                medium.force();
            }
        } finally {
            lock.unlock();
        }
    }
}
