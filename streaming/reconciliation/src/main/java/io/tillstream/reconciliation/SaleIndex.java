package io.tillstream.reconciliation;

import io.tillstream.events.Source;
import io.tillstream.events.sale.Sale;
import io.tillstream.events.sale.SaleLine;
import java.net.URI;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The search index, one document per sale line: summed sale by sale, and read line by line where a sum differs.
 *
 * <p>The alias and its fields are those of docs/reference/dashboards.md.
 */
final class SaleIndex implements AutoCloseable {
    static final String INDEX = "tillstream-sale-lines";

    private static final String SALE = "sale";
    private static final String LINE = "line";
    private static final String TOTAL = "wholeTotalMinor";
    private static final int PAGE = 5_000;
    /** More sales than that differ only while an index is being built: they are named, their lines are not. */
    private static final int SALES_READ_BY_LINE = 200;

    private static final Sums NOTHING = new Sums(0, 0, LineFigure.each(figure -> 0));

    private final IndexClient client;
    private long documents = -1;

    /** What the index says of a sale or a line: documents, sum of totals, one sum per figure. */
    private record Sums(long documents, long total, Map<LineFigure, Long> figures) {
        long sum(LineFigure figure) {
            return figures.getOrDefault(figure, 0L);
        }

        Sums plus(Sums other) {
            return new Sums(
                    documents + other.documents,
                    total + other.total,
                    LineFigure.each(figure -> sum(figure) + other.sum(figure)));
        }
    }

    SaleIndex(URI address, String apiKey) {
        this.client = new IndexClient(address, apiKey, INDEX);
    }

    /** Whether the number of documents differs from what it was at the last call. */
    boolean hasMoved() {
        // Makes what was written searchable; it changes no document.
        client.call("POST", "/_refresh", null);
        long now = client.call("GET", "/_count", null).path("count").asLong(0);
        boolean moved = now != documents;
        documents = now;
        return moved;
    }

    /** Tells every sale, and where few differ every line, that the index has otherwise than the journals. */
    void compare(Recount recount, TillJournals journals, Consumer<Difference> tell) {
        Map<String, Sums> found = sums();
        Set<Source> differing = new LinkedHashSet<>();
        for (Booking booking : recount.bookings().values()) {
            Sums sums = found.remove(booking.source().receiptNumber());
            Sums expected = new Sums(booking.points().size(), booking.total().minor(), booking.sums());
            if (!expected.equals(sums) && differing.add(booking.source()) && differing.size() > SALES_READ_BY_LINE) {
                tellSums(booking, expected, sums == null ? NOTHING : sums, tell);
            }
        }
        differing.stream().limit(SALES_READ_BY_LINE).forEach(source -> compareLines(source, journals, tell));
        found.forEach((receipt, sums) -> tellForeign(receipt, sums, tell));
    }

    private Map<String, Sums> sums() {
        Map<String, Sums> sums = new HashMap<>();
        JsonNode after = null;
        do {
            JsonNode page = client.call("POST", "/_search", query(after))
                    .path("aggregations")
                    .path("sales");
            for (JsonNode bucket : page.path("buckets")) {
                // Sums come as doubles, exact up to 2^53 minor units.
                sums.put(
                        bucket.path("key").path(SALE).asString(""),
                        read(
                                bucket.path("doc_count").asLong(0),
                                field -> Math.round(
                                        bucket.path(field).path("value").asDouble(0))));
            }
            after = page.path("after_key");
        } while (after.isObject());
        return sums;
    }

    private static Sums read(long documents, ToLongFunction<String> value) {
        return new Sums(
                documents, value.applyAsLong(TOTAL), LineFigure.each(figure -> value.applyAsLong(figure.field())));
    }

    private static ObjectNode query(@Nullable JsonNode after) {
        ObjectNode query = JsonMapper.shared().createObjectNode().put("size", 0);
        ObjectNode sales = query.putObject("aggs").putObject("sales");
        ObjectNode composite = sales.putObject("composite").put("size", PAGE);
        composite
                .putArray("sources")
                .addObject()
                .putObject(SALE)
                .putObject("terms")
                .put("field", SALE);
        if (after != null) {
            composite.set("after", after);
        }
        ObjectNode figures = sales.putObject("aggs");
        figures.putObject(TOTAL).putObject("sum").put("field", TOTAL);
        for (LineFigure figure : LineFigure.ALL) {
            figures.putObject(figure.field()).putObject("sum").put("field", figure.field());
        }
        return query;
    }

