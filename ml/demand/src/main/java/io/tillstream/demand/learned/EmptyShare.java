package io.tillstream.demand.learned;

import io.tillstream.demand.history.Past;

/** The exponentially weighted share of days with an empty shelf, drawn to the chain's by two days: the simple forecast. */
public record EmptyShare(double halfLife) {
    private static final double DOUBT = 2;

    public EmptyShare {
        if (!(halfLife > 0)) {
            throw new IllegalArgumentException("half-life " + halfLife + "; above 0");
        }
    }

    /** The share for every series, 0 to 1. */
    public double[] shares(Past past) {
        int count = past.seriesCount();
        double[] empty = new double[count];
        double[] seen = new double[count];
        double allEmpty = 0;
        double allSeen = 0;
        for (int series = 0; series < count; series++) {
            for (int day = 0; day < past.origin(); day++) {
                if (past.has(series, day)) {
                    double weight = Math.pow(0.5, (past.origin() - 1 - day) / halfLife);
                    seen[series] += weight;
                    empty[series] += past.hoursOut(series, day) > 0 ? weight : 0;
                }
            }
            allEmpty += empty[series];
            allSeen += seen[series];
        }
        double chain = allSeen > 0 ? allEmpty / allSeen : 0;
        double[] shares = new double[count];
        for (int series = 0; series < count; series++) {
            shares[series] = (empty[series] + DOUBT * chain) / (seen[series] + DOUBT);
        }
        return shares;
    }
}
