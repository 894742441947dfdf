package io.tillstream.demand.history;

import org.jspecify.annotations.Nullable;

/** The outlook of days that have passed, for learning and back-tests: their terms as they had been known ahead. */
public final class Hindsight implements Outlook {
    private final DailyHistory history;

    public Hindsight(DailyHistory history) {
        this.history = history;
    }

    /** The day's terms; those of the nearest day before it where it has no row. */
    @Override
    public DayTerms terms(int series, int day) {
        for (int at = Math.min(day, history.days() - 1); at >= 0; at--) {
            @Nullable DayTerms terms = history.series().get(series).terms(at);
            if (terms != null) {
                return terms;
            }
        }
        return DayTerms.ORDINARY;
    }
}
