package io.tillstream.simulator.cashier;

import io.tillstream.peripherals.SerialLine;
import io.tillstream.peripherals.VirtualPrinter;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A printer at every till and nobody else: for tills that people work at. */
public final class ReceiptPrinters implements AutoCloseable {
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(250);

    private final ShopClosing closing = new ShopClosing();
    private final List<PaperTray> trays = new ArrayList<>();
    private final List<VirtualPrinter> printers = new ArrayList<>();

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
            PaperTray tray = new PaperTray(paper.resolve(place.till().toString()), new CashierFigures());
            started.trays.add(tray);
            started.printers.add(VirtualPrinter.start(SerialLine.of(place.printer()), tray::take));
        }
        return started;
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
    }
}
