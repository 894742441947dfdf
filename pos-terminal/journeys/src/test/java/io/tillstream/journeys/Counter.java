package io.tillstream.journeys;

import com.fazecast.jSerialComm.SerialPort;
import io.tillstream.receipt.EscPosInterpreter;
import io.tillstream.receipt.Paper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What stands on a till's counter: a scanner that is squeezed, and the tray that {@code up}'s printer drops receipts into. */
final class Counter implements AutoCloseable {
    private static final Pattern RECEIPT = Pattern.compile("receipt-(\\d+)\\.escpos");

    private final SerialPort scanner;
    private final Path tray;
    private long taken;

    private Counter(SerialPort scanner, Path tray) throws IOException {
        this.scanner = scanner;
        this.tray = tray;
        Files.createDirectories(tray);
        // The tray keeps the latest receipts only: their numbers say how many there were, not their count.
        try (Stream<Path> receipts = Files.list(tray)) {
            taken = receipts.map(file -> RECEIPT.matcher(String.valueOf(file.getFileName())))
                    .filter(Matcher::matches)
                    .mapToLong(receipt -> Long.parseLong(receipt.group(1)))
                    .max()
                    .orElse(0);
        }
    }

    /** Takes the device end of a till's scanner line, and looks into its printer's tray. */
    static Counter of(Path home, String till) throws IOException {
        SerialPort scanner = SerialPort.getCommPort(
                home.resolve("serial").resolve(till + "-scanner-device").toString());
        if (!scanner.openPort()) {
            throw new IllegalStateException("The scanner line of " + till + " does not open.");
        }
        return new Counter(scanner, home.resolve("paper").resolve(till));
    }

    /** Sends what a scanner sends: symbology identifier, data, carriage return. */
    void scan(String symbology, String data) {
        byte[] bytes = (symbology + data + "\r").getBytes(StandardCharsets.US_ASCII);
        if (scanner.writeBytes(bytes, bytes.length) != bytes.length) {
            throw new IllegalStateException("The scanner line took only a part of " + data + ".");
        }
    }

    /** The next receipt that comes out of the printer. */
    Paper nextReceipt(Duration patience) {
        return EscPosInterpreter.read(Await.value("a printed receipt", patience, this::taken));
    }

    private byte @Nullable [] taken() throws IOException {
        Path next = tray.resolve("receipt-%06d.escpos".formatted(taken + 1));
        if (!Files.exists(next)) {
            return null;
        }
        taken++;
        return Files.readAllBytes(next);
    }

    @Override
    public void close() {
        scanner.closePort();
    }
}
