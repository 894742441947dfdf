package io.tillstream.demand.history;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;

/**
 * The outlook of a file of terms known ahead; of days within the history, their own terms. Where it says nothing of a series' day, prices and promotions stay as they
 * were on the last day, and the day is a holiday when other series say so or, without any, when its weekday mostly was.
 */
public final class Announced implements Outlook {
    private final DailyHistory history;
    private final Hindsight hindsight;
    private final Map<SeriesKey, Map<LocalDate, DayTerms>> announced;
    private final Map<LocalDate, Boolean> holidays = new HashMap<>();
    private final Map<DayOfWeek, Boolean> usual = new EnumMap<>(DayOfWeek.class);

    /**
     * An outlook beyond a history.
     *
     * @param announced by series and date; series and dates that the history does not have are passed over
     */
    public Announced(DailyHistory history, Map<SeriesKey, Map<LocalDate, DayTerms>> announced) {
        this.history = history;
        hindsight = new Hindsight(history);
        this.announced = Map.copyOf(announced);
        Map<LocalDate, int[]> votes = new HashMap<>();
        announced
                .values()
                .forEach(days -> days.forEach((date, terms) ->
                        votes.computeIfAbsent(date, ignored -> new int[2])[terms.holiday() ? 1 : 0]++));
        votes.forEach((date, vote) -> holidays.put(date, vote[1] > vote[0]));
        Map<DayOfWeek, int[]> weekdays = new EnumMap<>(DayOfWeek.class);
        for (DaySeries series : history.series()) {
            for (int day = 0; day < history.days(); day++) {
                DayTerms terms = series.terms(day);
                if (terms != null) {
                    weekdays.computeIfAbsent(history.date(day).getDayOfWeek(), ignored -> new int[2])[
                            terms.holiday() ? 1 : 0]++;
                }
            }
        }
        weekdays.forEach((weekday, vote) -> usual.put(weekday, vote[1] > vote[0]));
    }

    @Override
    public DayTerms terms(int series, int day) {
        if (day < history.days()) {
            return hindsight.terms(series, day);
        }
        DaySeries of = history.series().get(series);
        LocalDate date = history.date(day);
        DayTerms said = announced.getOrDefault(of.key(), Map.of()).get(date);
        if (said != null) {
            return said;
        }
        DayTerms last = hindsight.terms(series, history.days() - 1);
        Boolean holiday = holidays.get(date);
        return new DayTerms(
                last.discount(),
                holiday != null ? holiday : usual.getOrDefault(date.getDayOfWeek(), false),
                last.activity(),
                last.regular());
    }
}
