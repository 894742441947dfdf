package io.tillstream.peripherals;

import com.fazecast.jSerialComm.SerialPort;
import io.tillstream.receipt.EscPosStream;
import java.io.ByteArrayOutputStream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;

/**
 * A receipt printer at the other end of a virtual serial line: takes ESC/POS, answers status as Epson's TM series does,
 * and hands each receipt over when its paper is cut.
 *
 * <p>A receipt is what was sent from one cut up to and with the next, without the questions in between. It is handed
 * over before the question behind it is answered.
 */
public final class VirtualPrinter implements AutoCloseable {
    private static final int DLE = 0x10;
    private static final int EOT = 0x04;
    private static final int[] NO_FAULT = {0x16, 0x12, 0x12, 0x12};

    private final SerialLine line;
    private final Consumer<byte[]> receipts;
    private final Thread thread;
    private final Deque<EscPosStream.Command> held = new ArrayDeque<>();
    private final CountDownLatch closing = new CountDownLatch(1);
    private EscPosStream stream = new EscPosStream();
    private ByteArrayOutputStream paper = new ByteArrayOutputStream();
    private int questionSeen;
    private volatile State state = State.READY;

    /** What can be the matter with it; the four answers to DLE EOT are those of pos-devices.md, section 2. */
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

        int[] answers() {
            return switch (this) {
                case READY, SILENT -> NO_FAULT;
                case NEAR_END -> new int[] {0x16, 0x12, 0x12, 0x1E};
                case DRAWER_PIN_LOW -> new int[] {0x12, 0x12, 0x12, 0x12};
                case COVER_OPEN -> new int[] {0x1E, 0x16, 0x12, 0x12};
                case PAPER_END -> new int[] {0x1E, 0x32, 0x12, 0x7E};
                case CUTTER -> new int[] {0x1E, 0x52, 0x1A, 0x12};
                case UNRECOVERABLE -> new int[] {0x1E, 0x52, 0x32, 0x12};
                case AUTO_RECOVERABLE -> new int[] {0x1E, 0x52, 0x52, 0x12};
            };
        }

        boolean prints() {
            return switch (this) {
                case READY, NEAR_END, DRAWER_PIN_LOW -> true;
                case COVER_OPEN, PAPER_END, CUTTER, UNRECOVERABLE, AUTO_RECOVERABLE, SILENT -> false;
            };
        }
    }

    private VirtualPrinter(SerialLine line, Consumer<byte[]> receipts) {
        this.line = line;
        this.receipts = receipts;
        this.thread = Thread.ofPlatform().daemon().name("virtual-printer").unstarted(this::serve);
    }

    /** Starts it; the line need not be there yet. */
    public static VirtualPrinter start(SerialLine line, Consumer<byte[]> receipts) {
        VirtualPrinter printer = new VirtualPrinter(line, receipts);
        printer.thread.start();
        return printer;
    }

    /** Opens its cover, takes its paper, …; what it holds back is printed once it is ready again. */
    public void become(State newState) {
        state = newState;
    }

    private void serve() {
        Backoff backoff = new Backoff();
        try {
            while (isOpen()) {
                SerialPort port = line.open().orElse(null);
                if (port == null) {
                    backoff.pause(closing);
                } else {
                    backoff.reset();
                    serve(port);
                    port.closePort();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean isOpen() {
        return closing.getCount() > 0;
    }

    private void serve(SerialPort port) {
        stream = new EscPosStream();
        byte[] buffer = new byte[4096];
        while (isOpen()) {
            int read = port.readBytes(buffer, buffer.length);
            if (read < 0) {
                return;
            }
            for (int i = 0; i < read; i++) {
                answerAtOnce(Byte.toUnsignedInt(buffer[i]), port);
            }
            held.addAll(stream.accept(buffer, read));
            while (state.prints() && !held.isEmpty()) {
                take(held.removeFirst(), port);
            }
        }
    }

    /** Real-time questions are answered wherever they stand, even inside a picture, as Epson's manual says. */
    private void answerAtOnce(int value, SerialPort port) {
        if (questionSeen == 2 && value >= 1 && value <= 4) {
            say(state.answers()[value - 1], port);
        }
        questionSeen = value == DLE ? 1 : questionSeen == 1 && value == EOT ? 2 : 0;
    }

    private void take(EscPosStream.Command command, SerialPort port) {
        if (command.asksForStatus()) {
            say(state == State.NEAR_END ? 0x03 : 0x00, port);
        } else if (!command.isRealTime()) {
            paper.writeBytes(command.bytes());
            if (command.isCut()) {
                byte[] receipt = paper.toByteArray();
                paper = new ByteArrayOutputStream();
                receipts.accept(receipt);
            }
        }
    }

    private void say(int value, SerialPort port) {
        if (state != State.SILENT) {
            port.writeBytes(new byte[] {(byte) value}, 1);
        }
    }

    @Override
    public void close() {
        closing.countDown();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
