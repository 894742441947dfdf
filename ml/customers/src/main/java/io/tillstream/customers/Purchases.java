package io.tillstream.customers;

import io.tillstream.commandline.Complaint;
import io.tillstream.customers.history.WrittenDay;
import io.tillstream.tables.CsvTable;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Purchases by customer and day, of a file {@code customer_id,date,units,amount}. */
final class Purchases {
    static final List<String> COLUMNS = List.of("customer_id", "date", "units", "amount");
    private static final int DAYS_OF_A_WEEK = 7;

    private final Path file;
    private final Map<String, NavigableMap<LocalDate, Day>> days;

    /** What somebody bought on a day; what was brought back is taken off. */
    private record Day(double units, double amount) {
        private Day plus(Day other) {
            return new Day(units + other.units, amount + other.amount);
        }
    }

    private Purchases(Path file, Map<String, NavigableMap<LocalDate, Day>> days) {
        this.file = file;
        this.days = days;
    }

    /** Reads a file; purchases of a day become one, and a day on which no unit is left is none. */
    static Purchases in(Path file) {
        Map<String, NavigableMap<LocalDate, Day>> days = new LinkedHashMap<>();
        CsvTable.in(file).forEach(COLUMNS, row -> {
            LocalDate date = date(row);
            days.computeIfAbsent(row.name(0), id -> new TreeMap<>())
                    .merge(date, new Day(row.number(2), row.number(3)), Day::plus);
        });
        days.values().forEach(dates -> dates.values().removeIf(day -> day.units() <= 0));
        days.values().removeIf(Map::isEmpty);
        if (days.isEmpty()) {
            throw new Complaint(
                    "File " + file, "no purchases", "there must be one row with units at least", "give another file");
        }
        return new Purchases(file, days);
    }

    private static LocalDate date(CsvTable.Row row) {
        String text = row.name(1);
        try {
            return WrittenDay.of(text);
        } catch (DateTimeParseException e) {
            throw row.wrong("date \"" + text + "\"", WrittenDay.RULE);
        }
    }

    /**
     * Everybody whose first purchase is not after the end of the calibration.
     *
     * @param until the last day of the calibration; when absent, the last of so many weeks
     */
    List<Customer> customers(@Nullable LocalDate until, int weeks) {
        LocalDate first = days.values().stream()
                .map(NavigableMap::firstKey)
                .min(LocalDate::compareTo)
                .orElseThrow();
        LocalDate end = until != null ? until : first.plusDays((long) weeks * DAYS_OF_A_WEEK - 1);
        if (end.isBefore(first)) {
            throw new Complaint(
                    "Option --until",
                    end.toString(),
                    "it must not be before the first purchase in " + file + ", " + first,
                    "name a later day");
        }
        List<Customer> customers = new ArrayList<>();
        days.forEach((id, dates) -> {
            if (!dates.firstKey().isAfter(end)) {
                customers.add(customer(id, dates.headMap(end, true), end));
            }
        });
        return customers;
    }

    private static Customer customer(String id, SortedMap<LocalDate, Day> dates, LocalDate end) {
        LocalDate first = dates.firstKey();
        double amount = 0;
        for (var day : dates.entrySet()) {
            if (day.getKey().isAfter(first)) {
                amount += day.getValue().amount();
            }
        }
        int repeats = dates.size() - 1;
        return new Customer(
                id, repeats, weeks(first, dates.lastKey()), weeks(first, end), repeats == 0 ? 0 : amount / repeats);
    }

    private static double weeks(LocalDate from, LocalDate to) {
        return (double) ChronoUnit.DAYS.between(from, to) / DAYS_OF_A_WEEK;
    }
}
