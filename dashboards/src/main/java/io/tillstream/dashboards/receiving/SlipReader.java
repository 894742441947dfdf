package io.tillstream.dashboards.receiving;

import io.tillstream.dashboards.masterdata.Assortment;
import io.tillstream.events.Gtin;
import io.tillstream.events.Quantity;
import io.tillstream.events.assortment.ExpiryRules;
import io.tillstream.events.assortment.Product;
import io.tillstream.events.ledger.OrderProgress;
import io.tillstream.events.stock.StockLine;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;
import org.springframework.util.MultiValueMap;

/** Reads what somebody has written down of a delivery. */
@Component
final class SlipReader {
    /** Pieces or grams: as much as any lorry brings. */
    private static final Pattern COUNT = Pattern.compile("[0-9]{1,7}");

    private static final Pattern DIGITS = Pattern.compile("[0-9]{8,14}");
    private static final Pattern BATCH = Pattern.compile("[!-{}~]{1,20}");

    private final Assortment assortment;

    SlipReader(Assortment assortment) {
        this.assortment = assortment;
    }

    /**
     * As it is written, with what is wrong. An order's lines keep their place; a line without a count says nothing.
     *
     * @param today the day of coming, by the clock of the store
     */
    Slip read(List<OrderProgress.Line> ordered, MultiValueMap<String, String> form, LocalDate today) {
        List<String> gtins = form.getOrDefault("gtin", List.of());
        List<Slip.Line> lines = new ArrayList<>();
        List<Slip.Wrong> wrong = new ArrayList<>();
        for (int i = 0; i < gtins.size(); i++) {
            String digits = gtins.get(i).strip();
            Optional<Gtin> item = item(digits);
            Optional<OrderProgress.Line> line = ordered.stream()
                    .filter(each -> item.filter(each.gtin()::equals).isPresent())
                    .findFirst();
            Slip.Line written = new Slip.Line(
                    digits,
                    item.orElse(null),
                    line.map(OrderProgress.Line::ordered).orElse(null),
                    line.map(OrderProgress.Line::open).orElse(null),
                    at(form, "count", i),
                    at(form, "expires", i),
                    at(form, "batch", i));
            check(written, lines.size() + 1, wrong);
            checkLife(written, lines.size() + 1, today, wrong);
            lines.add(written);
        }
        return new Slip(lines, wrong);
    }

    private static String at(MultiValueMap<String, String> form, String field, int place) {
        List<String> values = form.getOrDefault(field, List.of());
        return place < values.size() ? values.get(place).strip() : "";
    }

    /** An item that is known, from any of the numbers that are printed as bars. */
    private Optional<Gtin> item(String digits) {
        if (!DIGITS.matcher(digits).matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(Gtin.ofDigits(digits))
                    .filter(gtin -> assortment.product(gtin).isPresent());
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static void check(Slip.Line line, int number, List<Slip.Wrong> wrong) {
        boolean says = !line.count().isEmpty()
                || !line.expires().isEmpty()
                || !line.batch().isEmpty();
        if (line.gtin().isEmpty() && !says) {
            return;
        }
        if (line.item() == null) {
            wrong.add(new Slip.Wrong(number, Slip.Fault.NO_ITEM, line.gtin()));
        }
        boolean misses = line.count().isEmpty()
                ? says || !line.isOnOrder()
                : !COUNT.matcher(line.count()).matches();
        if (misses) {
            wrong.add(new Slip.Wrong(number, Slip.Fault.NO_COUNT, line.count()));
        }
        if (!line.expires().isEmpty() && day(line.expires()).isEmpty()) {
            wrong.add(new Slip.Wrong(number, Slip.Fault.NO_DAY, line.expires()));
        }
        if (!line.batch().isEmpty() && !BATCH.matcher(line.batch()).matches()) {
            wrong.add(new Slip.Wrong(number, Slip.Fault.NO_BATCH, line.batch()));
        }
    }

    /** Whether what came may still be sold, and for as long as the item's rule demands. */
    private void checkLife(Slip.Line line, int number, LocalDate today, List<Slip.Wrong> wrong) {
        if (line.item() == null || !isSome(line.count())) {
            return;
        }
        Integer least = assortment
                .product(line.item())
                .map(Product::expiry)
                .map(ExpiryRules::leastAtReceipt)
                .orElse(null);
        if (line.expires().isEmpty()) {
            if (least != null) {
                wrong.add(new Slip.Wrong(number, Slip.Fault.NO_LAST_DAY, least.toString()));
            }
            return;
        }
        day(line.expires()).ifPresent(last -> {
            if (last.isBefore(today)) {
                wrong.add(new Slip.Wrong(number, Slip.Fault.EXPIRED, line.expires()));
            } else if (least != null && last.isBefore(today.plusDays(least - 1L))) {
                wrong.add(new Slip.Wrong(number, Slip.Fault.SHORT_LIFE, least.toString()));
            }
        });
    }

    private static boolean isSome(String count) {
        return COUNT.matcher(count).matches() && Long.parseLong(count) > 0;
    }

    private static Optional<LocalDate> day(String text) {
        try {
            return Optional.of(LocalDate.parse(text));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    /** What came of a slip on which nothing is wrong; lines of nothing are left out. */
    List<StockLine> came(Slip slip) {
        List<StockLine> came = new ArrayList<>();
        for (Slip.Line line : slip.lines()) {
            Gtin item = line.item();
            long count = line.count().isEmpty() ? 0 : Long.parseLong(line.count());
            if (item != null && count > 0) {
                Quantity.Unit unit = assortment.product(item).map(Product::unit).orElse(Quantity.Unit.EACH);
                came.add(new StockLine(
                        item,
                        new Quantity(count, unit),
                        line.batch().isEmpty() ? null : line.batch(),
                        line.expires().isEmpty() ? null : LocalDate.parse(line.expires())));
            }
        }
        return came;
    }

    /** Items of which another amount came than was still to come, those that nobody ordered included. */
    List<Slip.Difference> differences(List<OrderProgress.Line> ordered, List<StockLine> came) {
        Map<Gtin, Quantity> sums = new LinkedHashMap<>();
        ordered.forEach(
                line -> sums.put(line.gtin(), new Quantity(0, line.open().unit())));
        came.forEach(line -> sums.merge(line.gtin(), line.quantity(), Quantity::plus));
        List<Slip.Difference> differences = new ArrayList<>();
        sums.forEach((item, quantity) -> {
            Quantity open = ordered.stream()
                    .filter(line -> line.gtin().equals(item))
                    .map(OrderProgress.Line::open)
                    .findFirst()
                    .orElse(new Quantity(0, quantity.unit()));
            if (!open.equals(quantity)) {
                differences.add(new Slip.Difference(item, open, quantity));
            }
        });
        return differences;
    }
}
