package io.tillstream.demand.forecast;

import io.tillstream.demand.history.Past;

/** How unsteadily a series sells: the deviation of its in-stock days of the last four weeks, over their mean. */
final class Spread {
    private static final int DAYS = 28;
    private static final int ENOUGH = 5;

    private Spread() {}

    /** 0 or more; NaN with fewer than five in-stock days. */
    static double of(Past past, int series) {
        double sum = 0;
        double squares = 0;
        int seen = 0;
        for (int day = Math.max(0, past.origin() - DAYS); day < past.origin(); day++) {
            if (past.has(series, day) && past.hoursOut(series, day) == 0) {
                double sold = past.sold(series, day);
                sum += sold;
                squares += sold * sold;
                seen++;
            }
        }
        if (seen < ENOUGH || sum == 0) {
            return Double.NaN;
        }
        double mean = sum / seen;
        return Math.sqrt(Math.max(0, squares / seen - mean * mean)) / mean;
    }
}
