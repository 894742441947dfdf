package io.tillstream.dashboards.export;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Rows of comma-separated values that no spreadsheet takes for a formula. */
public final class Csv {
    private static final Pattern NUMBER = Pattern.compile("-?[0-9]+(\\.[0-9]+)?");
    /** Full-width signs, too: East Asian spreadsheets take them for the same (OWASP, CSV injection). */
    private static final String STARTS_A_FORMULA = "=+-@\t\r\n＝＋－＠";

    private static final char TEXT = '\'';

    private Csv() {}

    /** One row, every value in quotation marks. */
    public static String row(List<String> values) {
        return values.stream().map(Csv::field).collect(Collectors.joining(",", "", "\r\n"));
    }

    private static String field(String value) {
        return "\"" + safe(value).replace("\"", "\"\"") + "\"";
    }

    /** A value as no spreadsheet takes it for a formula: with an apostrophe before it, where it would. */
    public static String safe(String value) {
        return startsAFormula(value) ? TEXT + value : value;
    }

    /** What {@link #safe} was made of; any other text as it is. */
    public static String plain(String safe) {
        return !safe.isEmpty() && safe.charAt(0) == TEXT && startsAFormula(safe.substring(1))
                ? safe.substring(1)
                : safe;
    }

    /** Apostrophes before it do not count, so that one can be put there and taken away again. */
    private static boolean startsAFormula(String value) {
        int first = 0;
        while (first < value.length() && value.charAt(first) == TEXT) {
            first++;
        }
        return first < value.length()
                && STARTS_A_FORMULA.indexOf(value.charAt(first)) >= 0
                && !NUMBER.matcher(value).matches();
    }
}
