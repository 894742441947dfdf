package io.tillstream.simulator.cashier;

import io.tillstream.simulator.plan.LiveBasket;
import java.io.IOException;
import java.time.Duration;

/** Scans and looks what the till makes of it. A code nobody reacts to is scanned again, then left; a refused one is left. */
final class ItemScans {
    private static final Duration PATIENCE = Duration.ofSeconds(4);
    private static final int TRIES = 2;

    private final TillScreen screen;
    private final ScannerLine scanner;
    private final CashierFigures figures;

    ItemScans(TillScreen screen, ScannerLine scanner, CashierFigures figures) {
        this.screen = screen;
        this.scanner = scanner;
        this.figures = figures;
    }

    /** Shows a member's card, and waits until it was read: a till may know the member or not. */
    TillStatus card(String card, TillStatus before) throws TillAway, IOException, InterruptedException {
        scanner.scanCard(card);
        return Cashier.awaitStatus(screen, PATIENCE, s -> s.hasReadSince(before));
    }

    /** The status once the item is on the screen, or the unchanged one when the till will not take it. */
    TillStatus scan(LiveBasket.Line line, TillStatus before) throws TillAway, IOException, InterruptedException {
        TillStatus now = before;
        for (int attempt = 1; attempt <= TRIES; attempt++) {
            if (line.quantity() > 1) {
                screen.quantity(line.quantity());
            }
            scanner.scan(line.gtin());
            now = Cashier.awaitStatus(
                    screen, PATIENCE, s -> s.hasMovedSince(before) || s.hasRefusedSince(before) || s.asksForQuantity());
            if (now.asksForQuantity()) {
                // A basket of the plan is what its customer bought: nobody's finger has slipped.
                screen.confirmQuantity();
                now = Cashier.awaitStatus(screen, PATIENCE, s -> s.hasMovedSince(before));
            }
            if (now.hasMovedSince(before)) {
                return now;
            }
            if (now.hasRefusedSince(before)) {
                break;
            }
            if (attempt < TRIES) {
                figures.scansRepeated.incrementAndGet();
            }
        }
        figures.linesRefused.incrementAndGet();
        screen.quantity(1);
        return now;
    }
}
