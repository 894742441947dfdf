package io.tillstream.demand.calendar;

import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * How near a feast is: New Year, Labour Day, National Day by the civil calendar; Spring Festival, Lantern Festival, Dragon
 * Boat, Qixi, Mid-Autumn and Double Ninth by the lunar one; Qingming by the sun.
 */
public final class Feasts {
    /** Farther away than this a feast moves little, and the distance would only tell learners the date. */
    public static final int FAR = 4;

    private static final double QINGMING = 15;

    private record MonthAndDay(int month, int day) {}

    private static final Set<MonthAndDay> CIVIL =
            Set.of(new MonthAndDay(1, 1), new MonthAndDay(5, 1), new MonthAndDay(10, 1));
    private static final Set<MonthAndDay> LUNAR = Set.of(
            new MonthAndDay(1, 1),
            new MonthAndDay(1, 15),
            new MonthAndDay(5, 5),
            new MonthAndDay(7, 7),
            new MonthAndDay(8, 15),
            new MonthAndDay(9, 9));

    private final Map<LocalDate, Boolean> known = new ConcurrentHashMap<>();

    /** Whether the date is one of the feasts. */
    public boolean isFeast(LocalDate date) {
        return known.computeIfAbsent(date, Feasts::compute);
    }

    /** Days until the next feast, 0 on the day itself, at most {@link #FAR}. */
    public int until(LocalDate date) {
        return distance(date, 1);
    }

    /** Days since the last feast, 0 on the day itself, at most {@link #FAR}. */
    public int since(LocalDate date) {
        return distance(date, -1);
    }

    private int distance(LocalDate date, int direction) {
        int days = 0;
        while (days < FAR && !isFeast(date.plusDays((long) days * direction))) {
            days++;
        }
        return days;
    }

    private static boolean compute(LocalDate date) {
        if (CIVIL.contains(new MonthAndDay(date.getMonthValue(), date.getDayOfMonth()))) {
            return true;
        }
        LunarDate lunar = LunarCalendar.of(date);
        if (!lunar.leap() && LUNAR.contains(new MonthAndDay(lunar.month(), lunar.day()))) {
            return true;
        }
        return Sky.sunAtBeginning(date) <= QINGMING
                && Sky.sunAtBeginning(date.plusDays(1)) > QINGMING
                && date.getMonthValue() == 4;
    }
}
