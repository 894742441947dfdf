package io.tillstream.till.outbox;

import io.tillstream.encoding.UnreadableFact;
import io.tillstream.journal.Failpoint;
import io.tillstream.journal.JournalReader;
import io.tillstream.till.headoffice.HeadOffice;
import io.tillstream.till.kept.KeptFile;
import io.tillstream.traces.Traces;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends one journal file, in order, as often as it takes.
 *
 * <p>The journal is the truth. The acknowledged position kept beside it is a hint that saves sending everything again
 * after a restart; when it is lost or old, records are sent twice and the ledger keeps one of each.
 */
final class Sender implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Sender.class);

    private static final int BATCH_RECORDS = 1000;
    private static final Duration FIRST_PAUSE = Duration.ofMillis(250);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(20);
    private static final Duration HOLD_BACK = Duration.ofMillis(200);
    private static final Duration PAUSE_AFTER_REFUSAL = Duration.ofSeconds(30);

    /** How long a backlog waits while others are being taken. */
    private static final Duration ANOTHER_TURN = Duration.ofSeconds(2);

    private final String name;
    private final Path file;
    private final KeptFile hint;
    private final HeadOffice headOffice;
    private final BooleanSupplier mayGo;
    private final Runnable onProgress;
    private final Traces traces;
    private final Thread thread;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition work = lock.newCondition();
    private volatile boolean closing;
    private volatile long acknowledged;
    private volatile long last;
    private volatile @Nullable Instant oldestWaiting;
    private volatile @Nullable String refusal;
    private int mostRecords = BATCH_RECORDS;

    /**
     * A sender for one file; it starts with {@link #start()}.
     *
     * @param name for people, {@code live}
     * @param mayGo asked before each batch; while false the sender holds back
     * @param onProgress called after each acknowledgement
     * @param traces what is told of the records that are followed
     */
    Sender(
            String name,
            Path file,
            KeptFile hint,
            HeadOffice headOffice,
            BooleanSupplier mayGo,
            Runnable onProgress,
            Traces traces) {
        this.name = name;
        this.file = file;
        this.hint = hint;
        this.headOffice = headOffice;
        this.mayGo = mayGo;
        this.onProgress = onProgress;
        this.traces = traces;
        this.thread = Thread.ofVirtual().name("send-" + name).unstarted(this::run);
    }

    void start() {
        try (JournalReader reader = JournalReader.open(file)) {
            last = reader.lastSequence();
            acknowledged = Math.min(last, readHint());
            oldestWaiting = reader.read(acknowledged + 1, 1).stream()
                    .findFirst()
                    .map(record -> record.fact().happenedAt())
                    .orElse(null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        thread.start();
    }

    private long readHint() throws IOException {
        try {
            return hint.read()
                    .map(bytes -> Long.parseLong(new String(bytes, StandardCharsets.US_ASCII).trim()))
                    .filter(number -> number >= 0)
                    .orElse(0L);
        } catch (NumberFormatException e) {
            LOG.warn("File {} holds no number; the {} journal is sent from its beginning.", hint.path(), name);
            return 0;
        }
    }

    /** Something was appended. */
    void wake(long newLast, Instant happenedAt) {
        lock.lock();
        try {
            last = newLast;
            if (oldestWaiting == null) {
                oldestWaiting = happenedAt;
            }
            work.signalAll();
        } finally {
            lock.unlock();
        }
    }

    long waiting() {
        return Math.max(0, last - acknowledged);
    }

    /** When the oldest record that head office does not have happened, by business time. */
    @Nullable
    Instant oldestWaiting() {
        return oldestWaiting;
    }

    /** What head office said when it last refused a batch; empty once it has taken one. */
    Optional<String> refusal() {
        return Optional.ofNullable(refusal);
    }

    private void run() {
        Duration pause = FIRST_PAUSE;
        try (JournalReader reader = JournalReader.open(file)) {
            while (awaitWork()) {
                try {
                    pause = sendBatch(reader) ? FIRST_PAUSE : sleep(PAUSE_AFTER_REFUSAL);
                } catch (IOException e) {
                    LOG.debug("The {} journal waits: {}", name, e.getMessage());
                    pause = sleep(pause);
                } catch (UnreadableFact e) {
                    LOG.warn("Head office answered the {} journal with something unreadable: {}", name, e.getMessage());
                    pause = sleep(pause);
                }
            }
        } catch (InterruptedException e) {
            LOG.debug("Sender {} ends.", name);
        } catch (IOException | RuntimeException e) {
            // The records stay in the journal; the next start sends them.
            LOG.error("The {} journal is not sent any more: {}", name, e.getMessage(), e);
        }
    }

    private boolean awaitWork() throws InterruptedException {
        lock.lock();
        try {
            while (!closing && (waiting() == 0 || !mayGo.getAsBoolean())) {
                // Whether it may go is somebody else's state: asked again after a moment, and at once after an append.
                work.awaitNanos(HOLD_BACK.toNanos());
            }
            return !closing;
        } finally {
            lock.unlock();
        }
    }

    /** Full jitter, so that tills that lost the same network do not all come back in the same instant. */
    private static Duration sleep(Duration pause) throws InterruptedException {
        TimeUnit.MILLISECONDS.sleep(
                pause.toMillis() / 2 + ThreadLocalRandom.current().nextLong(pause.toMillis() / 2 + 1));
        return pause.multipliedBy(2).compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause.multipliedBy(2);
    }

    /** Whether it was taken, or will be at the next try. */
    private boolean sendBatch(JournalReader reader) throws IOException, InterruptedException {
        Batch batch = Batch.of(reader, acknowledged + 1, mostRecords);
        if (batch.records() == 0) {
            return true;
        }
        Failpoint.SEND.reached();
        SendingTrace trace = SendingTrace.begun(traces, batch);
        return switch (headOffice.upload(batch.bytes(), trace.traceParent())) {
            case HeadOffice.Upload.Acknowledged(int epoch, long sequence) -> {
                Failpoint.ACK.reached();
                trace.answered("acknowledged", true);
                refusal = null;
                advance(sequence, batch.next());
                yield true;
            }
            case HeadOffice.Upload.TooLarge() -> {
                trace.answered("too-large", false);
                mostRecords = Math.max(1, batch.records() / 2);
                yield batch.records() > 1;
            }
            case HeadOffice.Upload.NotYet() -> {
                sleep(ANOTHER_TURN);
                yield true;
            }
            case HeadOffice.Upload.Refused(String reason) -> {
                LOG.error("Head office refuses the {} journal after record {}: {}", name, acknowledged, reason);
                trace.answered("refused", false);
                refusal = reason;
                yield false;
            }
        };
    }

    private void advance(long sequence, @Nullable Instant next) throws IOException {
        long reached = Math.max(acknowledged, sequence);
        // Kept before it is told: who sees nothing waiting may stop the till, and it must not send the same again.
        hint.replace(Long.toString(reached).getBytes(StandardCharsets.US_ASCII), KeptFile.Force.TO_SYSTEM);
        lock.lock();
        try {
            acknowledged = reached;
            oldestWaiting = waiting() == 0 ? null : next == null ? oldestWaiting : next;
        } finally {
            lock.unlock();
        }
        onProgress.run();
    }

    @Override
    public void close() {
        closing = true;
        thread.interrupt();
        try {
            thread.join(Duration.ofSeconds(5));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
