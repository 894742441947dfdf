package io.tillstream.simulator.cashier;

import io.tillstream.events.TillId;
import java.util.random.RandomGenerator;

/**
 * A till and what stands around it.
 *
 * @param till which
 * @param screen its screen
 * @param scanner the scanner's end of its line
 * @param paper where its receipts fall
 * @param figures what is counted there
 * @param random moods and pauses, seeded per till
 */
record Counter(
        TillId till,
        TillScreen screen,
        ScannerLine scanner,
        PaperTray paper,
        CashierFigures figures,
        RandomGenerator random) {}
