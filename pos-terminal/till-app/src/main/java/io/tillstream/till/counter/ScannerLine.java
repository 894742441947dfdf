package io.tillstream.till.counter;

import io.tillstream.peripherals.Connection;
import io.tillstream.peripherals.SerialLine;
import io.tillstream.peripherals.SerialScanner;
import java.nio.file.Path;
import java.time.Clock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The scanner on its serial line, where this till has one. */
public final class ScannerLine implements AutoCloseable {
    private final @Nullable SerialScanner scanner;

    /**
     * Starts listening.
     *
     * @param port the serial port, or absent for a till without a scanner
     * @param codes takes each code as it was sent
     */
    public ScannerLine(@Nullable String port, Consumer<String> codes, Clock clock) {
        this.scanner = port == null ? null : SerialScanner.start(SerialLine.of(Path.of(port)), codes, clock);
    }

    /** Whether its line is open. */
    public boolean isThere() {
        return scanner != null && scanner.connection() instanceof Connection.Connected;
    }

    @Override
    public void close() {
        if (scanner != null) {
            scanner.close();
        }
    }
}
