package io.tillstream.peripherals;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;

/**
 * A bar code scanner on a serial line that ends each code with CR. The line is opened again, 0.1 to 1 s after each failure,
 * for as long as it runs.
 *
 * <p>Codes arrive in order on one thread of the scanner's own; a slow consumer holds up the next code, not the line. One
 * squeeze of the trigger that is read twice is one code.
 */
public final class SerialScanner implements AutoCloseable {
    private static final byte CR = 0x0D;
    /** Longer than any bar code; what is longer is noise. */
    private static final int LONGEST = 4096;

    /** A scanner that repeats itself does so within this; nobody brings the next piece before it that fast. */
    public static final Duration ONE_SQUEEZE = Duration.ofMillis(200);

    private final Consumer<String> codes;
    private final Clock clock;
    private final LineKeeper line;
    private String lastCode = "";
    private Instant lastAt = Instant.EPOCH;

    private SerialScanner(SerialLine line, Consumer<String> codes, Clock clock) {
        this.codes = codes;
        this.clock = clock;
        this.line = LineKeeper.of(
                "scanner", "check its cable, or set till.scanner to its device", line, clock, this::listen);
    }

    /**
     * Starts listening; the scanner need not be there yet.
     *
     * @param codes takes each code as the scanner sent it, without the CR
     * @param clock tells a code that is read twice from two pieces
     */
    public static SerialScanner start(SerialLine line, Consumer<String> codes, Clock clock) {
        SerialScanner scanner = new SerialScanner(line, codes, clock);
        scanner.line.start();
        return scanner;
    }

    public Connection connection() {
        return line.connection();
    }

    private void listen(OpenLine open) {
        ByteArrayOutputStream code = new ByteArrayOutputStream();
        byte[] buffer = new byte[256];
        boolean noise = false;
        for (int read = open.read(buffer); read >= 0 && !line.isClosing(); read = open.read(buffer)) {
            for (int i = 0; i < read; i++) {
                if (buffer[i] == CR) {
                    String text = code.toString(StandardCharsets.UTF_8).replace("\n", "");
                    code.reset();
                    if (!noise && !text.isEmpty() && !isReadTwice(text)) {
                        codes.accept(text);
                    }
                    noise = false;
                } else if (code.size() >= LONGEST) {
                    noise = true;
                } else {
                    code.write(buffer[i]);
                }
            }
        }
    }

    /** Read by the line's thread only. */
    private boolean isReadTwice(String text) {
        Instant now = clock.instant();
        boolean twice =
                text.equals(lastCode) && Duration.between(lastAt, now).abs().compareTo(ONE_SQUEEZE) < 0;
        lastCode = text;
        lastAt = now;
        return twice;
    }

    @Override
    public void close() {
        line.close();
    }
}
