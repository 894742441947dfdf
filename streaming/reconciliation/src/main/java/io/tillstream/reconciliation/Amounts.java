package io.tillstream.reconciliation;

import io.tillstream.events.CurrencyUnit;
import io.tillstream.events.Money;

/** How figures are written in a report. */
final class Amounts {
    private Amounts() {}

    /** {@code 12.30 GBP}, {@code 3 ea}, {@code 17 points} or a bare count. */
    static String show(Kind kind, long amount, String unit) {
        return switch (kind) {
            case MONEY, TENDER ->
                unit.matches("[A-Z]{3}")
                        ? Money.ofMinor(amount, CurrencyUnit.of(unit)).toString()
                        : amount + " minor units";
            case UNITS -> unit.matches("[a-z]+") ? amount + " " + unit : Long.toString(amount);
            case POINTS -> amount + " points";
            case COUNT, CONTENT -> Long.toString(amount);
        };
    }
}