    private void compareLines(Source source, TillJournals journals, Consumer<Difference> tell) {
        if (!(journals.record(source).fact() instanceof Sale sale)) {
            throw new IllegalStateException("Record " + source + " was booked as a sale and is none.");
        }
        Map<Long, Sums> lines = lines(source);
        long total = lines.values().stream().mapToLong(Sums::total).sum();
        for (SaleLine line : sale.lines()) {
            Sums sums = lines.remove((long) line.line());
            compareLine(source, line, sums == null ? NOTHING : sums, tell);
        }
        tellFigure(
                source,
                "total",
                Kind.MONEY,
                sale.total().minor(),
                total,
                sale.currency().code(),
                tell);
        lines.forEach((line, sums) -> tell.accept(
                difference(source, "line " + line, Kind.MONEY, Difference.ABSENT, "there", sums.sum(LineFigure.NET))));
    }

    private Map<Long, Sums> lines(Source source) {
        ObjectNode query = JsonMapper.shared().createObjectNode().put("size", 10_000);
        query.putObject("query").putObject("term").put(SALE, source.receiptNumber());
        Map<Long, Sums> lines = new HashMap<>();
        for (JsonNode hit : client.call("POST", "/_search", query).path("hits").path("hits")) {
            JsonNode document = hit.path("_source");
            lines.merge(
                    document.path(LINE).asLong(0),
                    read(1, field -> document.path(field).asLong(0)),
                    Sums::plus);
        }
        return lines;
    }

    private static void compareLine(Source source, SaleLine line, Sums found, Consumer<Difference> tell) {
        String name = "line " + line.line();
        if (found.documents() != 1) {
            tell.accept(difference(
                    source,
                    name + " documents",
                    Kind.MONEY,
                    "once, " + line.net(),
                    found.documents() == 0 ? Difference.ABSENT : found.documents() + " times",
                    found.sum(LineFigure.NET) - line.net().minor()));
            return;
        }
        for (LineFigure figure : LineFigure.ALL) {
            tellFigure(
                    source,
                    name + " " + figure.field(),
                    figure.kind(),
                    figure.of(line),
                    found.sum(figure),
                    figure.unitOf(line),
                    tell);
        }
    }

    private static void tellSums(Booking booking, Sums journal, Sums found, Consumer<Difference> tell) {
        String currency = booking.total().currency().code();
        Source sale = booking.source();
        tellFigure(sale, "lines", Kind.COUNT, journal.documents(), found.documents(), "", tell);
        for (LineFigure figure : LineFigure.ALL) {
            tellFigure(sale, figure.field(), figure.kind(), journal.sum(figure), found.sum(figure), currency, tell);
        }
    }

    private static void tellForeign(String receipt, Sums sums, Consumer<Difference> tell) {
        Source source;
        try {
            source = Source.parseReceiptNumber(receipt);
        } catch (IllegalArgumentException e) {
            source = null;
        }
        tell.accept(difference(
                source,
                "sale " + receipt,
                Kind.MONEY,
                Difference.ABSENT,
                sums.documents() + " lines",
                sums.sum(LineFigure.NET)));
    }

    private static void tellFigure(
            Source sale, String what, Kind kind, long journal, long found, String unit, Consumer<Difference> tell) {
        if (journal != found) {
            tell.accept(difference(
                    sale,
                    what,
                    kind,
                    Amounts.show(kind, journal, unit),
                    Amounts.show(kind, found, unit),
                    found - journal));
        }
    }

    private static Difference difference(
            @Nullable Source sale, String what, Kind kind, String journal, String found, long by) {
        return new Difference(Difference.Where.INDEX, INDEX, null, what, kind, sale, 1, journal, found, by);
    }

    @Override
    public void close() {
        client.close();
    }
}
