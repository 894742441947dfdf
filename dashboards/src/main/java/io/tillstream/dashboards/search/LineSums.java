package io.tillstream.dashboards.search;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.ElasticsearchException;
import co.elastic.clients.elasticsearch._types.aggregations.Aggregate;
import co.elastic.clients.elasticsearch._types.aggregations.Aggregation;
import co.elastic.clients.elasticsearch._types.aggregations.MultiBucketBase;
import co.elastic.clients.elasticsearch.core.SearchResponse;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/** Sums over the sale lines of the index, divided by one of their fields. */
@Component
@ConditionalOnProperty("tillstream.elasticsearch")
public final class LineSums {
    /** More parts than these are not asked for at once. */
    public static final int MOST_PARTS = 20_000;

    private static final int PATIENCE_SECONDS = 10;
    /** Up to so many receipts the sketch keeps each. */
    private static final int EXACTLY_COUNTED = 40_000;

    private static final String RECEIPTS = "receipts";
    /** Every receipt has one first line. */
    private static final Aggregation FIRST_LINES = Aggregation.of(receipts ->
            receipts.filter(filter -> filter.term(term -> term.field("line").value(1))));

    private static final Aggregation DIFFERENT_RECEIPTS = Aggregation.of(receipts ->
            receipts.cardinality(different -> different.field("sale").precisionThreshold(EXACTLY_COUNTED)));

    private final ElasticsearchClient client;

    LineSums(ElasticsearchClient client) {
        this.client = client;
    }

    /** By which field. */
    public enum By {
        NOTHING(""),
        /** Receipts are not counted then: one holds several items, so that the counts would not add up. */
        ITEM("gtin"),
        STORE("store"),
        CASHIER("operator"),
        CHANNEL("channel"),
        /** Full hours of UTC; the part's name is the hour as an instant. */
        HOUR("happenedAt");

        private final String field;

        By(String field) {
            this.field = field;
        }
    }

    /**
     * A part.
     *
     * @param name value of the field; empty for the undivided whole
     * @param net sum of line nets in minor units
     * @param discount sum of discounts in minor units
     * @param pieces sum of quantities sold by the piece
     * @param receipts how many different receipts; where lines were asked for and not whole receipts, by a sketch: up to 40,000 one
     *     off now and then, within a few in a thousand beyond; 0 where divided by item
     */
    public record Part(String name, long net, long discount, long pieces, long receipts) {}

    /**
     * Adds up all lines that are asked for.
     *
     * @throws SearchUnavailable when the cluster does not answer
     * @throws TooManyParts when there are more than {@value #MOST_PARTS}
     */
    public List<Part> divided(ReceiptQuery query, By by) {
        try {
            SearchResponse<Void> found = client.search(
                    request -> request.index(Lane.ALL)
                            .ignoreUnavailable(true)
                            .size(0)
                            .timeout(PATIENCE_SECONDS + "s")
                            .query(ReceiptSearch.ofLines(query))
                            .aggregations(by == By.NOTHING ? sums(query, by) : Map.of("parts", parts(query, by))),
                    Void.class);
            if (found.timedOut()) {
                throw new SearchUnavailable(new IOException("No sums within " + PATIENCE_SECONDS + " s."));
            }
            return by == By.NOTHING
                    ? List.of(part("", found.aggregations()))
                    : parts(named(found.aggregations(), "parts"), by);
        } catch (IOException | ElasticsearchException e) {
            throw new SearchUnavailable(e);
        }
    }

    private static Aggregation parts(ReceiptQuery query, By by) {
        return Aggregation.of(part -> (by == By.HOUR
                        ? part.dateHistogram(hours -> hours.field(by.field)
                                .fixedInterval(interval -> interval.time("1h"))
                                .minDocCount(1))
                        : part.terms(terms -> terms.field(by.field).size(MOST_PARTS)))
                .aggregations(sums(query, by)));
    }

    private static Map<String, Aggregation> sums(ReceiptQuery query, By by) {
        Map<String, Aggregation> sums = new HashMap<>();
        sums.put("net", sum("netMinor"));
        sums.put("discount", sum("discountMinor"));
        sums.put(
                "pieces",
                Aggregation.of(pieces -> pieces.filter(
                                filter -> filter.term(term -> term.field("unit").value("ea")))
                        .aggregations("count", sum("quantity"))));
        if (by != By.ITEM) {
            sums.put(RECEIPTS, query.isForLines() ? DIFFERENT_RECEIPTS : FIRST_LINES);
        }
        return sums;
    }

    private static Aggregation sum(String field) {
        return Aggregation.of(sum -> sum.sum(of -> of.field(field)));
    }

    private static List<Part> parts(Aggregate found, By by) {
        List<Part> parts = new ArrayList<>();
        if (by == By.HOUR) {
            found.dateHistogram()
                    .buckets()
                    .array()
                    .forEach(hour ->
                            parts.add(part(Instant.ofEpochMilli(hour.key()).toString(), hour)));
        } else if (found.isSterms()) {
            if (found.sterms().sumOtherDocCount() != null && found.sterms().sumOtherDocCount() > 0) {
                throw new TooManyParts();
            }
            found.sterms()
                    .buckets()
                    .array()
                    .forEach(term -> parts.add(part(term.key().stringValue(), term)));
        }
        return parts;
    }

    private static Part part(String name, MultiBucketBase bucket) {
        return part(name, bucket.aggregations());
    }

    private static Part part(String name, Map<String, Aggregate> sums) {
        return new Part(
                name,
                whole(named(sums, "net")),
                whole(named(sums, "discount")),
                whole(named(named(sums, "pieces").filter().aggregations(), "count")),
                receipts(sums.get(RECEIPTS)));
    }

    private static long receipts(@Nullable Aggregate counted) {
        if (counted == null) {
            return 0;
        }
        return counted.isFilter()
                ? counted.filter().docCount()
                : counted.cardinality().value();
    }

    private static Aggregate named(Map<String, Aggregate> found, String name) {
        return Objects.requireNonNull(found.get(name), name);
    }

    /** A sum of whole numbers below 2^53 is exact as a double. */
    private static long whole(Aggregate sum) {
        Double value = sum.sum().value();
        return value == null ? 0 : Math.round(value);
    }

    /** There are more parts than can be shown with a true total. */
    public static final class TooManyParts extends RuntimeException {
        TooManyParts() {
            super("More than " + MOST_PARTS + " parts.");
        }
    }
}
