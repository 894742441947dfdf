package io.tillstream.demand.history;

/** What is known of days that have not come yet: prices, holidays, promotions; never sales, stock or weather. */
public interface Outlook {
    /** The terms of a day at or after the origin; filled in where nobody said. */
    DayTerms terms(int series, int day);
}
