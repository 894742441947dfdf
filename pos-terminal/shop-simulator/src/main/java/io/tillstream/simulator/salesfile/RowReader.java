package io.tillstream.simulator.salesfile;

import io.tillstream.commandline.Complaint;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVRecord;

/** Turns records into rows and complains about the first value that cannot be one. Repeated values are shared to save memory. */
final class RowReader {
    private static final Pattern INVOICE = Pattern.compile("[A-Z]?\\d{1,12}");
    private static final Pattern CUSTOMER = Pattern.compile("\\d{0,12}");
    private static final Pattern PRICE = Pattern.compile("-?\\d{1,9}(\\.\\d{1,6})?");
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss").withResolverStyle(ResolverStyle.STRICT);

    private final String file;
    private final Map<String, String> texts = new HashMap<>();
    private final Map<String, BigDecimal> prices = new HashMap<>();
    private final Map<String, LocalDateTime> times = new HashMap<>();

    RowReader(String file) {
        this.file = file;
    }

    RetailRow row(int line, CSVRecord record) {
        if (record.size() != SalesFile.HEADER.size()) {
            throw bad(
                    line,
                    record.size() + " columns",
                    "every row has the " + SalesFile.HEADER.size() + " columns of the header");
        }
        String customer = matching(line, record, 6, CUSTOMER, "digits, or empty for a walk-in");
        return new RetailRow(
                line,
                matching(line, record, 0, INVOICE, "digits, after a C for a cancellation"),
                code(line, record),
                shared(record.get(2).strip()),
                quantity(line, record),
                time(line, record),
                price(line, record),
                customer.isEmpty() ? null : customer,
                shared(record.get(7)));
    }

    private String code(int line, CSVRecord record) {
        String code = record.get(1).strip().toUpperCase(Locale.ROOT);
        if (code.isEmpty() || code.length() > 40) {
            throw bad(line, 1, record, "a code of 1 to 40 characters");
        }
        return shared(code);
    }

    private int quantity(int line, CSVRecord record) {
        try {
            return Integer.parseInt(record.get(3));
        } catch (NumberFormatException e) {
            throw bad(line, 3, record, "a whole number");
        }
    }

    private LocalDateTime time(int line, CSVRecord record) {
        String text = record.get(4);
        LocalDateTime known = times.get(text);
        if (known != null) {
            return known;
        }
        try {
            LocalDateTime time = LocalDateTime.parse(text, TIME);
            times.put(text, time);
            return time;
        } catch (DateTimeParseException e) {
            throw bad(line, 4, record, "a time like 2010-12-01 08:26:00");
        }
    }

    private BigDecimal price(int line, CSVRecord record) {
        String text = matching(line, record, 5, PRICE, "a number like 2.55");
        return prices.computeIfAbsent(text, t -> new BigDecimal(t).stripTrailingZeros());
    }

    private String matching(int line, CSVRecord record, int column, Pattern form, String rule) {
        String text = record.get(column);
        if (!form.matcher(text).matches()) {
            throw bad(line, column, record, rule);
        }
        return shared(text);
    }

    private String shared(String text) {
        return texts.computeIfAbsent(text, t -> t);
    }

    private Complaint bad(int line, int column, CSVRecord record, String rule) {
        return bad(
                line,
                SalesFile.HEADER.get(column) + " \"" + record.get(column) + "\"",
                SalesFile.HEADER.get(column) + " must be " + rule);
    }

    private Complaint bad(int line, String value, String rule) {
        return new Complaint("File " + file + ", line " + line, value, rule, "correct the row and import again");
    }
}
