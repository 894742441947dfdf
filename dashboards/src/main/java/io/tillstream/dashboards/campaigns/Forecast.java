package io.tillstream.dashboards.campaigns;

import java.util.Arrays;
import java.util.Random;

/**
 * What as many days as a campaign has will come to, by days of the past: their mean, and the interval in which 95 of 100 such
 * stretches lie when each day is drawn from those of the past (bootstrap over days). That people buy more of what is cheaper is not
 * in it.
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
        Range times(int factor) {
            return new Range(mean * factor, low * factor, high * factor);
        }
    }

    /**
     * Of a figure that is known by day.
     *
     * @param byDay by the day's place
     * @param atMost where it ends, for a budget
     */
    Range of(long[] byDay, long atMost) {
        long[] sums = draws(byDay);
        long mean = 0;
        for (int day : days) {
            mean += byDay[day];
        }
        long expected = Math.round((double) mean * length / days.length);
        Arrays.sort(sums);
        return new Range(
                Math.min(atMost, expected),
                Math.min(atMost, sums[(int) (DRAWS * TAIL)]),
                Math.min(atMost, sums[(int) (DRAWS * (1 - TAIL)) - 1]));
    }

    /** In how many of a hundred stretches a figure reaches a bound. */
    int percentReaching(long[] byDay, long bound) {
        long reached = Arrays.stream(draws(byDay)).filter(sum -> sum >= bound).count();
        return Math.toIntExact(Math.round(100.0 * reached / DRAWS));
    }

    private long[] draws(long[] byDay) {
        Random random = new Random(SEED);
        long[] sums = new long[DRAWS];
        for (int draw = 0; draw < DRAWS; draw++) {
            for (int day = 0; day < length; day++) {
                sums[draw] += byDay[days[random.nextInt(days.length)]];
            }
        }
        return sums;
    }
}
