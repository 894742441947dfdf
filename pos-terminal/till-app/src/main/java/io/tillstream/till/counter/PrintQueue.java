package io.tillstream.till.counter;

import io.tillstream.checkout.receipt.ReceiptDocument;
import io.tillstream.journal.Failpoint;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Documents on their way to paper, in order, across restarts. What a fault held up prints by itself once the printer can.
 *
 * <p>A job waits, then it is being sent, then it is gone; each step is on the disk before it is taken. One that was being sent
 * when the process ended, or when the printer stopped answering, may be on paper: it is printed whole, marked as a copy,
 * without opening the drawer. So there are never two originals, and a drawer opens once at most.
 */
public final class PrintQueue implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(PrintQueue.class);
    private static final Duration BEFORE_AGAIN = Duration.ofSeconds(2);
    /** A day's receipts are not printed in the evening; every one of them can be had from the journal. */
    private static final int MOST = 50;

    private final ReceiptPrinter printer;
    private final PrintFolder folder;
    private final Listener listener;
    private final Deque<PrintJob> jobs = new ArrayDeque<>();
    private final ScheduledExecutorService again = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("print-again").factory());
    private long number;
    private boolean sending;
    private volatile ReceiptPrinter.@Nullable Trouble failed;

    /** Who wants to know what becomes of jobs; called on any thread. */
    public interface Listener {
        /** A job came to an end, or has to wait; it still counts as waiting. */
        void came(String name, ReceiptPrinter.Result result);

        /** The printer is in another state, or another number of jobs waits. */
        void changed();
    }

    /**
     * A queue that has not begun.
     *
     * @param folder where jobs are kept
     */
    public PrintQueue(Path folder, ReceiptPrinter printer, Listener listener) {
        this.folder = new PrintFolder(folder);
        this.printer = printer;
        this.listener = listener;
    }

    /** Takes up what the process before has left, and prints it as soon as the printer can. */
    public void start() {
        synchronized (jobs) {
            jobs.addAll(folder.jobs());
            number = jobs.isEmpty() ? 0 : jobs.getLast().number();
        }
        printer.onChange(this::lookAgain);
        var _ = again.scheduleWithFixedDelay(
                this::sendNext, BEFORE_AGAIN.toMillis(), BEFORE_AGAIN.toMillis(), TimeUnit.MILLISECONDS);
        sendNext();
    }

    private void lookAgain() {
        listener.changed();
        try {
            again.execute(this::sendNext);
        } catch (RejectedExecutionException e) {
            LOG.debug("The till is closing; what waits is printed after the next start.");
        }
    }

    /**
     * Prints a document when those before it are done.
     *
     * @param name what it is of, for {@link Listener#came} and {@link #isWaiting}
     */
    public void add(String name, ReceiptDocument document) {
        synchronized (jobs) {
            PrintJob job = new PrintJob(++number, name, document, PrintJob.Stage.WAITING);
            try {
                folder.keep(job);
            } catch (IOException e) {
                LOG.error("Print job {} would not survive the end of the till: {}", name, e.getMessage());
            }
            jobs.addLast(job);
            if (jobs.size() > MOST && !sending) {
                PrintJob oldest = jobs.removeFirst();
                LOG.warn("{} documents wait for the printer; {} is not printed.", jobs.size(), oldest.name());
                folder.forget(oldest);
            }
        }
        Failpoint.PRINT_WAITS.reached();
        sendNext();
    }

    /** Whether a document of that name is on its way to paper. */
    public boolean isWaiting(String name) {
        synchronized (jobs) {
            return jobs.stream().anyMatch(job -> job.name().equals(name));
        }
    }

    public int waiting() {
        synchronized (jobs) {
            return jobs.size();
        }
    }

    /** What keeps the printer: what it says itself, else why the last job failed. */
    public Optional<ReceiptPrinter.Trouble> trouble() {
        Optional<ReceiptPrinter.Trouble> said = printer.state().whatKeepsIt();
        return said.isPresent() ? said : Optional.ofNullable(failed);
    }

    private void sendNext() {
        PrintJob job;
        ReceiptDocument paper;
        synchronized (jobs) {
            job = jobs.peekFirst();
            if (job == null || sending || printer.state().whatKeepsIt().isPresent()) {
                return;
            }
            sending = true;
            paper = job.paper(jobs.size() == 1);
        }
        printer.print(paper, () -> begin(job))
                .thenAccept(result -> came(job, result))
                .exceptionally(failure -> {
                    LOG.error("Print job {} could not be followed up and is tried again.", job.name(), failure);
                    synchronized (jobs) {
                        sending = false;
                    }
                    return null;
                });
    }

    private void begin(PrintJob job) {
        folder.begin(job);
        Failpoint.PRINT_BEGINS.reached();
    }

    private void came(PrintJob job, ReceiptPrinter.Result result) {
        // Counted before it is forgotten: a receipt of which nothing is known would print once more.
        listener.came(job.name(), result);
        synchronized (jobs) {
            sending = false;
            switch (result) {
                case ReceiptPrinter.Result.Printed(), ReceiptPrinter.Result.NoPrinter() -> {
                    failed = null;
                    jobs.remove(job);
                    folder.forget(job);
                }
                case ReceiptPrinter.Result.Failed(ReceiptPrinter.Trouble trouble, boolean begun) -> {
                    failed = trouble;
                    if (begun) {
                        jobs.remove(job);
                        jobs.addFirst(job.at(PrintJob.Stage.SENDING));
                    }
                }
            }
        }
        listener.changed();
        if (!(result instanceof ReceiptPrinter.Result.Failed)) {
            sendNext();
        }
    }

    /** Sends no further job; what waits is printed after the next start. */
    @Override
    public void close() {
        again.shutdownNow();
    }
}
