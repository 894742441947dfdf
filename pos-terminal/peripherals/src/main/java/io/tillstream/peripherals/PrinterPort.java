package io.tillstream.peripherals;

import com.fazecast.jSerialComm.SerialPort;
import java.time.Duration;
import java.util.Arrays;
import java.util.OptionalInt;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.IntPredicate;

/**
 * An open line to a printer, used by one thread: writes that cannot hang for ever, and answers picked out of whatever
 * else the printer says.
 */
final class PrinterPort implements AutoCloseable {
    private static final int CHUNK = 1024;
    private static final byte DLE = 0x10;
    private static final byte EOT = 0x04;

    private final SerialPort port;
    private final ScheduledExecutorService watchdog;
    private final Duration writeLimit;

    PrinterPort(SerialPort port, ScheduledExecutorService watchdog, Duration writeLimit) {
        this.port = port;
        this.watchdog = watchdog;
        this.writeLimit = writeLimit;
    }

    /** Whether all bytes went out. A chunk that takes too long is ended by closing the port: nothing else frees it. */
    boolean write(byte[] bytes) {
        for (int at = 0; at < bytes.length; at += CHUNK) {
            byte[] chunk = Arrays.copyOfRange(bytes, at, Math.min(bytes.length, at + CHUNK));
            ScheduledFuture<?> rescue =
                    watchdog.schedule(port::closePort, writeLimit.toMillis(), TimeUnit.MILLISECONDS);
            int written = port.writeBytes(chunk, chunk.length);
            rescue.cancel(false);
            if (written != chunk.length) {
                return false;
            }
        }
        return true;
    }

    /** Asks for one of the four real-time answers. */
    OptionalInt ask(int number, Duration patience) {
        drain();
        if (!write(new byte[] {DLE, EOT, (byte) number})) {
            return OptionalInt.empty();
        }
        return answer(PrinterStatus::isRealTimeAnswer, patience);
    }

    /** The first byte of the wanted kind that arrives in time; others, such as automatic status, are passed over. */
    OptionalInt answer(IntPredicate wanted, Duration patience) {
        long until = System.nanoTime() + patience.toNanos();
        byte[] one = new byte[1];
        while (System.nanoTime() < until) {
            int read = port.readBytes(one, 1);
            if (read < 0) {
                return OptionalInt.empty();
            }
            if (read == 1 && wanted.test(Byte.toUnsignedInt(one[0]))) {
                return OptionalInt.of(Byte.toUnsignedInt(one[0]));
            }
        }
        return OptionalInt.empty();
    }

    /** Throws away what the printer said before; pictures may hold bytes it took for a question. */
    void drain() {
        while (port.bytesAvailable() > 0) {
            byte[] old = new byte[port.bytesAvailable()];
            if (port.readBytes(old, old.length) <= 0) {
                return;
            }
        }
    }

    boolean isLost() {
        return !port.isOpen() || port.bytesAvailable() < 0;
    }

    @Override
    public void close() {
        port.closePort();
    }
}
