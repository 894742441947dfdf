package io.tillstream.till.screen;

import io.tillstream.events.Money;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** The amounts customers usually hand over: the next round ones above what is due. */
final class Banknotes {
    private static final long[] ROUND = {1, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10_000};
    private static final int MOST = 3;

    private Banknotes() {}

    static List<TillScreen.Suggestion> above(Money due) {
        TreeSet<Long> amounts = new TreeSet<>();
        for (long round : ROUND) {
            long step = round * due.currency().minorPerMajor();
            long amount = Math.ceilDiv(due.minor(), step) * step;
            // A note is handed over for a bill it covers without a handful of others.
            if (amount > due.minor() && (amounts.isEmpty() || amount == step || amount > amounts.last())) {
                amounts.add(amount);
            }
        }
        List<TillScreen.Suggestion> suggestions = new ArrayList<>();
        for (long amount : amounts) {
            if (suggestions.size() < MOST) {
                suggestions.add(new TillScreen.Suggestion(
                        Money.ofMinor(amount, due.currency()).display(), amount));
            }
        }
        return suggestions;
    }
}
