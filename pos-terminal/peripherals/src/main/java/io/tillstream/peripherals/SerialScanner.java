package io.tillstream.peripherals;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.function.Consumer;

/**
 * A bar code scanner on a serial line that ends each code with CR. The line is opened again, 0.1 to 1 s after each failure,
 * for as long as it runs.
 *
 * <p>Codes arrive in order on one thread of the scanner's own; a slow consumer holds up the next code, not the line.
 */
public final class SerialScanner implements AutoCloseable {
    private static final byte CR = 0x0D;
    /** Longer than any bar code; what is longer is noise. */
    private static final int LONGEST = 4096;

    private final Consumer<String> codes;
    private final LineKeeper line;

    private SerialScanner(SerialLine line, Consumer<String> codes, Clock clock) {
        this.codes = codes;
        this.line = LineKeeper.of(
                "scanner", "check its cable, or set till.scanner to its device", line, clock, this::listen);
    }

    /**
     * Starts listening; the scanner need not be there yet.
     *
     * @param codes takes each code as the scanner sent it, without the CR
     * @param clock for {@link #connection()}
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
                    if (!noise && !text.isEmpty()) {
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

    @Override
    public void close() {
        line.close();
    }
}
