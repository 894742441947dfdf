package io.tillstream.simulator.cashier;

import io.tillstream.peripherals.DeviceLine;
import io.tillstream.peripherals.SerialLine;
import io.tillstream.peripherals.VirtualPrinter;
import io.tillstream.receipt.PrinterProfile;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;

/** A printer at every till and nobody else: for tills that people work at. */
public final class ReceiptPrinters implements AutoCloseable {
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(250);

    private final ShopClosing closing = new ShopClosing();
    private final List<PaperTray> trays = new ArrayList<>();
    private final List<VirtualPrinter> printers = new ArrayList<>();

    private final ScheduledExecutorService people = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("who-mends-printers").factory());

    private ReceiptPrinters() {}

    /**
     * Switches them on; a line need not be there yet.
     *
     * @param tills where the tills are
     * @param paper a folder per till with its last receipts
     */
    public static ReceiptPrinters start(List<TillPlace> tills, Path paper) throws IOException {
        ReceiptPrinters started = new ReceiptPrinters();
        for (TillPlace place : tills) {
            started.add(
                    SerialLine.of(place.printer()),
                    paper.resolve(place.till().toString()),
                    PrinterProfile.MM_80,
                    PrinterScript.none());
        }
        return started;
    }

    /**
     * Switches one on; its line need not be there yet.
     *
     * @param line the device's end of its line
     * @param paper folder for its last receipts
     * @param profile its paper
     * @param script what goes wrong with it
     */
    public static ReceiptPrinters startOne(DeviceLine line, Path paper, PrinterProfile profile, PrinterScript script)
            throws IOException {
        ReceiptPrinters started = new ReceiptPrinters();
        started.add(line, paper, profile, script);
        return started;
    }

    private void add(DeviceLine line, Path paper, PrinterProfile profile, PrinterScript script) throws IOException {
        PaperTray tray = new PaperTray(paper, profile, new CashierFigures());
        VirtualPrinter printer = VirtualPrinter.start(line, tray::take);
        trays.add(tray);
        printers.add(printer);
        script.play(printer, people);
    }

    /** Draws the receipts that come; returns after {@link #close}. */
    public void draw() throws InterruptedException {
        while (!closing.isClosed()) {
            closing.pause(BETWEEN_LOOKS);
            trays.forEach(PaperTray::drawNewest);
        }
    }

    @Override
    public void close() {
        closing.close();
        printers.forEach(VirtualPrinter::close);
        people.shutdownNow();
    }
}
