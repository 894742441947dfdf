package io.tillstream.peripherals;

import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * What is said on an open line to a printer. One thread listens and sorts what the printer says into answers and news; another
 * writes and asks. A write cannot hang for ever, unless the printer says why it takes nothing.
 */
final class PrinterDialogue {
    private static final int CHUNK = 1024;
    private static final byte DLE = 0x10;
    private static final byte EOT = 0x04;
    private static final byte GS = 0x1D;
    private static final byte[] TELL_EVERY_CHANGE = {GS, 'a', 0x0F};
    private static final byte[] PAPER = {GS, 'r', 0x01};
    private static final Duration ANSWER_PATIENCE = Duration.ofMillis(500);
    private static final int ATTEMPTS = 3;
    /** The longest command is a picture band of 255 rows on 80 mm paper: 18 KiB. */
    private static final int LONGEST_COMMAND = 18 * 1024;

    private static final int LOST = -1;

    private final OpenLine line;
    private final ScheduledExecutorService watchdog;
    private final Duration writeLimit;
    private final Consumer<PrinterStatus> news;
    private final LinkedBlockingQueue<Integer> realTime = new LinkedBlockingQueue<>();
    private final LinkedBlockingQueue<Integer> behindData = new LinkedBlockingQueue<>();
    private final int[] automatic = new int[4];
    private int automaticSeen;
    private boolean inStep;
    private volatile boolean heldUp;
    private volatile boolean paperEnded;
    private volatile boolean lost;

    /**
     * A dialogue that has not begun.
     *
     * @param writeLimit how long a printer that gives no reason may take nothing
     * @param news takes what the printer says of itself unasked
     */
    PrinterDialogue(
            OpenLine line, ScheduledExecutorService watchdog, Duration writeLimit, Consumer<PrinterStatus> news) {
        this.line = line;
        this.watchdog = watchdog;
        this.writeLimit = writeLimit;
        this.news = news;
    }

    /** Listens until the printer is gone. */
    void listen() {
        byte[] buffer = new byte[256];
        for (int read = line.read(buffer); read >= 0; read = line.read(buffer)) {
            if (read == 0) {
                // Four bytes of automatic status come in one piece; after a pause the rest will not.
                automaticSeen = 0;
            }
            for (int i = 0; i < read; i++) {
                heard(Byte.toUnsignedInt(buffer[i]));
            }
        }
        lost = true;
        realTime.add(LOST);
        behindData.add(LOST);
    }

    /** Flow control and whatever else it says is passed over. */
    private void heard(int value) {
        if (PrinterStatus.isRealTimeAnswer(value)) {
            realTime.add(value);
        } else if (PrinterStatus.isFirstOfAutomatic(value)) {
            automatic[0] = value;
            automaticSeen = 1;
        } else if (PrinterStatus.isPaperAnswer(value)) {
            if (automaticSeen == 0) {
                behindData.add(value);
                return;
            }
            automatic[automaticSeen++] = value;
            if (automaticSeen == automatic.length) {
                automaticSeen = 0;
                PrinterStatus status = PrinterStatus.ofAutomatic(automatic[0], automatic[1], automatic[2]);
                note(status);
                news.accept(status);
            }
        }
    }

    boolean isLost() {
        return lost;
    }

    /** Asks the printer to tell of every change by itself (GS a). */
    boolean subscribe() {
        return write(TELL_EVERY_CHANGE);
    }

    /** What the printer says of itself; asked three times before it counts as silent. */
    Optional<PrinterStatus> status() {
        for (int attempt = 0; attempt < ATTEMPTS && !lost; attempt++) {
            Optional<PrinterStatus> status = statusOnce();
            if (status.isPresent()) {
                return status;
            }
        }
        return Optional.empty();
    }

    Optional<PrinterStatus> statusOnce() {
        int[] answers = new int[4];
        for (int i = 0; i < answers.length; i++) {
            // Pictures hold bytes the printer takes for a question; their answers are older than this question.
            realTime.clear();
            OptionalInt answer = write(new byte[] {DLE, EOT, (byte) (i + 1)})
                    ? next(realTime, ANSWER_PATIENCE)
                    : OptionalInt.empty();
            if (answer.isEmpty()) {
                return Optional.empty();
            }
            answers[i] = answer.getAsInt();
        }
        PrinterStatus status = PrinterStatus.ofRealTime(answers[0], answers[1], answers[2], answers[3]);
        note(status);
        return Optional.of(status);
    }

    private void note(PrinterStatus status) {
        heldUp = !status.canPrint();
        paperEnded |= status.faults().contains(PrinterStatus.Fault.PAPER_END);
    }

    /** Whether paper ended since the job began, so that nobody knows how much of it can be read. */
    boolean hasPaperEnded() {
        return paperEnded;
    }

    private OptionalInt next(LinkedBlockingQueue<Integer> answers, Duration patience) {
        try {
            Integer answer = lost ? null : answers.poll(patience.toMillis(), TimeUnit.MILLISECONDS);
            return answer == null || answer == LOST ? OptionalInt.empty() : OptionalInt.of(answer);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return OptionalInt.empty();
        }
    }

    /**
     * Makes sure that what comes next is read as a command. A printer whose cable was pulled within a picture takes the next
     * job for the rest of it: zeros fill it up, which print nothing, until the printer answers again.
     */
    boolean comeIntoStep() {
        for (int filled = 0; !inStep && filled <= LONGEST_COMMAND && !lost; filled += CHUNK) {
            behindData.clear();
            inStep = write(PAPER) && next(behindData, ANSWER_PATIENCE).isPresent();
            if (!inStep && !write(new byte[CHUNK])) {
                return false;
            }
        }
        return inStep;
    }

    /** Whether all of a job went out, and the question for its end behind it. */
    boolean send(byte[] job) {
        inStep = false;
        behindData.clear();
        paperEnded = false;
        return write(job) && write(PAPER);
    }

    /** Whether the printer has come to the end of what was sent; waits half a second for it. */
    boolean hasEnded() {
        boolean ended = next(behindData, ANSWER_PATIENCE).isPresent();
        inStep |= ended;
        return ended;
    }

    /** Whether all bytes went out. A chunk that takes too long is ended by closing the line: nothing else frees it. */
    private boolean write(byte[] bytes) {
        for (int at = 0; at < bytes.length; at += CHUNK) {
            byte[] chunk = Arrays.copyOfRange(bytes, at, Math.min(bytes.length, at + CHUNK));
            ScheduledFuture<?> rescue = watchdog.scheduleWithFixedDelay(
                    this::rescue, writeLimit.toMillis(), writeLimit.toMillis(), TimeUnit.MILLISECONDS);
            boolean written = line.write(chunk);
            rescue.cancel(false);
            if (!written) {
                return false;
            }
        }
        return true;
    }

    /** With its cover open a printer takes nothing for as long as that takes. */
    private void rescue() {
        if (!heldUp) {
            line.close();
        }
    }

    void hangUp() {
        line.close();
    }
}
