package io.tillstream.demand.classical;

/**
 * How a series sells, by Syntetos, Boylan and Croston (2005, Journal of the Operational Research Society 56): the mean
 * interval between days with demand (cut at 1.32) and the squared variation of their sizes (cut at 0.49).
 */
public enum SeriesClass {
    SMOOTH,
    ERRATIC,
    INTERMITTENT,
    LUMPY;

    private static final double INTERVAL = 1.32;
    private static final double VARIATION = 0.49;

    /** The class of a series by the days on which something could be sold. */
    public static SeriesClass of(Observations past) {
        double days = 0;
        int demands = 0;
        double sum = 0;
        double squares = 0;
        for (int day = 0; day < past.days(); day++) {
            if (past.weight()[day] > 0) {
                days++;
                double demand = past.demand()[day];
                if (demand > 0) {
                    demands++;
                    sum += demand;
                    squares += demand * demand;
                }
            }
        }
        if (demands == 0) {
            return INTERMITTENT;
        }
        double mean = sum / demands;
        boolean varies = squares / demands / (mean * mean) - 1 >= VARIATION;
        boolean pauses = days / demands >= INTERVAL;
        if (pauses) {
            return varies ? LUMPY : INTERMITTENT;
        }
        return varies ? ERRATIC : SMOOTH;
    }
}
