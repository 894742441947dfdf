package io.tillstream.streaming.running;

import java.util.SortedSet;

/** The ledgers would begin in the middle of the log, or book again what they have booked; the message says what to do. */
public final class LedgersDoNotFit extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private static final String NEXT =
            "stop everything and have them read the log again with ./tillstream rebuild (docs/how-to/rebuild-the-ledgers.md).";

    private LedgersDoNotFit(String message) {
        super(message);
    }

    static LedgersDoNotFit areNew(SortedSet<String> stores) {
        String others = stores.size() == 1 ? "" : " and " + (stores.size() - 1) + " more";
        return new LedgersDoNotFit("Ledger " + stores.first() + others
                + " is new in this version and would begin where the others have come to, without all that was before; "
                + NEXT);
    }

    static LedgersDoNotFit haveLostTheirPlace(String group, String kafka) {
        return new LedgersDoNotFit("Group " + group + " on Kafka at " + kafka
                + " no longer knows how far the ledgers have read, and they would book everything a second time; "
                + NEXT);
    }
}
