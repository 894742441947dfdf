package io.tillstream.training;

import java.util.Locale;

/** How figures are written in a verdict. */
final class Verdicts {
    private Verdicts() {}

    static String number(double value) {
        return String.format(Locale.ROOT, "%.4f", value);
    }
}
