package io.tillstream.reconciliation;

import io.tillstream.events.Source;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One place where a view does not say what the journals say.
 *
 * @param where which kind of view
 * @param in its topic or index
 * @param cell the key of the figure within it, absent where the sale is the key
 * @param what the figure, {@code onHand} or {@code line 3 net}
 * @param kind what {@code by} counts
 * @param sale the sale concerned; the newest of those that make up a sum; absent where no sale contributes
 * @param sales how many sales make up the figure
 * @param journal what the journals say
 * @param found what the view says
 * @param by found minus journal: minor units, pieces or grams, points, or a count
 */
record Difference(
        Where where,
        String in,
        @Nullable String cell,
        String what,
        Kind kind,
        @Nullable Source sale,
        int sales,
        String journal,
        String found,
        long by) {
    /** The kinds of views. */
    enum Where {
        LEDGER,
        TOPIC,
        INDEX;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** What stands on either side where the other side has the thing. */
    static final String ABSENT = "absent";

    Map<String, @Nullable Object> asJson() {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("where", where.word());
        json.put("in", in);
        json.put("cell", cell);
        json.put("what", what);
        json.put("till", sale == null ? null : sale.till().toString());
        json.put("sale", sale == null ? null : sale.receiptNumber());
        json.put("sales", sales);
        json.put("journal", journal);
        json.put("found", found);
        if (kind.property() != null) {
            json.put(kind.property(), by);
        }
        return json;
    }

    String asText() {
        StringBuilder text = new StringBuilder()
                .append(where.word())
                .append(' ')
                .append(in)
                .append(cell == null ? "" : " " + cell)
                .append(": ")
                .append(what)
                .append(" is ")
                .append(found)
                .append(", the journals say ")
                .append(journal);
        if (kind.property() != null) {
            text.append(String.format(Locale.ROOT, " (%+d %s)", by, unitWord()));
        }
        if (sale != null) {
            text.append(sales > 1 ? "; newest of " + sales + " sales" : "")
                    .append("; till ")
                    .append(sale.till())
                    .append(", sale ")
                    .append(sale.receiptNumber());
        }
        return text.append('.').toString();
    }

    private String unitWord() {
        return switch (kind) {
            case MONEY, TENDER -> "minor units";
            case UNITS -> "units";
            case POINTS -> "points";
            case COUNT, CONTENT -> "records";
        };
    }
}
