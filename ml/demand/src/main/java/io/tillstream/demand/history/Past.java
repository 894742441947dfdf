package io.tillstream.demand.history;

import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The history as it is seen on the morning of its origin. Every feature and every method reads sales, stock and weather
 * through it, so that none can know the future.
 *
 * <p>Days count from 0, the first day of the history; series count in its order.
 */
public final class Past {
    private final DailyHistory history;
    private final int origin;

    Past(DailyHistory history, int origin) {
        if (origin < 1 || origin > history.days()) {
            throw new IllegalArgumentException("origin " + origin + "; 1 to " + history.days());
        }
        this.history = Objects.requireNonNull(history, "history");
        this.origin = origin;
    }

    /** The first day that is not known yet. */
    public int origin() {
        return origin;
    }

    public int seriesCount() {
        return history.series().size();
    }

    public DaySeries series(int index) {
        return history.series().get(index);
    }

    public LocalDate date(int day) {
        return history.date(day);
    }

    /** The same history as it was seen on an earlier morning. */
    public Past before(int earlier) {
        if (earlier > origin) {
            throw future(earlier - 1);
        }
        return new Past(history, earlier);
    }

    /** What is thrown for a day that has not come. */
    public ReadsTheFuture future(int day) {
        return new ReadsTheFuture(day, origin);
    }

    /** Whether there is a row for that day. */
    public boolean has(int series, int day) {
        return known(series, day).has(day);
    }

    /** What was sold; NaN without a row. */
    public double sold(int series, int day) {
        return known(series, day).sold(day);
    }

    /** Hours out of stock; NaN without a row. */
    public double hoursOut(int series, int day) {
        return known(series, day).hoursOut(day);
    }

    /** Precipitation; NaN where nobody measured. */
    public double rain(int series, int day) {
        return known(series, day).rain(day);
    }

    /** Degrees Celsius; NaN where nobody measured. */
    public double temperature(int series, int day) {
        return known(series, day).temperature(day);
    }

    /** Terms of a day that has passed; null without a row. */
    public @Nullable DayTerms terms(int series, int day) {
        return known(series, day).terms(day);
    }

    private DaySeries known(int series, int day) {
        if (day >= origin) {
            throw future(day);
        }
        return history.series().get(series);
    }
}
