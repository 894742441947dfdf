package io.tillstream.peripherals;

import io.tillstream.receipt.EscPosStream;
import java.io.ByteArrayOutputStream;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A receipt printer at the other end of a virtual line: takes ESC/POS, answers status as Epson's TM series does, tells
 * changes unasked once it was told to, and hands each receipt over when its paper is cut.
 *
 * <p>A receipt is what was sent from one cut up to and with the next, without the questions in between. It is handed
 * over before the question behind it is answered. What is half sent when the cable is pulled stays in it, as in a printer
 * that stays switched on.
 */
public final class VirtualPrinter implements AutoCloseable {
    private static final int DLE = 0x10;
    private static final int EOT = 0x04;
    /** Start bit, eight data bits, stop bit. */
    private static final int BITS_PER_BYTE = 10;

    private final Consumer<byte[]> receipts;
    private final LineKeeper line;
    private final Deque<EscPosStream.Command> held = new ArrayDeque<>();
    private final ConcurrentSkipListMap<Long, Runnable> plans = new ConcurrentSkipListMap<>();
    private final EscPosStream stream = new EscPosStream();
    private ByteArrayOutputStream paper = new ByteArrayOutputStream();
    private int questionSeen;
    private final AtomicLong taken = new AtomicLong();
    private boolean tellsChanges;
    private @Nullable State told;
    private volatile int baud;
    private volatile State state = State.READY;

    /** What can be the matter with it; what it says then is in pos-devices.md, section 2. */
    public enum State {
        READY,
        NEAR_END,
        DRAWER_PIN_LOW,
        COVER_OPEN,
        PAPER_END,
        CUTTER,
        UNRECOVERABLE,
        AUTO_RECOVERABLE,
        /** Switched off: takes bytes and says nothing. */
        SILENT;

        /** The answers to DLE EOT 1 to 4. */
        int[] answers() {
            return switch (this) {
                case READY, SILENT -> new int[] {0x16, 0x12, 0x12, 0x12};
                case NEAR_END -> new int[] {0x16, 0x12, 0x12, 0x1E};
                case DRAWER_PIN_LOW -> new int[] {0x12, 0x12, 0x12, 0x12};
                case COVER_OPEN -> new int[] {0x1E, 0x16, 0x12, 0x12};
                case PAPER_END -> new int[] {0x1E, 0x32, 0x12, 0x7E};
                case CUTTER -> new int[] {0x1E, 0x52, 0x1A, 0x12};
                case UNRECOVERABLE -> new int[] {0x1E, 0x52, 0x32, 0x12};
                case AUTO_RECOVERABLE -> new int[] {0x1E, 0x52, 0x52, 0x12};
            };
        }

        /** What it says unasked. */
        int[] automatic() {
            return switch (this) {
                case READY, SILENT -> new int[] {0x14, 0x00, 0x00, 0x00};
                case NEAR_END -> new int[] {0x14, 0x00, 0x03, 0x00};
                case DRAWER_PIN_LOW -> new int[] {0x10, 0x00, 0x00, 0x00};
                case COVER_OPEN -> new int[] {0x3C, 0x00, 0x00, 0x00};
                case PAPER_END -> new int[] {0x1C, 0x00, 0x0F, 0x00};
                case CUTTER -> new int[] {0x1C, 0x08, 0x00, 0x00};
                case UNRECOVERABLE -> new int[] {0x1C, 0x20, 0x00, 0x00};
                case AUTO_RECOVERABLE -> new int[] {0x1C, 0x40, 0x00, 0x00};
            };
        }

        boolean prints() {
            return switch (this) {
                case READY, NEAR_END, DRAWER_PIN_LOW -> true;
                case COVER_OPEN, PAPER_END, CUTTER, UNRECOVERABLE, AUTO_RECOVERABLE, SILENT -> false;
            };
        }
    }

    private VirtualPrinter(DeviceLine line, Consumer<byte[]> receipts) {
        this.receipts = receipts;
        this.line = LineKeeper.of("virtual printer", "plug it in", line, Clock.systemUTC(), this::serve);
    }

