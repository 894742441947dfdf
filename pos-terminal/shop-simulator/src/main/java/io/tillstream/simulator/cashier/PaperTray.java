package io.tillstream.simulator.cashier;

import io.tillstream.receipt.EscPosInterpreter;
import io.tillstream.receipt.PaperPicture;
import io.tillstream.receipt.PrinterProfile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where a till's receipts fall: the bytes of the last {@value #KEPT} in {@code receipt-N.escpos}, and beside them pictures
 * drawn by whoever calls {@link #drawNewest}.
 */
final class PaperTray {
    static final int KEPT = 20;

    private static final Logger LOG = LoggerFactory.getLogger(PaperTray.class);
    private static final String BYTES = ".escpos";
    private static final String PICTURE = ".png";

    private final Path folder;
    private final PrinterProfile profile;
    private final CashierFigures figures;
    private final Semaphore arrived = new Semaphore(0);
    private long number;
    private long drawn;

    PaperTray(Path folder, CashierFigures figures) throws IOException {
        this(folder, PrinterProfile.MM_80, figures);
    }

    PaperTray(Path folder, PrinterProfile profile, CashierFigures figures) throws IOException {
        this.profile = profile;
        this.folder = folder;
        this.figures = figures;
        Files.createDirectories(folder);
        try (Stream<Path> files = Files.list(folder)) {
            number = files.mapToLong(PaperTray::numberOf).max().orElse(0);
        }
        drawn = number;
    }

    /** Takes a receipt from the printer, on its thread. */
    synchronized void take(byte[] receipt) {
        number++;
        try {
            WholeFile.write(file(number, BYTES), receipt);
            Files.deleteIfExists(file(number - KEPT, BYTES));
            Files.deleteIfExists(file(number - KEPT, PICTURE));
        } catch (IOException e) {
            LOG.error("Receipt {} cannot be kept in {}: {}", number, folder, e.getMessage());
        }
        figures.receiptsPrinted.incrementAndGet();
        arrived.release();
    }

    /** Forgets receipts nobody waited for, such as a copy. */
    void clearArrivals() {
        arrived.drainPermits();
    }

    /** Whether a receipt comes in time. */
    boolean awaitReceipt(Duration patience) throws InterruptedException {
        return arrived.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Draws the newest receipt unless it was drawn before; older ones it has overtaken stay undrawn. */
    void drawNewest() {
        try {
            draw();
        } catch (IOException e) {
            // The bytes are kept; a picture that is missing stops nobody.
            LOG.warn("The last receipt in {} cannot be drawn: {}", folder, e.getMessage());
        }
    }

    private void draw() throws IOException {
        long newest;
        synchronized (this) {
            newest = number;
        }
        if (newest == drawn) {
            return;
        }
        byte[] receipt = Files.readAllBytes(file(newest, BYTES));
        byte[] picture = PaperPicture.png(EscPosInterpreter.read(receipt), profile);
        WholeFile.write(file(newest, PICTURE), picture);
        drawn = newest;
    }

    private Path file(long receipt, String ending) {
        return folder.resolve(String.format(Locale.ROOT, "receipt-%06d%s", receipt, ending));
    }

    private static long numberOf(Path file) {
        String name = String.valueOf(file.getFileName());
        boolean receipt = name.matches("receipt-\\d+" + BYTES);
        return receipt ? Long.parseLong(name.substring("receipt-".length(), name.length() - BYTES.length())) : 0;
    }
}
