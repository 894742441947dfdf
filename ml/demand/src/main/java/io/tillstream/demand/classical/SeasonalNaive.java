package io.tillstream.demand.classical;

/** The same weekday's last value; the mean while a weekday was never seen. */
public record SeasonalNaive() implements Method {
    static final int WEEK = 7;

    @Override
    public String name() {
        return "seasonal-naive";
    }

    @Override
    public double[] forecast(Observations past, int horizon) {
        double[] ahead = new double[horizon];
        double mean = past.mean();
        for (int step = 0; step < horizon; step++) {
            ahead[step] = mean;
            for (int day = past.days() - WEEK + step % WEEK; day >= 0; day -= WEEK) {
                if (past.weight()[day] > 0) {
                    ahead[step] = past.demand()[day];
                    break;
                }
            }
        }
        return ahead;
    }
}
