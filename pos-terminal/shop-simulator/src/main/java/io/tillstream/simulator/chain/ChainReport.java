package io.tillstream.simulator.chain;

import io.tillstream.simulator.plan.Plan;
import java.util.Locale;

/**
 * What was generated, {@code report.json}.
 *
 * @param seed from which seed
 * @param history what the journals hold
 * @param live what will be rung up
 * @param items items in the assortment
 * @param members members with habits
 * @param stockMovements deliveries and adjustments
 */
record ChainReport(long seed, Plan.History history, Plan.Live live, int items, int members, int stockMovements) {
    /** The same for people. */
    String text() {
        return String.format(
                Locale.ROOT,
                "# Generated chain%n%nSeed %d: %,d transactions with %,d lines in history, %,d baskets with %,d lines to"
                        + " come; %,d items, %,d members, %,d stock movements.%nWhat is planted in it stands in"
                        + " truths.json.%n",
                seed,
                history.transactions(),
                history.lines(),
                live.baskets(),
                live.lines(),
                items,
                members,
                stockMovements);
    }
}
