package io.tillstream.customers.describe;

import io.tillstream.commandline.Complaint;
import io.tillstream.customers.history.MemberPurchases;
import io.tillstream.customers.history.PurchaseDay;
import io.tillstream.customers.history.WrittenDay;
import io.tillstream.customers.price.PricedLine;
import io.tillstream.tables.CsvTable;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Purchases of a file {@code customer_id,date,units,amount} and, where it has them, {@code item}, {@code store} and
 * {@code discount}.
 *
 * @param members everybody with all their days, in the order of the file
 * @param lines what was paid for items; empty where the file names none
 * @param first day with a purchase
 * @param last day with a purchase
 */
record TransactionFile(List<MemberPurchases> members, List<PricedLine> lines, LocalDate first, LocalDate last) {
    private static final List<String> REQUIRED = List.of("customer_id", "date", "units", "amount");
    private static final String ITEM = "item";
    private static final String STORE = "store";
    private static final String DISCOUNT = "discount";

    TransactionFile {
        members = List.copyOf(members);
        lines = List.copyOf(lines);
    }

    private static final class Day {
        private double units;
        private double amount;
        private final Set<String> items = new HashSet<>();
    }

    /** Reads a file; a day on which no unit is left, because goods came back, is no purchase. */
    static TransactionFile in(Path file) {
        CsvTable table = CsvTable.in(file);
        List<String> header = table.header();
        List<String> columns = new ArrayList<>(REQUIRED);
        for (String optional : List.of(ITEM, STORE, DISCOUNT)) {
            if (header.contains(optional)) {
                columns.add(optional);
            }
        }
        int item = columns.indexOf(ITEM);
        int store = columns.indexOf(STORE);
        int discount = columns.indexOf(DISCOUNT);
        Map<String, Map<LocalDate, Day>> days = new LinkedHashMap<>();
        List<PricedLine> lines = new ArrayList<>();
        table.forEach(columns, row -> {
            String member = row.name(0);
            LocalDate on = date(row);
            double units = row.number(2);
            double amount = row.number(3);
            Day day = days.computeIfAbsent(member, _ -> new TreeMap<>()).computeIfAbsent(on, _ -> new Day());
            day.units += units;
            day.amount += amount;
            double off = discount < 0 ? Double.NaN : row.number(discount);
            if (off < 0) {
                throw row.wrong("discount \"" + row.text(discount) + "\"", "it must be 0 or what was taken off");
            }
            if (item >= 0 && units > 0 && !row.text(item).isEmpty()) {
                day.items.add(row.text(item));
                if (amount >= 0) {
                    lines.add(new PricedLine(
                            member, on, store < 0 ? "" : row.text(store), row.text(item), units, amount, off));
                }
            }
        });
        List<MemberPurchases> members = new ArrayList<>();
        days.forEach((member, dates) -> {
            List<PurchaseDay> bought = new ArrayList<>();
            dates.forEach((on, day) -> {
                if (day.units > 0) {
                    bought.add(new PurchaseDay(on, day.amount, day.items.size()));
                }
            });
            if (!bought.isEmpty()) {
                members.add(MemberPurchases.of(member, bought));
            }
        });
        if (members.isEmpty()) {
            throw new Complaint(
                    "File " + file, "no purchases", "there must be one row with units at least", "give another file");
        }
        return new TransactionFile(
                members,
                lines,
                members.stream()
                        .map(MemberPurchases::first)
                        .min(LocalDate::compareTo)
                        .orElseThrow(),
                members.stream()
                        .map(MemberPurchases::last)
                        .max(LocalDate::compareTo)
                        .orElseThrow());
    }

    private static LocalDate date(CsvTable.Row row) {
        String text = row.name(1);
        try {
            return WrittenDay.of(text);
        } catch (DateTimeParseException e) {
            throw row.wrong("date \"" + text + "\"", WrittenDay.RULE);
        }
    }
}
