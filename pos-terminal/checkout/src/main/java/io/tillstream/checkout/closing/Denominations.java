package io.tillstream.checkout.closing;

import io.tillstream.events.CurrencyUnit;
import io.tillstream.events.Money;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Coins and notes as they lie in a drawer, the largest first. */
public final class Denominations {
    /** In minor units. Sources: the central banks' lists of coins and notes in circulation. */
    private static final Map<String, long[]> BY_CURRENCY = Map.of(
            "GBP", new long[] {5000, 2000, 1000, 500, 200, 100, 50, 20, 10, 5, 2, 1},
            "EUR", new long[] {50000, 20000, 10000, 5000, 2000, 1000, 500, 200, 100, 50, 20, 10, 5, 2, 1},
            "USD", new long[] {10000, 5000, 2000, 1000, 500, 100, 25, 10, 5, 1},
            "CNY", new long[] {10000, 5000, 2000, 1000, 500, 100, 50, 10},
            "TWD", new long[] {2000, 1000, 500, 200, 100, 50, 10, 5, 1});

    private static final long[] STEPS = {1, 2, 5};
    private static final int DECADES = 5;

    private Denominations() {}

    /** Those of a currency; of one that is not listed, 1, 2, 5 and their tens. */
    public static List<Money> of(CurrencyUnit currency) {
        long[] minor = BY_CURRENCY.getOrDefault(currency.code(), series());
        return Arrays.stream(minor)
                .mapToObj(value -> Money.ofMinor(value, currency))
                .toList();
    }

    private static long[] series() {
        long[] values = new long[STEPS.length * DECADES];
        int at = values.length;
        for (long decade = 1; at > 0; decade *= 10) {
            for (long step : STEPS) {
                values[--at] = decade * step;
            }
        }
        return values;
    }
}
