package io.tillstream.peripherals;

import java.util.Optional;

/** What became of a print job. Whatever it is, the sale stands. */
public sealed interface PrintResult {
    /** The printer answered behind the last byte: all of it is on paper. */
    record Printed() implements PrintResult {}

    /**
     * Nothing of it was sent: the printer is away or said before that it cannot print.
     *
     * @param status what it said, when it said anything
     * @param advice for the cashier
     */
    record Offline(Optional<PrinterStatus> status, String advice) implements PrintResult {}

    /**
     * Bytes were sent and nobody can say how many are on paper. It is printed again as a whole, marked as a copy, and
     * never just its rest.
     *
     * @param status what the printer said afterwards, when it said anything
     * @param advice for the cashier
     */
    record Unknown(Optional<PrinterStatus> status, String advice) implements PrintResult {}
}
