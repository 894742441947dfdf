package io.tillstream.dashboards.staff;

import io.tillstream.dashboards.sales.DayFigures;
import io.tillstream.dashboards.sales.HourlySales;
import io.tillstream.events.assortment.Store;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;

/** Holds a day's plan against what the hours of such a day usually sell. */
@Component
final class StaffNeeds {
    private static final int WEEKS = 4;
    private static final int LATELY = 7;
    /** Fewer receipts than that an hour are stragglers at the door. */
    private static final double LEAST = 1;

    /** Half as many customers again for each person as lately: queues. */
    private static final double MUCH = 1.5;

    private static final long LEAST_MINUTES = 8 * 60;
    private static final int MINUTES = 60;

    private final HourlySales sales;
    private final Attendance attendance;

    StaffNeeds(HourlySales sales, Attendance attendance) {
        this.sales = sales;
        this.attendance = attendance;
    }

    /** The mean receipts of each hour of the latest four such weekdays before today that sold anything; zeros where none did. */
    double[] usual(Store store, LocalDate day, LocalDate today) {
        LocalDate last = day;
        while (!last.isBefore(today)) {
            last = last.minusWeeks(1);
        }
        double[] sums = new double[DayFigures.HOURS];
        int days = 0;
        for (int week = 0; week < WEEKS; week++) {
            List<DayFigures.Figures> hours = sales.day(List.of(store), last.minusWeeks(week), store.currency())
                    .hours();
            long all = hours.stream().mapToLong(DayFigures.Figures::receipts).sum();
            days += all > 0 ? 1 : 0;
            for (int hour = 0; hour < sums.length; hour++) {
                sums[hour] += hours.get(hour).receipts();
            }
        }
        for (int hour = 0; hour < sums.length && days > 0; hour++) {
            sums[hour] /= days;
        }
        return sums;
    }

    /** Receipts of each hour somebody worked in the week before today; empty where less than a day's work is known. */
    OptionalDouble anHour(Store store, LocalDate today) {
        long minutes = 0;
        long receipts = 0;
        for (int ago = 1; ago <= LATELY; ago++) {
            LocalDate day = today.minusDays(ago);
            long worked = attendance.on(store, day).stream()
                    .mapToLong(Presence::minutes)
                    .sum();
            minutes += worked;
            receipts += worked == 0
                    ? 0
                    : sales.day(List.of(store), day, store.currency()).total().receipts();
        }
        return minutes < LEAST_MINUTES || receipts == 0
                ? OptionalDouble.empty()
                : OptionalDouble.of(receipts * (double) MINUTES / minutes);
    }

    /**
     * Hours in which something is usually sold and nobody is planned, or each of those planned has half as many customers again as lately.
     *
     * @param usual receipts of each hour
     * @param anHour receipts for each hour worked lately
     */
    static List<StoreDay.Warning> warnings(
            Store store, LocalDate day, List<PlannedShift> planned, double[] usual, OptionalDouble anHour) {
        List<StoreDay.Warning> warnings = new ArrayList<>();
        for (int hour = 0; hour < usual.length; hour++) {
            double people = people(store, day.atTime(hour, 0), planned);
            boolean gap = people == 0;
            boolean thin = anHour.isPresent() && usual[hour] > MUCH * anHour.getAsDouble() * people;
            if (usual[hour] >= LEAST && (gap || thin)) {
                add(hour, (int) people, Math.round(usual[hour]), warnings);
            }
        }
        return warnings;
    }

    /** Neighbouring hours without anybody are one gap, and so are neighbouring hours with too few. */
    private static void add(int hour, int people, long receipts, List<StoreDay.Warning> warnings) {
        StoreDay.Warning last = warnings.isEmpty() ? null : warnings.getLast();
        if (last != null && last.until() == hour && (last.people() == 0) == (people == 0)) {
            warnings.removeLast();
            warnings.add(new StoreDay.Warning(
                    last.from(), hour + 1, Math.min(people, last.people()), Math.max(receipts, last.receipts())));
        } else {
            warnings.add(new StoreDay.Warning(hour, hour + 1, people, receipts));
        }
    }

    /** How many are planned in an hour on average: half an hour is half a person. */
    private static double people(Store store, LocalDateTime hour, List<PlannedShift> planned) {
        long from = hour.atZone(store.zone()).toEpochSecond();
        long minutes = IntStream.range(0, planned.size())
                .mapToLong(index -> {
                    PlannedShift shift = planned.get(index);
                    long begin = Math.max(from, shift.from().getEpochSecond());
                    long end = Math.min(from + 3_600, shift.until().getEpochSecond());
                    return Math.max(0, end - begin) / MINUTES;
                })
                .sum();
        return minutes / (double) MINUTES;
    }
}
