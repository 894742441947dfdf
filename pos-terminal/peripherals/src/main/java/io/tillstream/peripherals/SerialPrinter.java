package io.tillstream.peripherals;

import com.fazecast.jSerialComm.SerialPort;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A receipt printer on a serial line. A receipt is one job; one thread writes one job after the other, so two receipts
 * never mix, and asks behind each whether it is on paper.
 *
 * <p>A job is sent only to a printer that says it can print. Its end is asked for with GS r, which is answered behind the
 * data before it, and with DLE EOT, which is answered also by a printer that has stopped.
 */
public final class SerialPrinter implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SerialPrinter.class);
    private static final byte[] GS_R_PAPER = {0x1D, 0x72, 0x01};
    private static final Duration ANSWER_PATIENCE = Duration.ofMillis(500);
    private static final int ATTEMPTS = 3;
    private static final String NO_ANSWER = "Printer does not answer: check its power and its cable.";

    private final SerialLine line;
    private final Clock clock;
    private final Duration patience;
    private final LinkedBlockingQueue<Job> jobs = new LinkedBlockingQueue<>();
    private final ScheduledExecutorService watchdog = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("printer-watchdog").factory());
    private final Thread writer;
    private final Backoff backoff = new Backoff();
    private @Nullable PrinterPort port;
    private volatile Connection connection;
    private volatile boolean closed;

    // Copied in, and read by the writer only.
    @SuppressWarnings("ArrayRecordComponent")
    private record Job(byte[] bytes, CompletableFuture<PrintResult> result) {}

    private SerialPrinter(SerialLine line, Clock clock, Duration patience) {
        this.line = line;
        this.clock = clock;
        this.patience = patience;
        this.connection = away();
        this.writer = Thread.ofPlatform().daemon().name("printer-writer").unstarted(this::work);
    }

    /** Starts the writer; the printer need not be there yet. */
    public static SerialPrinter start(SerialLine line, Clock clock) {
        return start(line, clock, Duration.ofSeconds(10));
    }

    /**
     * Starts the writer.
     *
     * @param patience how long a stalled write, and the answer behind a job, are waited for
     */
    static SerialPrinter start(SerialLine line, Clock clock, Duration patience) {
        SerialPrinter printer = new SerialPrinter(line, clock, patience);
        printer.writer.start();
        return printer;
    }

    /** Queues a job; the result comes from the writer's thread and is never an exception. */
    public CompletableFuture<PrintResult> print(byte[] job) {
        Job queued = new Job(job.clone(), new CompletableFuture<>());
        if (closed) {
            queued.result.complete(new PrintResult.Offline(Optional.empty(), "The till is closing."));
        } else {
            jobs.add(queued);
        }
        return queued.result;
    }

    public Connection connection() {
        return connection;
    }

    private Connection away() {
        return new Connection.Away(
                clock.instant(),
                "Printer on " + line.path() + " is not there; check its power and cable, or set till.printer.");
    }

    private void work() {
        try {
            while (!closed) {
                long wait = port == null ? backoff.next().toMillis() : 1000;
                Job job = jobs.poll(wait, TimeUnit.MILLISECONDS);
                connect();
                if (job != null) {
                    PrintResult result = run(job.bytes);
                    if (!(result instanceof PrintResult.Printed)) {
                        LOG.warn("A receipt was not printed: {}", result);
                    }
                    job.result.complete(result);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            disconnect();
            jobs.forEach(job -> job.result.complete(new PrintResult.Offline(Optional.empty(), "The till is closing.")));
        }
    }

    private void connect() {
        PrinterPort current = port;
        if (current != null && current.isLost()) {
            disconnect();
        }
        if (port == null) {
            SerialPort opened = line.open().orElse(null);
            if (opened != null) {
                port = new PrinterPort(opened, watchdog, patience);
                connection = new Connection.Connected(clock.instant());
                backoff.reset();
                LOG.info("Printer on {} is there", line.path());
            }
        }
    }

    private void disconnect() {
        PrinterPort current = port;
        if (current != null) {
            current.close();
            port = null;
            connection = away();
            LOG.warn("Printer on {} is gone; looking for it again", line.path());
        }
    }

    private PrintResult run(byte[] job) {
        PrinterPort open = port;
        if (open == null) {
            return new PrintResult.Offline(Optional.empty(), NO_ANSWER);
        }
        Optional<PrinterStatus> before = status(open);
        if (before.isEmpty()) {
            disconnect();
            return new PrintResult.Offline(Optional.empty(), NO_ANSWER);
        }
        if (!before.get().canPrint()) {
            return new PrintResult.Offline(before, advice(before.get()));
        }
        open.drain();
        if (!open.write(job) || !open.write(GS_R_PAPER)) {
            disconnect();
            return new PrintResult.Unknown(Optional.empty(), NO_ANSWER);
        }
        return awaitEnd(open);
    }

    private PrintResult awaitEnd(PrinterPort open) {
        long until = System.nanoTime() + patience.toNanos();
        Optional<PrinterStatus> last = Optional.empty();
        while (System.nanoTime() < until) {
            OptionalInt end = open.answer(PrinterStatus::isPaperAnswer, ANSWER_PATIENCE);
            if (end.isPresent()) {
                return new PrintResult.Printed();
            }
            if (open.isLost()) {
                break;
            }
            // No answer behind the data: it is still printing, or it has stopped and says why.
            last = statusOnce(open);
            if (last.isPresent() && !last.get().canPrint()) {
                return new PrintResult.Unknown(last, advice(last.get()));
            }
        }
        if (last.isEmpty()) {
            disconnect();
        }
        return new PrintResult.Unknown(last, last.map(SerialPrinter::advice).orElse(NO_ANSWER));
    }

    private static Optional<PrinterStatus> status(PrinterPort open) {
        for (int attempt = 0; attempt < ATTEMPTS && !open.isLost(); attempt++) {
            Optional<PrinterStatus> status = statusOnce(open);
            if (status.isPresent()) {
                return status;
            }
        }
        return Optional.empty();
    }

    private static Optional<PrinterStatus> statusOnce(PrinterPort open) {
        int[] answers = new int[4];
        for (int i = 0; i < answers.length; i++) {
            OptionalInt answer = open.ask(i + 1, ANSWER_PATIENCE);
            if (answer.isEmpty()) {
                return Optional.empty();
            }
            answers[i] = answer.getAsInt();
        }
        return Optional.of(PrinterStatus.ofRealTime(answers[0], answers[1], answers[2], answers[3]));
    }

    private static String advice(PrinterStatus status) {
        return status.mostPressing()
                .map(fault -> switch (fault) {
                    case UNRECOVERABLE -> "Printer fault: switch it off and call support.";
                    case CUTTER -> "Cutter jam: open the cover, free the paper, then print again.";
                    case COVER_OPEN -> "Close the printer cover.";
                    case PAPER_END -> "Load paper.";
                    case AUTO_RECOVERABLE -> "Print head hot: wait a moment.";
                })
                .orElse("Printer says it is offline: press its feed button once.");
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
        watchdog.shutdownNow();
    }
}
