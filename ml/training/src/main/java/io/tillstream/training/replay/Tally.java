package io.tillstream.training.replay;

import io.tillstream.checkout.promotion.Purchase;
import io.tillstream.checkout.promotion.Savings;
import io.tillstream.checkout.replay.PastBasket;
import java.io.Serializable;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a campaign came to over some baskets. Parts add up to the whole, in any order.
 *
 * @param baskets how many were priced
 * @param lines how many lines they have
 * @param grossMinor by currency, before discounts
 * @param offMinor by currency, what the campaign takes off
 * @param promotions what each takes off, by currency and id
 * @param compared how many receipts could be compared
 * @param same how many of them have the same discount in each line
 * @param unproven baskets for which the search for the best was cut short
 * @param leftOut sales that were not priced, by reason
 * @param anyRan whether at least one of the promotions was on when one of the baskets was paid
 * @param processorNanos what pricing took of the processor
 */
public record Tally(
        long baskets,
        long lines,
        Map<String, Long> grossMinor,
        Map<String, Long> offMinor,
        Map<String, Given> promotions,
        long compared,
        long same,
        long unproven,
        Map<String, Long> leftOut,
        boolean anyRan,
        long processorNanos)
        implements Serializable {
    /** Nothing yet. */
    public static final Tally NONE = new Tally(0, 0, Map.of(), Map.of(), Map.of(), 0, 0, 0, Map.of(), false, 0);

    /**
     * What one promotion came to.
     *
     * @param promotion its id
     * @param currency of the money
     * @param baskets how many got it
     * @param uses how often it was given
     * @param minor what it took off
     */
    public record Given(String promotion, String currency, long baskets, long uses, long minor)
            implements Serializable {
        Given plus(Given other) {
            return new Given(promotion, currency, baskets + other.baskets, uses + other.uses, minor + other.minor);
        }
    }

    public Tally {
        grossMinor = new TreeMap<>(grossMinor);
        offMinor = new TreeMap<>(offMinor);
        promotions = new TreeMap<>(promotions);
        leftOut = new TreeMap<>(leftOut);
    }

    /** Both together. */
    public Tally plus(Tally other) {
        return new Tally(
                baskets + other.baskets,
                lines + other.lines,
                sum(grossMinor, other.grossMinor),
                sum(offMinor, other.offMinor),
                together(promotions, other.promotions),
                compared + other.compared,
                same + other.same,
                unproven + other.unproven,
                sum(leftOut, other.leftOut),
                anyRan || other.anyRan,
                processorNanos + other.processorNanos);
    }

    private static Map<String, Long> sum(Map<String, Long> some, Map<String, Long> others) {
        Map<String, Long> both = new TreeMap<>(some);
        others.forEach((key, value) -> both.merge(key, value, Long::sum));
        return both;
    }

    private static Map<String, Given> together(Map<String, Given> some, Map<String, Given> others) {
        Map<String, Given> both = new TreeMap<>(some);
        others.forEach((key, value) -> both.merge(key, value, Given::plus));
        return both;
    }

    /** Counts basket after basket of one part. */
    static final class Counter {
        private final Map<String, Long> gross = new TreeMap<>();
        private final Map<String, Long> off = new TreeMap<>();
        private final Map<String, Given> promotions = new TreeMap<>();
        private final Map<String, Long> leftOut = new TreeMap<>();
        private final List<Campaign.Period> periods;
        private boolean anyRan;
        private long baskets;
        private long lines;
        private long compared;
        private long same;
        private long unproven;

        Counter(List<Campaign.Period> periods) {
            this.periods = List.copyOf(periods);
        }

        void leaveOut(PastBasket.LeftOut reason) {
            leftOut.merge(reason.name(), 1L, Long::sum);
        }

        void count(PastBasket basket, Savings savings) {
            Purchase purchase = basket.purchase();
            String currency = purchase.currency().code();
            anyRan = anyRan || periods.stream().anyMatch(period -> period.holds(purchase.at()));
            baskets++;
            lines += purchase.lines().size();
            for (Savings.LineCost line : savings.lines()) {
                gross.merge(currency, line.gross().minor(), Long::sum);
                off.merge(currency, line.off().minor(), Long::sum);
            }
            for (Savings.Given given : savings.given()) {
                promotions.merge(
                        currency + " " + given.promotion(),
                        new Given(
                                given.promotion(),
                                currency,
                                1,
                                given.uses(),
                                given.amount().minor()),
                        Given::plus);
            }
            unproven += savings.provenOptimal() ? 0 : 1;
            if (basket.then() != null) {
                compared++;
                same += isSame(basket.then(), savings) ? 1 : 0;
            }
        }

        private static boolean isSame(Map<Integer, Long> then, Savings savings) {
            return savings.lines().stream().allMatch(line -> line.off().minor() == then.getOrDefault(line.line(), 0L));
        }

        Tally tally(long processorNanos) {
            return new Tally(
                    baskets, lines, gross, off, promotions, compared, same, unproven, leftOut, anyRan, processorNanos);
        }
    }
}
