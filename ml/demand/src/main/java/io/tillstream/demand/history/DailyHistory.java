package io.tillstream.demand.history;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** All series of a chain over one span of days, in the order in which they were first named. */
public final class DailyHistory {
    /** Fifty years; a wider span is a slip of the pen in one date. */
    private static final int LONGEST = 18_263;

    private final LocalDate first;
    private final int days;
    private final List<DaySeries> series;

    private DailyHistory(LocalDate first, int days, List<DaySeries> series) {
        this.first = first;
        this.days = days;
        this.series = List.copyOf(series);
    }

    public LocalDate first() {
        return first;
    }

    /** How many days there are from the first to the last, both included. */
    public int days() {
        return days;
    }

    public List<DaySeries> series() {
        return series;
    }

    public LocalDate date(int day) {
        return first.plusDays(day);
    }

    /** The day's place; negative before the first. */
    public int day(LocalDate date) {
        return Math.toIntExact(ChronoUnit.DAYS.between(first, date));
    }

    /** What is known on the morning of {@code origin}, before that day has sold anything: 1 to {@link #days()}. */
    public Past before(int origin) {
        return new Past(this, origin);
    }

    /** Collects rows in any order. */
    public static final class Collector {
        private record Rows(Family family, Map<LocalDate, SoldDay> days) {}

        private final Map<SeriesKey, Rows> rows = new LinkedHashMap<>();
        private LocalDate earliest = LocalDate.MAX;
        private LocalDate latest = LocalDate.MIN;

        /**
         * Adds one day.
         *
         * @throws IllegalArgumentException when the series has that day already, or days lie fifty years apart
         */
        public void add(SeriesKey key, Family family, LocalDate date, SoldDay day) {
            Objects.requireNonNull(day, "day");
            LocalDate from = date.isBefore(earliest) ? date : earliest;
            LocalDate to = date.isAfter(latest) ? date : latest;
            if (ChronoUnit.DAYS.between(from, to) >= LONGEST) {
                throw new IllegalArgumentException("dt " + date + " lies fifty years from other rows");
            }
            SoldDay before = rows.computeIfAbsent(key, ignored -> new Rows(family, new LinkedHashMap<>()))
                    .days()
                    .putIfAbsent(date, day);
            if (before != null) {
                throw new IllegalArgumentException(
                        "store " + key.store() + ", product " + key.product() + " has " + date + " twice");
            }
            earliest = from;
            latest = to;
        }

        public boolean isEmpty() {
            return rows.isEmpty();
        }

        /** The history of all rows added. */
        public DailyHistory collect() {
            if (isEmpty()) {
                throw new IllegalStateException("A history has at least one day.");
            }
            int days = Math.toIntExact(ChronoUnit.DAYS.between(earliest, latest)) + 1;
            List<DaySeries> all = new ArrayList<>(rows.size());
            rows.forEach((key, of) -> {
                DaySeries one = new DaySeries(key, of.family(), days);
                of.days()
                        .forEach((date, day) -> one.put(Math.toIntExact(ChronoUnit.DAYS.between(earliest, date)), day));
                all.add(one);
            });
            return new DailyHistory(earliest, days, all);
        }
    }
}
