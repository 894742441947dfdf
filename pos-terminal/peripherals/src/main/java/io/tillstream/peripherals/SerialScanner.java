package io.tillstream.peripherals;

import com.fazecast.jSerialComm.SerialPort;
import com.fazecast.jSerialComm.SerialPortEvent;
import com.fazecast.jSerialComm.SerialPortMessageListener;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A bar code scanner on a serial line that ends each code with CR. Its supervisor opens the line again, 0.1 to 1 s after
 * each failure, for as long as it runs.
 *
 * <p>Codes arrive in order on one thread of the scanner's own; a slow consumer holds up the next code, not the line.
 */
public final class SerialScanner implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SerialScanner.class);
    private static final byte CR = 0x0D;
    /** Longer than any bar code; what is longer is noise. */
    private static final int LONGEST = 4096;

    private final SerialLine line;
    private final Consumer<String> codes;
    private final Clock clock;
    private final Thread supervisor;
    private final CountDownLatch closing = new CountDownLatch(1);
    private volatile CountDownLatch gone = new CountDownLatch(1);
    private volatile Connection connection;

    private SerialScanner(SerialLine line, Consumer<String> codes, Clock clock) {
        this.line = line;
        this.codes = codes;
        this.clock = clock;
        this.connection = away();
        this.supervisor =
                Thread.ofPlatform().daemon().name("scanner-supervisor").unstarted(this::supervise);
    }

    /**
     * Starts listening; the scanner need not be there yet.
     *
     * @param codes takes each code as the scanner sent it, without the CR
     * @param clock for {@link #connection()}
     */
    public static SerialScanner start(SerialLine line, Consumer<String> codes, Clock clock) {
        SerialScanner scanner = new SerialScanner(line, codes, clock);
        scanner.supervisor.start();
        return scanner;
    }

    public Connection connection() {
        return connection;
    }

    private Connection away() {
        return new Connection.Away(
                clock.instant(),
                "Scanner on " + line.path() + " is not there; check its cable, or set till.scanner to its device.");
    }

    private void supervise() {
        Backoff backoff = new Backoff();
        try {
            while (closing.getCount() > 0) {
                SerialPort port = line.open().orElse(null);
                if (port == null) {
                    backoff.pause(closing);
                } else {
                    backoff.reset();
                    listenUntilGone(port);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void listenUntilGone(SerialPort port) throws InterruptedException {
        CountDownLatch left = new CountDownLatch(1);
        gone = left;
        if (closing.getCount() == 0 || !port.addDataListener(new Listener(left))) {
            port.closePort();
            return;
        }
        connection = new Connection.Connected(clock.instant());
        LOG.info("Scanner on {} is there", line.path());
        try {
            left.await();
        } finally {
            // A port whose device has gone stays "open" until it is closed.
            port.removeDataListener();
            port.closePort();
        }
        if (closing.getCount() > 0) {
            connection = away();
            LOG.warn("Scanner on {} is gone; looking for it again", line.path());
        }
    }

    @Override
    public void close() {
        closing.countDown();
        gone.countDown();
        try {
            supervisor.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** One message per code; a disconnect is reported again and again and counts once. */
    private final class Listener implements SerialPortMessageListener {
        private final CountDownLatch left;

        Listener(CountDownLatch left) {
            this.left = left;
        }

        @Override
        public int getListeningEvents() {
            return SerialPort.LISTENING_EVENT_DATA_RECEIVED | SerialPort.LISTENING_EVENT_PORT_DISCONNECTED;
        }

        @Override
        public byte[] getMessageDelimiter() {
            return new byte[] {CR};
        }

        @Override
        public boolean delimiterIndicatesEndOfMessage() {
            return true;
        }

        @Override
        public void serialEvent(SerialPortEvent event) {
            if (event.getEventType() == SerialPort.LISTENING_EVENT_PORT_DISCONNECTED) {
                left.countDown();
                return;
            }
            code(event.getReceivedData()).ifPresent(codes);
        }
    }

    private static Optional<String> code(byte @Nullable [] message) {
        if (message == null || message.length > LONGEST) {
            return Optional.empty();
        }
        String text = new String(message, StandardCharsets.UTF_8);
        String code = text.replace("\r", "").replace("\n", "");
        return code.isEmpty() ? Optional.empty() : Optional.of(code);
    }
}
