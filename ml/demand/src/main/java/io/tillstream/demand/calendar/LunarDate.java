package io.tillstream.demand.calendar;

/**
 * A day of the Chinese calendar.
 *
 * @param month 1 to 12
 * @param day 1 to 30
 * @param leap whether the month is the second of its number
 */
public record LunarDate(int month, int day, boolean leap) {
    public LunarDate {
        if (month < 1 || month > 12 || day < 1 || day > 30) {
            throw new IllegalArgumentException("month " + month + ", day " + day);
        }
    }
}
