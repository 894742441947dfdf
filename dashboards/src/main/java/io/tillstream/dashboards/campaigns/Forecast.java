package io.tillstream.dashboards.campaigns;

import io.tillstream.events.assortment.Limits;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.ToLongFunction;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/**
 * What as many days as a campaign has will come to, by days of the past: their mean, and the interval in which 95 of 100 such
 * stretches lie when each day is drawn from those of the past (bootstrap over days). In each stretch receipts come in their order
 * until the budget or the uses are gone. That people buy more of what is cheaper is not in it.
 */
final class Forecast {
    private static final int DRAWS = 2_000;
    private static final long SEED = 20_111_109L;
    private static final double TAIL = 0.025;

    private final int[] days;
    private final int length;

    /**
     * For one campaign.
     *
     * @param days which days of the past had sales, by their place; at least one
     * @param length for how many days
     */
    Forecast(int[] days, int length) {
        this.days = days.clone();
        this.length = length;
    }

    /**
     * What a figure comes to.
     *
     * @param mean expected
     * @param low lower end of the 95 % interval
     * @param high upper end
     */
    record Range(long mean, long low, long high) {
        /** Whether there is anything between its ends. */
        public boolean isWide() {
            return low < high;
        }
    }

    /**
     * What it comes to.
     *
     * @param costMinor what it costs
     * @param given on how many receipts it is given
     * @param uses how often
     * @param percentSpent in how many of a hundred stretches the budget or the uses are gone before the end, 0 to 100
     * @param spentDay on which day of the stretch, 1 for the first, where they are gone; absent where they never are
     */
    record Outcome(
            Range costMinor,
            Range given,
            Range uses,
            int percentSpent,
            @Nullable Range spentDay) {}

    /** One stretch; its day is 0 where something was left at its end. */
    private record Stretch(long costMinor, long given, long uses, long spentDay) {}

    /**
     * Of gifts that are known by day.
     *
     * @param asked what is given each day while there is enough, receipt after receipt, by the day's place
     * @param limits where it ends
     * @param oneIn how many receipts there are for each of these, at least 1
     */
    Outcome of(List<List<Gift>> asked, Limits limits, int oneIn) {
        List<Gift> totals = asked.stream().map(Forecast::total).toList();
        List<Gift> ofAll = totals.stream().map(total -> total.times(oneIn)).toList();
        Random random = new Random(SEED);
        Stretch[] drawn = new Stretch[DRAWS];
        for (int draw = 0; draw < DRAWS; draw++) {
            drawn[draw] = draw(asked, totals, new Ration(limits, oneIn), oneIn, random);
        }
        long[] spent = Arrays.stream(drawn)
                .mapToLong(Stretch::spentDay)
                .filter(day -> day > 0)
                .toArray();
        boolean isAlwaysEnough = spent.length == 0;
        return new Outcome(
                range(drawn, Stretch::costMinor, isAlwaysEnough, days(ofAll, Gift::costMinor)),
                range(drawn, Stretch::given, isAlwaysEnough, days(asked, gifts -> (long) gifts.size() * oneIn)),
                range(drawn, Stretch::uses, isAlwaysEnough, days(ofAll, Gift::uses)),
                Math.toIntExact(Math.round(100.0 * spent.length / DRAWS)),
                isAlwaysEnough ? null : middle(spent));
    }

    private static Gift total(List<Gift> gifts) {
        return gifts.stream()
                .reduce(
                        Gift.NOTHING,
                        (one, other) -> new Gift(
                                one.uses() + other.uses(),
                                one.minor() + other.minor(),
                                one.costMinor() + other.costMinor()));
    }

    private Stretch draw(List<List<Gift>> asked, List<Gift> totals, Ration ration, int oneIn, Random random) {
        long cost = 0;
        long given = 0;
        long uses = 0;
        long spentDay = 0;
        for (int day = 1; day <= length; day++) {
            int of = days[random.nextInt(days.length)];
            // A day that fits as a whole need not be looked at receipt by receipt.
            boolean isWhole = ration.hasMoreThan(totals.get(of));
            for (Gift gift : isWhole ? List.of(totals.get(of)) : asked.get(of)) {
                Ration.Given got = ration.take(gift);
                cost += got.gift().costMinor();
                uses += got.gift().uses();
                given += isWhole ? (long) asked.get(of).size() * oneIn : got.receipts();
            }
            if (ration.isUsedUp() && spentDay == 0) {
                spentDay = day;
            }
        }
        return new Stretch(cost, given, uses, spentDay);
    }

    private <T> double days(List<T> byDay, ToLongFunction<T> figure) {
        long sum = Arrays.stream(days)
                .mapToLong(day -> figure.applyAsLong(byDay.get(day)))
                .sum();
        return (double) sum * length / days.length;
    }

    /** The mean of all stretches is known without drawing any, where none ends early. */
    private static Range range(
            Stretch[] drawn, ToLongFunction<Stretch> figure, boolean isAlwaysEnough, double expected) {
        long[] sums = Arrays.stream(drawn).mapToLong(figure).toArray();
        Range range = middle(sums);
        return isAlwaysEnough ? new Range(Math.round(expected), range.low(), range.high()) : range;
    }

    private static Range middle(long[] unsorted) {
        long[] sorted = unsorted.clone();
        Arrays.sort(sorted);
        int low = (int) (sorted.length * TAIL);
        int high = Math.max(low, (int) (sorted.length * (1 - TAIL)) - 1);
        return new Range(Math.round(LongStream.of(sorted).average().orElseThrow()), sorted[low], sorted[high]);
    }
}
