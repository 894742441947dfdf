package io.tillstream.dashboards.counts;

import io.tillstream.dashboards.masterdata.Assortment;
import io.tillstream.events.Gtin;
import io.tillstream.events.Quantity;
import io.tillstream.events.assortment.Product;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;
import org.springframework.util.MultiValueMap;

/** Reads what somebody has counted. */
@Component
public final class SheetReader {
    private static final Pattern COUNT = Pattern.compile("[0-9]{1,7}");
    private static final Pattern DIGITS = Pattern.compile("[0-9]{8,14}");

    private final Assortment assortment;

    SheetReader(Assortment assortment) {
        this.assortment = assortment;
    }

    /** A shelf nobody has counted yet. */
    public CountSheet.Line empty(Gtin gtin) {
        return new CountSheet.Line(gtin.value(), gtin, unit(gtin), "", "");
    }

    /** So much of an item, as if somebody had written it down. */
    public CountSheet.Line counted(Gtin gtin, Quantity quantity) {
        return new CountSheet.Line(gtin.value(), gtin, quantity.unit(), String.valueOf(quantity.amount()), "");
    }

    /** A place for a shelf that is not on the sheet. */
    public static CountSheet.Line free() {
        return new CountSheet.Line("", null, Quantity.Unit.EACH, "", "");
    }

    /** Fields {@code gtin}, {@code count} and {@code again}, as often as there are lines; a line without a count says nothing. */
    public CountSheet read(MultiValueMap<String, String> form) {
        List<String> gtins = form.getOrDefault("gtin", List.of());
        List<CountSheet.Line> lines = new ArrayList<>();
        List<CountSheet.Wrong> wrong = new ArrayList<>();
        Set<Gtin> seen = new HashSet<>();
        for (int i = 0; i < gtins.size(); i++) {
            String digits = gtins.get(i).strip();
            Optional<Gtin> item = item(digits);
            CountSheet.Line line = new CountSheet.Line(
                    digits,
                    item.orElse(null),
                    item.map(this::unit).orElse(Quantity.Unit.EACH),
                    at(form, "count", i),
                    at(form, "again", i));
            lines.add(line);
            check(line, lines.size(), seen, wrong);
        }
        return new CountSheet(lines, wrong);
    }

    private static void check(CountSheet.Line line, int number, Set<Gtin> seen, List<CountSheet.Wrong> wrong) {
        if (line.gtin().isEmpty() && line.count().isEmpty()) {
            return;
        }
        Gtin item = line.item();
        if (line.gtin().isEmpty()) {
            wrong.add(new CountSheet.Wrong(number, CountSheet.Fault.ITEM_MISSING, line.count()));
        } else if (item == null) {
            wrong.add(new CountSheet.Wrong(number, CountSheet.Fault.NO_ITEM, line.gtin()));
        }
        for (String count : List.of(line.count(), line.again())) {
            if (!count.isEmpty() && !COUNT.matcher(count).matches()) {
                wrong.add(new CountSheet.Wrong(number, CountSheet.Fault.NO_COUNT, count));
            }
        }
        if (item != null && !line.count().isEmpty() && !seen.add(item)) {
            wrong.add(new CountSheet.Wrong(number, CountSheet.Fault.TWICE, line.gtin()));
        }
    }

    private static String at(MultiValueMap<String, String> form, String field, int place) {
        List<String> values = form.getOrDefault(field, List.of());
        return place < values.size() ? values.get(place).strip() : "";
    }

    private Quantity.Unit unit(Gtin gtin) {
        return assortment.product(gtin).map(Product::unit).orElse(Quantity.Unit.EACH);
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
}
