package io.tillstream.features.demand;

import io.tillstream.events.feature.ItemDemand;
import java.util.function.ToDoubleFunction;

/** The features of the demand model. Amounts are weekly portions on a logarithmic scale, ln(1 + portions). */
public enum DemandFeature {
    /** Sold in the last 7 days. */
    LAST_WEEK(series -> Math.log1p(series.sold(1, 7))),

    /** Sold in the 7 days before those. */
    WEEK_BEFORE(series -> Math.log1p(series.sold(8, 7))),

    /** Weekly mean of the last 28 days. */
    FOUR_WEEKS(series -> Math.log1p(series.sold(1, 28) / 4)),

    /** Weekly mean of the last 56 days. */
    EIGHT_WEEKS(series -> Math.log1p(series.sold(1, 56) / 8)),

    /** Weekly mean of the last 28 days over that of the 28 before, as a logarithm between −3 and 3. */
    TREND(series -> Math.clamp(Math.log((1 + series.sold(1, 28)) / (1 + series.sold(29, 28))), -3.0, 3.0)),

    /** Share of the last 28 days without a sale. */
    ZERO_SHARE(series -> quietDays(series) / 28.0),

    /** Days since the last sale over 56; 1 when there was none. */
    DAYS_SINCE_SALE(series -> daysSinceSale(series) / (double) ItemDemand.LONGEST),

    /** Sale lines in the last 7 days, ln(1 + lines): how many customers, whatever they took. */
    LINES_LAST_WEEK(series -> Math.log1p((double) series.lines(7))),

    /** Weekly mean of the sale lines in the last 28 days. */
    LINES_FOUR_WEEKS(series -> Math.log1p(series.lines(28) / 4.0)),

    /** Portions per sale line over eight weeks, ln(1 + portions). */
    PORTIONS_PER_LINE(series -> Math.log1p(series.sold(1, 56) / Math.max(1, series.lines(56)))),

    /** Share of the biggest day in the last 28: near 1 when one bulk purchase made the month. */
    BIGGEST_DAY(series -> series.sold(1, 28) == 0 ? 0 : biggestDay(series) / series.sold(1, 28));

    @SuppressWarnings("ImmutableEnumChecker") // the functions above hold no state
    private final ToDoubleFunction<DemandSeries> definition;

    DemandFeature(ToDoubleFunction<DemandSeries> definition) {
        this.definition = definition;
    }

    public double of(DemandSeries series) {
        return definition.applyAsDouble(series);
    }

    /** All values in the order of declaration. */
    public static double[] vector(DemandSeries series) {
        DemandFeature[] features = values();
        double[] vector = new double[features.length];
        for (int i = 0; i < vector.length; i++) {
            vector[i] = features[i].of(series);
        }
        return vector;
    }

    private static double quietDays(DemandSeries series) {
        int quiet = 0;
        for (int ago = 1; ago <= 28; ago++) {
            if (series.sold(ago, 1) == 0) {
                quiet++;
            }
        }
        return quiet;
    }

    private static int daysSinceSale(DemandSeries series) {
        int ago = 1;
        while (ago < ItemDemand.LONGEST && series.sold(ago, 1) == 0) {
            ago++;
        }
        return ago;
    }

    private static double biggestDay(DemandSeries series) {
        double biggest = 0;
        for (int ago = 1; ago <= 28; ago++) {
            biggest = Math.max(biggest, series.sold(ago, 1));
        }
        return biggest;
    }
}
