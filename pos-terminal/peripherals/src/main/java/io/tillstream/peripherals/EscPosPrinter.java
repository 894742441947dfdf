package io.tillstream.peripherals;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A receipt printer on a serial line or the network. A receipt is one job; one thread writes one job after the other, so two
 * receipts never mix, and asks behind each whether it is on paper. Between jobs it asks every second how the printer is.
 *
 * <p>A job is sent only to a printer that says it can print. Its end is asked for with GS r, which is answered behind the
 * data before it, and with DLE EOT, which is answered also by a printer that has stopped.
 */
public final class EscPosPrinter implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(EscPosPrinter.class);
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);
    private static final Duration LINE_PATIENCE = Duration.ofMillis(500);

    private final Duration patience;
    private final LineKeeper line;
    private final LinkedBlockingQueue<Job> jobs = new LinkedBlockingQueue<>();
    private final CopyOnWriteArrayList<Runnable> listeners = new CopyOnWriteArrayList<>();
    private final ScheduledExecutorService watchdog = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("printer-watchdog").factory());
    private final Thread writer;
    private volatile @Nullable PrinterDialogue dialogue;
    private volatile PrinterState state = new PrinterState.Away();
    private volatile boolean closed;

    // Copied in, and read by the writer only.
    @SuppressWarnings("ArrayRecordComponent")
    private record Job(byte[] bytes, Runnable begins, CompletableFuture<PrintResult> result) {
        void end(PrintResult how) {
            if (!(how instanceof PrintResult.Printed)) {
                LOG.warn("A receipt was not printed: {}", how);
            }
            result.complete(how);
        }
    }

    private EscPosPrinter(DeviceLine line, Clock clock, Duration patience) {
        this.patience = patience;
        this.line =
                LineKeeper.of("printer", "check its power and cable, or set till.printer", line, clock, this::converse);
        this.writer = Thread.ofPlatform().daemon().name("printer-writer").unstarted(this::work);
    }

    /** Starts the writer; the printer need not be there yet. */
    public static EscPosPrinter start(DeviceLine line, Clock clock) {
        return start(line, clock, Duration.ofSeconds(10));
    }

    /**
     * Starts the writer.
     *
     * @param patience how long a stalled write, and the answer behind a job, are waited for
     */
    static EscPosPrinter start(DeviceLine line, Clock clock, Duration patience) {
        EscPosPrinter printer = new EscPosPrinter(line, clock, patience);
        printer.line.start();
        printer.writer.start();
        return printer;
    }

    /** Queues a job; the result comes from the writer's thread and is never an exception. */
    public CompletableFuture<PrintResult> print(byte[] job) {
        return print(job, () -> {});
    }

    /**
     * Queues a job; the result comes from the writer's thread and is never an exception.
     *
     * @param begins runs before the first byte goes out, and not at all when none does; when it throws, none does
     */
    public CompletableFuture<PrintResult> print(byte[] job, Runnable begins) {
        Job queued = new Job(job.clone(), begins, new CompletableFuture<>());
        if (closed) {
            queued.end(closing());
        } else {
            jobs.add(queued);
        }
        return queued.result;
    }

    public Connection connection() {
        return line.connection();
    }

    /** How the printer is, at most a second or two old. */
    public PrinterState state() {
        return state;
    }

    /** Calls back after each change of {@link #state}, from threads of the printer. */
    public void onChange(Runnable listener) {
        listeners.add(listener);
    }

    private void become(PrinterState next) {
        if (!next.equals(state)) {
            state = next;
            LOG.info("The printer is now: {}", next);
            listeners.forEach(Runnable::run);
        }
    }

    private void converse(OpenLine open) {
        PrinterDialogue opened = new PrinterDialogue(open, watchdog, patience, status -> {
            become(new PrinterState.Says(status));
        });
        dialogue = opened;
        opened.listen();
        dialogue = null;
        become(new PrinterState.Away());
    }

    private void work() {
        PrinterDialogue known = null;
        try {
            while (!closed) {
                Job job = jobs.poll(BETWEEN_LOOKS.toMillis(), TimeUnit.MILLISECONDS);
                PrinterDialogue open = job == null ? dialogue : lineForAJob();
                if (open != null && !open.equals(known) && open.subscribe()) {
                    known = open;
                }
                if (job != null) {
                    job.end(open == null ? noAnswer() : run(open, job));
                } else if (open != null) {
                    look(open);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            closed = true;
            jobs.forEach(job -> job.end(closing()));
        }
    }

    /** A line that is just being opened is worth a moment. */
    private @Nullable PrinterDialogue lineForAJob() {
        long until = System.nanoTime() + LINE_PATIENCE.toNanos();
        PrinterDialogue open = dialogue;
        while (open == null && System.nanoTime() < until) {
            LockSupport.parkNanos(1_000_000);
            open = dialogue;
        }
        return open;
    }

    private Optional<PrinterStatus> look(PrinterDialogue open) {
        Optional<PrinterStatus> status = open.status();
        if (!open.isLost()) {
            become(status.<PrinterState>map(PrinterState.Says::new).orElseGet(PrinterState.Silent::new));
        }
        return status;
    }

    private PrintResult run(PrinterDialogue open, Job job) {
        Optional<PrinterStatus> before = look(open);
        if (before.isEmpty()) {
            return noAnswer();
        }
        if (!before.get().canPrint()) {
            return new PrintResult.Offline(before, before.get().advice());
        }
        if (!open.comeIntoStep()) {
            return noAnswer();
        }
        try {
            job.begins.run();
        } catch (RuntimeException e) {
            return new PrintResult.Offline(before, "Not begun: " + e.getMessage());
        }
        if (!open.send(job.bytes)) {
            open.hangUp();
            return unknown(Optional.empty());
        }
        return awaitEnd(open, slowest(job));
    }

    /** The slowest printers take 960 bytes a second. */
    private Duration slowest(Job job) {
        return patience.plusMillis(job.bytes.length * 1000L / 960);
    }

    /**
     * A printer whose cover is opened keeps what it was sent and goes on once it is closed, so its end is waited for as long as
     * it says what keeps it. Where paper ended within a receipt, nobody knows how much of it can be read.
     */
    private PrintResult awaitEnd(PrinterDialogue open, Duration limit) {
        long until = System.nanoTime() + limit.toNanos();
        Optional<PrinterStatus> last = Optional.empty();
        while (System.nanoTime() < until && !closed) {
            if (open.hasEnded()) {
                return open.hasPaperEnded() ? unknown(last) : new PrintResult.Printed();
            }
            if (open.isLost()) {
                return unknown(last);
            }
            // No answer behind the data: it is still printing, or it has stopped and says why.
            Optional<PrinterStatus> now = open.statusOnce();
            now.map(PrinterState.Says::new).ifPresent(this::become);
            if (now.isPresent()) {
                last = now;
                if (now.get().faults().contains(PrinterStatus.Fault.UNRECOVERABLE)) {
                    return unknown(now);
                }
                if (!now.get().canPrint()) {
                    until = System.nanoTime() + patience.toNanos();
                }
            }
        }
        look(open);
        return unknown(last);
    }

    private static PrintResult noAnswer() {
        return new PrintResult.Offline(Optional.empty(), PrinterStatus.NO_ANSWER);
    }

    private static PrintResult closing() {
        return new PrintResult.Offline(Optional.empty(), "The till is closing.");
    }

    private static PrintResult unknown(Optional<PrinterStatus> status) {
        return new PrintResult.Unknown(status, status.map(PrinterStatus::advice).orElse(PrinterStatus.NO_ANSWER));
    }

    /** Ends after the job being printed; jobs still waiting are told that the till is closing. */
    @Override
    public void close() {
        closed = true;
        try {
            writer.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        PrinterDialogue open = dialogue;
        if (open != null) {
            open.hangUp();
        }
        line.close();
        watchdog.shutdownNow();
    }
}
