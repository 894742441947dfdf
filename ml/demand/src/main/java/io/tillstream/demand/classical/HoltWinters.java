package io.tillstream.demand.classical;

/**
 * Holt and Winters' smoothing with an additive damped trend and an additive week (Winters 1960; Gardner and McKenzie 1985).
 * The four parameters are those of a grid with the least weighted squared error of one-step forecasts within the series;
 * series shorter than two weeks get no week, shorter than four days no trend.
 */
public record HoltWinters() implements Method {
    private static final int WEEK = SeasonalNaive.WEEK;
    private static final int DAYS_OF_A_TREND = 4;
    private static final double[] LEVELS = {0.05, 0.1, 0.2, 0.35};
    private static final double[] TRENDS = {0, 0.05, 0.15};
    private static final double[] WEEKS = {0.05, 0.15, 0.3};
    /** What is left of a slope from day to day. */
    public static final double DAMPING = 0.9;

    @Override
    public String name() {
        return "holt-winters";
    }

    @Override
    public double[] forecast(Observations past, int horizon) {
        double best = Double.POSITIVE_INFINITY;
        Run chosen = new Run(past, LEVELS[0], 0, 0);
        for (double level : LEVELS) {
            for (double trend : past.days() < DAYS_OF_A_TREND ? new double[] {0} : TRENDS) {
                for (double week : past.days() < 2 * WEEK ? new double[] {0} : WEEKS) {
                    Run run = new Run(past, level, trend, week);
                    if (run.error < best) {
                        best = run.error;
                        chosen = run;
                    }
                }
            }
        }
        return chosen.ahead(past.days(), horizon);
    }

    /**
     * The forecast with parameters that are given instead of searched for.
     *
     * @param past at least one day
     * @param horizon 1 or more
     * @param level the share by which the level follows a miss, 0 to 1
     * @param trend the share of that by which the slope follows it, 0 to 1
     * @param week the share of what is left of the miss by which the weekday follows it, 0 to 1
     * @return one value per day, none below 0
     */
    public static double[] forecast(Observations past, int horizon, double level, double trend, double week) {
        return new Run(past, level, trend, week).ahead(past.days(), horizon);
    }

    /** One pass over the days with one set of parameters. */
    private static final class Run {
        private final double[] season = new double[WEEK];
        private double level;
        private double slope;
        private double error;

        Run(Observations past, double alpha, double beta, double gamma) {
            start(past, gamma);
            for (int day = 0; day < past.days(); day++) {
                double weight = past.weight()[day];
                double expectedLevel = level + DAMPING * slope;
                double miss = past.demand()[day] - expectedLevel - season[day % WEEK];
                if (weight > 0) {
                    error += day < WEEK ? 0 : weight * miss * miss;
                    level = expectedLevel + alpha * weight * miss;
                    slope = DAMPING * slope + alpha * beta * weight * miss;
                    season[day % WEEK] += gamma * (1 - alpha) * weight * miss;
                } else {
                    level = expectedLevel;
                    slope *= DAMPING;
                }
            }
        }

        /** The level of the first two weeks; the weekdays' differences to the first four, drawn towards 0 by two days. */
        private void start(Observations past, double gamma) {
            level = past.mean(0, Math.min(past.days(), 2 * WEEK));
            if (gamma > 0) {
                int until = Math.min(past.days(), 4 * WEEK);
                double mean = past.mean(0, until);
                double[] sum = new double[WEEK];
                double[] days = new double[WEEK];
                for (int day = 0; day < until; day++) {
                    sum[day % WEEK] += past.weight()[day] * (past.demand()[day] - mean);
                    days[day % WEEK] += past.weight()[day];
                }
                for (int weekday = 0; weekday < WEEK; weekday++) {
                    season[weekday] = sum[weekday] / (days[weekday] + 2);
                }
            }
        }

        double[] ahead(int days, int horizon) {
            double[] ahead = new double[horizon];
            double damped = 0;
            double factor = 1;
            for (int step = 0; step < horizon; step++) {
                factor *= DAMPING;
                damped += factor;
                ahead[step] = Math.max(0, level + damped * slope + season[(days + step) % WEEK]);
            }
            return ahead;
        }
    }
}
