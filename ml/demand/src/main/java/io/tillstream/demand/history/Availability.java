package io.tillstream.demand.history;

import java.util.Arrays;

/**
 * Which part of a day's demand could be sold when the shelf was empty for some of its hours.
 *
 * <p>Learned from the history itself: a day with {@code h} hours out of stock is compared with the in-stock days of the
 * same series within a week of it, and the sums over all series give the share for {@code h}. Empty hours are mostly the
 * late ones, so the share is above {@code 1 - h/16}. It is drawn towards that line where few days were seen, never rises
 * with the hours, and is at least {@link #LEAST}.
 *
 * <p>A level is then the sum of sales over the sum of shares (a ratio estimate): days that sold out count for what could
 * be sold on them and no more.
 */
public final class Availability {
    /** Below this a day says nothing of demand. */
    public static final double LEAST = 0.05;

    private static final int NEIGHBOURS = 7;
    private static final int ENOUGH_NEIGHBOURS = 3;

    /** Expected sales of as many typical days as the straight line weighs. */
    private static final double PRIOR_DAYS = 20;

    private final double[] shares;

    private Availability(double[] shares) {
        this.shares = shares;
    }

    /** Learns the shares from all series. */
    public static Availability learn(Past past) {
        double[] sold = new double[SoldDay.HOURS + 1];
        double[] expected = new double[SoldDay.HOURS + 1];
        int[] days = new int[SoldDay.HOURS + 1];
        for (int series = 0; series < past.seriesCount(); series++) {
            for (int day = 0; day < past.origin(); day++) {
                double level = past.has(series, day) ? neighbours(past, series, day) : Double.NaN;
                if (!Double.isNaN(level)) {
                    int hours = (int) Math.round(past.hoursOut(series, day));
                    sold[hours] += past.sold(series, day);
                    expected[hours] += level;
                    days[hours]++;
                }
            }
        }
        return new Availability(shares(sold, expected, days));
    }

    /** Of a history that knows of no empty hour: the straight line. */
    public static Availability full() {
        double[] line = new double[SoldDay.HOURS + 1];
        for (int hours = 0; hours < line.length; hours++) {
            line[hours] = Math.max(LEAST, 1 - (double) hours / SoldDay.HOURS);
        }
        return new Availability(line);
    }

    private static double[] shares(double[] sold, double[] expected, int[] days) {
        int seen = Arrays.stream(days).sum();
        double typical = seen == 0 ? 1 : Math.max(1e-9, Arrays.stream(expected).sum() / seen);
        double full = expected[0] > 0 && sold[0] > 0 ? sold[0] / expected[0] : 1;
        double[] raw = new double[SoldDay.HOURS + 1];
        double[] weights = new double[SoldDay.HOURS + 1];
        double prior = PRIOR_DAYS * typical;
        for (int hours = 0; hours <= SoldDay.HOURS; hours++) {
            double line = 1 - (double) hours / SoldDay.HOURS;
            weights[hours] = expected[hours] + prior;
            raw[hours] = Math.clamp((sold[hours] / full + prior * line) / weights[hours], LEAST, 1);
        }
        raw[0] = 1;
        return falling(raw, weights);
    }

    /** The nearest values that never rise: neighbours that do are pooled (Ayer et al. 1955). */
    private static double[] falling(double[] values, double[] weights) {
        double[] level = values.clone();
        double[] weight = weights.clone();
        int[] length = new int[values.length];
        int pools = 0;
        for (int i = 0; i < values.length; i++) {
            level[pools] = values[i];
            weight[pools] = weights[i];
            length[pools++] = 1;
            while (pools > 1 && level[pools - 2] < level[pools - 1]) {
                double both = weight[pools - 2] + weight[pools - 1];
                level[pools - 2] = (level[pools - 2] * weight[pools - 2] + level[pools - 1] * weight[pools - 1]) / both;
                weight[pools - 2] = both;
                length[pools - 2] += length[pools - 1];
                pools--;
            }
        }
        double[] falling = new double[values.length];
        int at = 0;
        for (int pool = 0; pool < pools; pool++) {
            Arrays.fill(falling, at, at + length[pool], level[pool]);
            at += length[pool];
        }
        return falling;
    }

    /** Mean of the in-stock days around a day; NaN when there are too few. */
    private static double neighbours(Past past, int series, int day) {
        double sum = 0;
        int count = 0;
        int until = Math.min(past.origin() - 1, day + NEIGHBOURS);
        for (int at = Math.max(0, day - NEIGHBOURS); at <= until; at++) {
            if (at != day && past.has(series, at) && past.hoursOut(series, at) == 0) {
                sum += past.sold(series, at);
                count++;
            }
        }
        return count < ENOUGH_NEIGHBOURS ? Double.NaN : sum / count;
    }

    /**
     * The share of the day's demand that could be sold.
     *
     * @param hoursOut 0 to 16; parts of an hour lie on the line between
     * @return {@link #LEAST} to 1
     */
    public double share(double hoursOut) {
        int lower = (int) Math.floor(hoursOut);
        if (lower >= SoldDay.HOURS) {
            return shares[SoldDay.HOURS];
        }
        double part = hoursOut - lower;
        return shares[lower] * (1 - part) + shares[lower + 1] * part;
    }
}
