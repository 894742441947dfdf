package io.tillstream.doctor.sense;

import java.util.Set;

/** What a printer says of itself. */
public sealed interface PrinterAnswer {
    /**
     * It answered.
     *
     * @param troubles all it named
     * @param online whether it says it can print
     */
    record Says(Set<Trouble> troubles, boolean online) implements PrinterAnswer {
        public Says {
            troubles = Set.copyOf(troubles);
        }
    }

    /** It printed at that moment and was left in peace. */
    record Printing() implements PrinterAnswer {}

    /** It said nothing. */
    record Silent() implements PrinterAnswer {}

    /** What a printer can name. */
    enum Trouble {
        COVER_OPEN,
        FAULT,
        PAPER_END,
        PAPER_NEAR_END,
        CUTTER,
        HEAD_HOT
    }
}
