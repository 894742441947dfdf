package io.tillstream.customers.history;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;

/** A day as files and options write it: {@code 20260131} or {@code 2026-01-31}. */
public final class WrittenDay {
    /** What is asked for where it is written otherwise. */
    public static final String RULE = "it must be a date like 20260131";

    private static final DateTimeFormatter DIGITS =
            DateTimeFormatter.ofPattern("uuuuMMdd").withResolverStyle(ResolverStyle.STRICT);

    private WrittenDay() {}

    /**
     * Reads one.
     *
     * @throws DateTimeParseException when it is no day of the calendar, or is written otherwise
     */
    public static LocalDate of(String text) {
        return LocalDate.parse(text, text.contains("-") ? DateTimeFormatter.ISO_LOCAL_DATE : DIGITS);
    }
}
