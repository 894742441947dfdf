package io.tillstream.demand.calendar;

import java.time.LocalDate;

/**
 * The Chinese calendar by its own rules (GB/T 33661-2017), computed because the JDK has no such chronology: a month begins
 * on the day of the new moon in Beijing; the winter solstice falls into month 11; where thirteen months lie between two
 * solstices, the first without a major solar term is a leap month. For 1901 to 2099.
 */
public final class LunarCalendar {
    private static final int WINTER_SOLSTICE = 9;
    private static final int MONTH_OF_THE_SOLSTICE = 11;

    private LunarCalendar() {}

    /** The date's month and day. */
    public static LunarDate of(LocalDate date) {
        long moon = Sky.lastNewMoon(date);
        int day = (int) (date.toEpochDay() - Sky.newMoon(moon).toEpochDay()) + 1;
        long before = solsticeMonth(date.getYear());
        if (moon < before) {
            before = solsticeMonth(date.getYear() - 1);
        }
        long after = solsticeMonth(Sky.newMoon(before).getYear() + 1);
        boolean leapYear = after - before == 13;
        int number = MONTH_OF_THE_SOLSTICE;
        boolean leapSeen = false;
        boolean leap = false;
        for (long month = before + 1; month <= moon; month++) {
            leap = leapYear && !leapSeen && hasNoMajorTerm(month);
            leapSeen |= leap;
            number += leap ? 0 : 1;
        }
        return new LunarDate((number - 1) % 12 + 1, day, leap);
    }

    /** The month into which the winter solstice of a year falls. */
    private static long solsticeMonth(int year) {
        LocalDate solstice = LocalDate.of(year, 12, 20);
        while (Sky.twelfthAtEnd(solstice) != WINTER_SOLSTICE) {
            solstice = solstice.plusDays(1);
        }
        return Sky.lastNewMoon(solstice);
    }

    private static boolean hasNoMajorTerm(long month) {
        LocalDate first = Sky.newMoon(month);
        LocalDate last = Sky.newMoon(month + 1).minusDays(1);
        return Sky.twelfthAtEnd(first.minusDays(1)) == Sky.twelfthAtEnd(last);
    }
}
