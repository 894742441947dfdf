package io.tillstream.demand.classical;

/**
 * A smoothed level times a weekday profile: the profile is each weekday's share over the last weeks, drawn towards 1 by as
 * many days as {@code doubt} says.
 *
 * @param alpha of the level, above 0 and up to 1
 * @param weeks how far back the profile looks, 1 or more
 * @param doubt in days, above 0
 */
public record WeekdayMeans(double alpha, int weeks, double doubt) implements Method {
    private static final int WEEK = SeasonalNaive.WEEK;

    public WeekdayMeans {
        if (!(alpha > 0 && alpha <= 1) || weeks < 1 || !(doubt > 0)) {
            throw new IllegalArgumentException("alpha " + alpha + ", weeks " + weeks + ", doubt " + doubt);
        }
    }

    @Override
    public String name() {
        return "weekday-means-" + alpha;
    }

    @Override
    public double[] forecast(Observations past, int horizon) {
        int from = Math.max(0, past.days() - weeks * WEEK);
        double mean = past.mean(from, past.days());
        double[] profile = profile(past, from, mean);
        double level = mean;
        for (int day = from; day < past.days(); day++) {
            double share = profile[day % WEEK];
            level += alpha * past.weight()[day] * (past.demand()[day] / share - level);
        }
        double[] ahead = new double[horizon];
        for (int step = 0; step < horizon; step++) {
            ahead[step] = Math.max(0, level * profile[(past.days() + step) % WEEK]);
        }
        return ahead;
    }

    private double[] profile(Observations past, int from, double mean) {
        double[] sold = new double[WEEK];
        double[] days = new double[WEEK];
        for (int day = from; day < past.days(); day++) {
            sold[day % WEEK] += past.weight()[day] * past.demand()[day];
            days[day % WEEK] += past.weight()[day];
        }
        double[] profile = new double[WEEK];
        for (int weekday = 0; weekday < WEEK; weekday++) {
            profile[weekday] = mean <= 0 ? 1 : (sold[weekday] + doubt * mean) / ((days[weekday] + doubt) * mean);
        }
        return profile;
    }
}
