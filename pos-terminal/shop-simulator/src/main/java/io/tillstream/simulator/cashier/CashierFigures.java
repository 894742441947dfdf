package io.tillstream.simulator.cashier;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/** What one cashier counts. */
final class CashierFigures {
    final AtomicLong baskets = new AtomicLong();
    final AtomicLong sales = new AtomicLong();
    final AtomicLong lines = new AtomicLong();
    final AtomicLong offersShown = new AtomicLong();
    final AtomicLong offersAccepted = new AtomicLong();
    final AtomicLong receiptsPrinted = new AtomicLong();
    final AtomicLong receiptsMissed = new AtomicLong();
    final AtomicLong scansRepeated = new AtomicLong();
    final AtomicLong linesRefused = new AtomicLong();
    final AtomicLong basketsRestarted = new AtomicLong();
    final AtomicLong basketsCancelled = new AtomicLong();

    /** A reading of all of them. */
    Reading read() {
        return new Reading(
                baskets.get(),
                sales.get(),
                lines.get(),
                offersShown.get(),
                offersAccepted.get(),
                receiptsPrinted.get(),
                receiptsMissed.get(),
                scansRepeated.get(),
                linesRefused.get(),
                basketsRestarted.get(),
                basketsCancelled.get());
    }

    /**
     * One till's figures, or their sum.
     *
     * @param baskets baskets dealt with, sold or given up
     * @param sales baskets paid
     * @param lines lines scanned and taken
     * @param offersShown different offers seen on the screen
     * @param offersAccepted offers accepted
     * @param receiptsPrinted receipts that came out of the printer
     * @param receiptsMissed sales after which no receipt came in time
     * @param scansRepeated codes scanned again because the till did not react
     * @param linesRefused lines the till would not take
     * @param basketsRestarted baskets begun again after the till was away
     * @param basketsCancelled baskets given up
     */
    record Reading(
            long baskets,
            long sales,
            long lines,
            long offersShown,
            long offersAccepted,
            long receiptsPrinted,
            long receiptsMissed,
            long scansRepeated,
            long linesRefused,
            long basketsRestarted,
            long basketsCancelled) {
        static final Reading NOTHING = new Reading(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);

        Reading plus(Reading other) {
            return new Reading(
                    baskets + other.baskets,
                    sales + other.sales,
                    lines + other.lines,
                    offersShown + other.offersShown,
                    offersAccepted + other.offersAccepted,
                    receiptsPrinted + other.receiptsPrinted,
                    receiptsMissed + other.receiptsMissed,
                    scansRepeated + other.scansRepeated,
                    linesRefused + other.linesRefused,
                    basketsRestarted + other.basketsRestarted,
                    basketsCancelled + other.basketsCancelled);
        }

        /** The figures by name, in the order above. */
        Map<String, Object> asMap() {
            Map<String, Object> map = new LinkedHashMap<>();
            map.put("baskets", baskets);
            map.put("sales", sales);
            map.put("lines", lines);
            map.put("offersShown", offersShown);
            map.put("offersAccepted", offersAccepted);
            map.put("receiptsPrinted", receiptsPrinted);
            map.put("receiptsMissed", receiptsMissed);
            map.put("scansRepeated", scansRepeated);
            map.put("linesRefused", linesRefused);
            map.put("basketsRestarted", basketsRestarted);
            map.put("basketsCancelled", basketsCancelled);
            return map;
        }
    }
}
