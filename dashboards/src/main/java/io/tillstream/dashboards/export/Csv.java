package io.tillstream.dashboards.export;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Rows of comma-separated values that no spreadsheet takes for a formula. */
public final class Csv {
    private static final Pattern NUMBER = Pattern.compile("-?[0-9]+(\\.[0-9]+)?");
    private static final String STARTS_A_FORMULA = "=+-@\t\r";

    private Csv() {}

    /** One row, every value in quotation marks. */
    public static String row(List<String> values) {
        return values.stream().map(Csv::field).collect(Collectors.joining(",", "", "\r\n"));
    }

    private static String field(String value) {
        String safe = value;
        if (!value.isEmpty()
                && STARTS_A_FORMULA.indexOf(value.charAt(0)) >= 0
                && !NUMBER.matcher(value).matches()) {
            safe = "'" + value;
        }
        return "\"" + safe.replace("\"", "\"\"") + "\"";
    }
}
