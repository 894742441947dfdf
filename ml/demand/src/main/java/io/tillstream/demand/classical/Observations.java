package io.tillstream.demand.classical;

import io.tillstream.demand.history.Availability;
import io.tillstream.demand.history.Past;
import java.util.Arrays;
import java.util.Objects;

/**
 * Uncensored days of one series, oldest first.
 *
 * @param demand what would have been sold with a full shelf, 0 or more; without meaning where the weight is 0
 * @param weight which part of the demand could be sold, 0 (no row, or nothing could be seen) to 1
 */
@SuppressWarnings("ArrayRecordComponent") // read in the innermost loops; equality is not used
public record Observations(double[] demand, double[] weight) {
    public Observations {
        Objects.requireNonNull(demand, "demand");
        if (demand.length == 0 || demand.length != weight.length) {
            throw new IllegalArgumentException(demand.length + " days, " + weight.length + " weights");
        }
    }

    /** A series with a full shelf every day. */
    public static Observations of(double... demand) {
        double[] weight = new double[demand.length];
        Arrays.fill(weight, 1);
        return new Observations(demand, weight);
    }

    /** The days of a series before the origin, each divided by the share that could be sold. */
    public static Observations of(Past past, int series, Availability availability) {
        double[] demand = new double[past.origin()];
        double[] weight = new double[past.origin()];
        for (int day = 0; day < demand.length; day++) {
            if (past.has(series, day)) {
                double share = availability.share(past.hoursOut(series, day));
                weight[day] = share > Availability.LEAST ? share : 0;
                demand[day] = past.sold(series, day) / share;
            }
        }
        return new Observations(demand, weight);
    }

    /** The days as they were sold, every row in full: what a method sees that does not know of stock-outs. */
    public static Observations asSold(Past past, int series) {
        double[] demand = new double[past.origin()];
        double[] weight = new double[past.origin()];
        for (int day = 0; day < demand.length; day++) {
            if (past.has(series, day)) {
                weight[day] = 1;
                demand[day] = past.sold(series, day);
            }
        }
        return new Observations(demand, weight);
    }

    public int days() {
        return demand.length;
    }

    /** Weighted mean of all days; 0 when nothing was seen. */
    public double mean() {
        return mean(0, demand.length);
    }

    /** Weighted mean of the days from one (included) to another (excluded); 0 when nothing was seen. */
    double mean(int from, int to) {
        double sum = 0;
        double weights = 0;
        for (int day = from; day < to; day++) {
            sum += demand[day] * weight[day];
            weights += weight[day];
        }
        return weights == 0 ? 0 : sum / weights;
    }
}