    /** Starts it; the line need not be there yet. */
    public static VirtualPrinter start(DeviceLine line, Consumer<byte[]> receipts) {
        VirtualPrinter printer = new VirtualPrinter(line, receipts);
        printer.line.start();
        return printer;
    }

    /** Opens its cover, takes its paper, …; what it holds back is printed once it is ready again. */
    public void become(State newState) {
        state = newState;
    }

    /**
     * Plans something, such as opening the cover, for when it has taken so many bytes more. Questions for real-time status do
     * not count.
     *
     * @param bytes how many
     * @param act what happens then, on the printer's thread
     */
    public void after(long bytes, Runnable act) {
        plans.put(taken.get() + bytes, act);
    }

    /** Pulls its cable, which is plugged in again at once; over the network, for a serial line shows no end of the other side. */
    public void unplug() {
        line.hangUp();
    }

    /** Takes bytes no faster than a line of that speed brings them; a virtual line has none of its own. */
    public void pace(int bitsPerSecond) {
        baud = bitsPerSecond;
    }

    private void serve(OpenLine open) throws InterruptedException {
        tellsChanges = false;
        byte[] buffer = new byte[64];
        for (int read = open.read(buffer); read >= 0 && !line.isClosing(); read = open.read(buffer)) {
            for (int i = 0; i < read; i++) {
                take(buffer[i], open);
            }
            print(open);
            tellChange(open);
            if (baud > 0 && read > 0) {
                TimeUnit.MICROSECONDS.sleep((long) read * BITS_PER_BYTE * 1_000_000 / baud);
            }
        }
    }

    private void take(byte value, OpenLine open) throws InterruptedException {
        int seenBefore = questionSeen;
        boolean asked = answerAtOnce(Byte.toUnsignedInt(value), open);
        if (questionSeen == 0 && !asked) {
            // What began like a question was none.
            taken.addAndGet(seenBefore + 1);
        }
        held.addAll(stream.accept(new byte[] {value}, 1));
        Map.Entry<Long, Runnable> plan = plans.firstEntry();
        if (plan != null && plan.getKey() <= taken.get()) {
            print(open);
            plans.remove(plan.getKey());
            plan.getValue().run();
        }
    }

    /** Real-time questions are answered wherever they stand, even inside a picture, as Epson's manual says. */
    private boolean answerAtOnce(int value, OpenLine open) {
        boolean asked = questionSeen == 2 && value >= 1 && value <= 4;
        if (asked) {
            say(open, state.answers()[value - 1]);
        }
        questionSeen = value == DLE ? 1 : questionSeen == 1 && value == EOT ? 2 : 0;
        return asked;
    }

    private void print(OpenLine open) {
        while (state.prints() && !held.isEmpty()) {
            print(held.removeFirst(), open);
        }
    }

    private void print(EscPosStream.Command command, OpenLine open) {
        if (command.asksForStatus()) {
            say(open, state == State.NEAR_END ? 0x03 : 0x00);
        } else if (command.setsAutomaticStatus()) {
            tellsChanges = command.bytes()[2] != 0;
            told = null;
        } else if (!command.isRealTime()) {
            paper.writeBytes(command.bytes());
            if (command.isCut()) {
                byte[] receipt = paper.toByteArray();
                paper = new ByteArrayOutputStream();
                receipts.accept(receipt);
            }
        }
    }

    private void tellChange(OpenLine open) {
        State now = state;
        if (tellsChanges && now != told) {
            told = now;
            say(open, now.automatic());
        }
    }

    private void say(OpenLine open, int... values) {
        if (state != State.SILENT) {
            byte[] bytes = new byte[values.length];
            for (int i = 0; i < bytes.length; i++) {
                bytes[i] = (byte) values[i];
            }
            open.write(bytes);
        }
    }

    @Override
    public void close() {
        line.close();
    }
}
