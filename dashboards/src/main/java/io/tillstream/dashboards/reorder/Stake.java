package io.tillstream.dashboards.reorder;

import io.tillstream.events.CurrencyUnit;
import io.tillstream.events.Money;
import io.tillstream.events.decision.ReorderProposal;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** How many proposals there are and what is lost in all of them if nothing is ordered, counted up and down. */
final class Stake {
    private final Map<CurrencyUnit, long[]> sums = new HashMap<>();

    void add(int count, long minor, CurrencyUnit currency) {
        long[] sum = sums.computeIfAbsent(currency, ignored -> new long[2]);
        sum[0] += count;
        sum[1] = Math.addExact(sum[1], minor);
    }

    /** All that another one has, too. */
    void add(Stake other) {
        other.sums.forEach((currency, sum) -> add(Math.toIntExact(sum[0]), sum[1], currency));
    }

    void takeOff(ReorderProposal proposal) {
        Money lost = LostMargin.without(proposal);
        add(-1, -lost.minor(), lost.currency());
    }

    int count() {
        return Math.toIntExact(
                Math.max(0, sums.values().stream().mapToLong(sum -> sum[0]).sum()));
    }

    /** What is at stake in one currency. */
    Money in(CurrencyUnit currency) {
        long[] sum = sums.get(currency);
        return sum == null ? Money.zero(currency) : Money.ofMinor(sum[1], currency);
    }

    /** Empty where there is nothing, and where currencies differ. */
    Optional<Money> money() {
        Map<CurrencyUnit, long[]> some = new HashMap<>(sums);
        some.values().removeIf(sum -> sum[0] <= 0);
        return some.size() != 1
                ? Optional.empty()
                : some.entrySet().stream().findFirst().map(only -> Money.ofMinor(only.getValue()[1], only.getKey()));
    }
}
