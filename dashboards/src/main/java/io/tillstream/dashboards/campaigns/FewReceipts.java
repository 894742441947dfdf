package io.tillstream.dashboards.campaigns;

import io.tillstream.events.assortment.Limits;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * So few of the receipts that were looked at get a campaign that the lot by which they were drawn decides the figures. Another lot
 * of receipts would have held another number of them; where that number is about 30, it differs by a third up or down.
 *
 * @param seen how many of those that were looked at get it
 * @param low how many of all may get it in the campaign's days, the lower end
 * @param high the upper end
 */
record FewReceipts(long seen, long low, long high) {
    private static final int ENOUGH = 30;
    /** Of the normal distribution, for an interval of 95 %. */
    private static final double Z = 1.96;

    /** Of a trial; empty where every receipt was looked at or enough of them get it. */
    static Optional<FewReceipts> of(TrialTally tally, Plan plan, int oneIn) {
        long seen = tally.asked().stream()
                .mapToLong(day -> day.stream().filter(gift -> !gift.isNothing()).count())
                .sum();
        if (oneIn == 1 || seen >= ENOUGH) {
            return Optional.empty();
        }
        long most = most(tally, plan.limits());
        double receipts = (double) oneIn * plan.days() / Math.max(1, tally.days().length);
        return Optional.of(new FewReceipts(
                seen, Math.min(most, (long) Math.floor(low(seen) * receipts)), Math.min(most, (long)
                        Math.ceil(high(seen) * receipts))));
    }

    /** For how many its uses last, and its budget where each gets as little as any that was seen; the last one a part. */
    private static long most(TrialTally tally, Limits limits) {
        long uses = limits.totalUses() == null ? Long.MAX_VALUE : limits.totalUses();
        OptionalLong smallest = tally.asked().stream()
                .flatMap(List::stream)
                .mapToLong(Gift::minor)
                .filter(minor -> minor > 0)
                .min();
        return limits.totalAmount() == null || smallest.isEmpty()
                ? uses
                : Math.min(uses, Math.ceilDiv(limits.totalAmount().minor(), smallest.getAsLong()));
    }

    /** The exact limits of a Poisson count by Wilson and Hilferty's approximation of chi-square (PNAS 17, 1931). */
    static double low(long seen) {
        double counted = seen;
        return seen == 0 ? 0 : counted * Math.pow(1 - 1 / (9 * counted) - Z / (3 * Math.sqrt(counted)), 3);
    }

    static double high(long seen) {
        double next = seen + 1.0;
        return next * Math.pow(1 - 1 / (9 * next) + Z / (3 * Math.sqrt(next)), 3);
    }
}
