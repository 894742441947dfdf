package io.tillstream.simulator.cashier;

import io.tillstream.events.TillId;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * A till and what stands around it.
 *
 * @param till which
 * @param screen its screen
 * @param scanner the scanner's end of its line
 * @param paper where its receipts fall
 * @param phone the phone of a customer who pays by wallet; absent where no wallets are
 * @param figures what is counted there
 * @param random moods and pauses, seeded per till
 */
record Counter(
        TillId till,
        TillScreen screen,
        ScannerLine scanner,
        PaperTray paper,
        Optional<CustomerPhone> phone,
        CashierFigures figures,
        RandomGenerator random) {}
