package io.tillstream.peripherals;

import com.fazecast.jSerialComm.SerialPort;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * A counter scale that speaks Mettler-Toledo 8217. It is asked when something is to be weighed and answers on a thread of its
 * own; the line is opened when it is needed, so that a scale may be switched on late or replaced.
 */
public final class SerialScale implements AutoCloseable {
    /** A basket that is put down sways for about a second. */
    private static final Duration REST_PATIENCE = Duration.ofSeconds(3);

    private static final Duration ANSWER_PATIENCE = Duration.ofMillis(500);
    private static final Duration BETWEEN_QUESTIONS = Duration.ofMillis(100);
    private static final int QUESTIONS = 3;
    private static final int LONGEST_ANSWER = 16;

    private final SerialLine line;
    private final ExecutorService thread = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("scale").factory());
    private @Nullable SerialPort port;

    private SerialScale(SerialLine line) {
        this.line = line;
    }

    /** A scale on a line; it need not be there yet. */
    public static SerialScale on(SerialLine line) {
        return new SerialScale(line);
    }

    /** Weighs what lies on it, once it has come to rest; completes in a bounded time, some 5 s at most. */
    public CompletableFuture<Weighing> weigh() {
        return CompletableFuture.supplyAsync(this::untilAtRest, thread);
    }

    /** Takes what lies on it now, such as a bowl, off all weights that follow, and weighs. */
    public CompletableFuture<Weighing> tare() {
        return CompletableFuture.supplyAsync(
                () -> {
                    open().ifPresent(open -> say(open, 'T'));
                    return untilAtRest();
                },
                thread);
    }

    private Weighing untilAtRest() {
        long until = System.nanoTime() + REST_PATIENCE.toNanos();
        Weighing weighing = ask();
        while (weighing instanceof Weighing.Moving && System.nanoTime() < until) {
            LockSupport.parkNanos(BETWEEN_QUESTIONS.toNanos());
            weighing = ask();
        }
        return weighing;
    }

    private Weighing ask() {
        for (int question = 0; question < QUESTIONS; question++) {
            Optional<SerialPort> open = open();
            if (open.isEmpty()) {
                return new Weighing.NoAnswer(
                        "Scale on " + line.path() + " is not there; check its cable, or set till.scale to its device.");
            }
            Optional<Weighing> weighing = say(open.get(), 'W') ? answer(open.get()) : Optional.empty();
            if (weighing.isPresent()) {
                return weighing.get();
            }
            leave();
        }
        return new Weighing.NoAnswer(
                "Scale on " + line.path() + " does not answer; check that it is on and its cable.");
    }

    private Optional<SerialPort> open() {
        if (port == null) {
            port = line.openPort().orElse(null);
        }
        return Optional.ofNullable(port);
    }

    /** What is left of an earlier answer must not be taken for this one's. */
    private static boolean say(SerialPort open, char request) {
        int old = open.bytesAvailable();
        if (old < 0 || (old > 0 && open.readBytes(new byte[old], old) < 0)) {
            return false;
        }
        return open.writeBytes(new byte[] {(byte) request}, 1) == 1;
    }

    private static Optional<Weighing> answer(SerialPort open) {
        long until = System.nanoTime() + ANSWER_PATIENCE.toNanos();
        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        byte[] one = new byte[1];
        while (System.nanoTime() < until && answer.size() < LONGEST_ANSWER) {
            int read = open.readBytes(one, 1);
            if (read < 0) {
                return Optional.empty();
            }
            if (read == 1) {
                answer.write(one[0]);
                if ((one[0] & 0x7F) == ScaleAnswer.CR) {
                    return ScaleAnswer.read(answer.toByteArray());
                }
            }
        }
        return Optional.empty();
    }

    private void leave() {
        if (port != null) {
            port.closePort();
            port = null;
        }
    }

    @Override
    public void close() {
        thread.execute(this::leave);
        thread.shutdown();
        try {
            if (!thread.awaitTermination(10, TimeUnit.SECONDS)) {
                thread.shutdownNow();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
