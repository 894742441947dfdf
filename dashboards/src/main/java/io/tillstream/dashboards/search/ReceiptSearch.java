package io.tillstream.dashboards.search;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.ElasticsearchException;
import co.elastic.clients.elasticsearch._types.FieldValue;
import co.elastic.clients.elasticsearch._types.SortOptions;
import co.elastic.clients.elasticsearch._types.SortOrder;
import co.elastic.clients.elasticsearch._types.aggregations.Aggregate;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import co.elastic.clients.elasticsearch.core.SearchResponse;
import co.elastic.clients.elasticsearch.core.search.Hit;
import co.elastic.clients.elasticsearch.core.search.TotalHits;
import io.tillstream.events.Gtin;
import io.tillstream.events.Source;
import io.tillstream.events.StoreId;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/** What can be asked of the index. */
@Component
@ConditionalOnProperty("tillstream.elasticsearch")
public final class ReceiptSearch {
    private static final int PATIENCE_SECONDS = 5;
    /** As many as the cluster gives in one answer. */
    private static final int MOST_AT_ONCE = 10_000;

    private final ElasticsearchClient client;

    ReceiptSearch(ElasticsearchClient client) {
        this.client = client;
    }

    /**
     * A page of results, latest first.
     *
     * @param rows single lines, or line 1 of every receipt, whose {@code whole…} fields speak of all of it
     * @param matches how many there are in all
     * @param netMinor what all of them sum up to
     * @param discountMinor what was taken off in all of them
     * @param next where the next page begins, absent on the last
     */
    public record Page(
            List<SaleLineDocument> rows,
            long matches,
            long netMinor,
            long discountMinor,
            @Nullable Place next) {
        public Page {
            rows = List.copyOf(rows);
        }
    }

    /**
     * A place in the order of results: behind this line.
     *
     * @param happenedAt when it happened
     * @param sale its receipt
     * @param line its number there
     */
    public record Place(Instant happenedAt, String sale, int line) {}

    /**
     * Finds receipts or lines.
     *
     * @throws SearchUnavailable when the cluster does not answer
     */
    public Page find(ReceiptQuery query, @Nullable Place after, int size) {
        String amount = query.isForLines() ? "netMinor" : "wholeNetMinor";
        String discount = query.isForLines() ? "discountMinor" : "wholeDiscountMinor";
        SearchResponse<SaleLineDocument> found = ask(() -> client.search(
                request -> {
                    request.index(Lane.ALL)
                            .ignoreUnavailable(true)
                            .query(filter(query))
                            .size(size)
                            .trackTotalHits(track -> track.enabled(true))
                            .timeout(PATIENCE_SECONDS + "s")
                            .sort(latestFirst())
                            .aggregations("net", sum -> sum.sum(field -> field.field(amount)))
                            .aggregations("discount", sum -> sum.sum(field -> field.field(discount)));
                    if (after != null) {
                        request.searchAfter(
                                FieldValue.of(after.happenedAt().toEpochMilli()),
                                FieldValue.of(after.sale()),
                                FieldValue.of(after.line()));
                    }
                    return request;
                },
                SaleLineDocument.class));
        List<SaleLineDocument> rows = new ArrayList<>();
        for (Hit<SaleLineDocument> hit : found.hits().hits()) {
            if (hit.source() != null) {
                rows.add(hit.source());
            }
        }
        TotalHits matches = found.hits().total();
        return new Page(
                rows,
                matches == null ? rows.size() : matches.value(),
                sum(found, "net"),
                sum(found, "discount"),
                rows.size() == size ? placeOf(rows.getLast()) : null);
    }

    /** A sum of whole minor units below 2^53 is exact as a double. */
    private static long sum(SearchResponse<?> found, String name) {
        Aggregate sum = found.aggregations().get(name);
        Double value = sum == null ? null : sum.sum().value();
        return value == null ? 0 : Math.round(value);
    }

    /** Where in the log a receipt stands: its first line, or nothing while it is not indexed. */
    public Optional<SaleLineDocument> firstLine(Source receipt) {
        String receiptNumber = receipt.receiptNumber();
        SearchResponse<SaleLineDocument> found = ask(() -> client.search(
                request -> request.index(Lane.ALL)
                        .ignoreUnavailable(true)
                        .size(1)
                        .query(query -> query.bool(bool -> bool.filter(term("sale", receiptNumber), line(1)))),
                SaleLineDocument.class));
        return found.hits().hits().stream().map(Hit::source).findFirst();
    }

    /** The first line of each of these receipts that is indexed, by receipt number. */
    public Map<String, SaleLineDocument> firstLines(Collection<Source> receipts) {
        return bySale(receipts, line(1));
    }

    /** For each of these receipts on which goods came back, by receipt number: the receipt of one of those goods. */
    public Map<String, Source> salesBehind(Collection<Source> receipts) {
        Map<String, Source> sales = new HashMap<>();
        bySale(receipts, Query.of(q -> q.exists(e -> e.field("returnedSale")))).forEach((receipt, line) -> {
            String sale = line.returnedSale();
            if (sale != null) {
                sales.put(receipt, Source.parseReceiptNumber(sale));
            }
        });
        return sales;
    }

    /** One line of each of these receipts, of those that are wanted. */
    private Map<String, SaleLineDocument> bySale(Collection<Source> receipts, Query wanted) {
        Map<String, SaleLineDocument> found = new HashMap<>();
        List<FieldValue> numbers = receipts.stream()
                .distinct()
                .limit(MOST_AT_ONCE)
                .map(Source::receiptNumber)
                .map(FieldValue::of)
                .toList();
        if (numbers.isEmpty()) {
            return found;
        }
        Query those = Query.of(q -> q.terms(t -> t.field("sale").terms(values -> values.value(numbers))));
        SearchResponse<SaleLineDocument> answer = ask(() -> client.search(
                request -> request.index(Lane.ALL)
                        .ignoreUnavailable(true)
                        .size(numbers.size())
                        .timeout(PATIENCE_SECONDS + "s")
                        .collapse(one -> one.field("sale"))
                        .query(query -> query.bool(bool -> bool.filter(those, wanted))),
                SaleLineDocument.class));
        for (Hit<SaleLineDocument> hit : answer.hits().hits()) {
            SaleLineDocument line = hit.source();
            if (line != null) {
                found.put(line.sale(), line);
            }
        }
        return found;
    }

    private static Place placeOf(SaleLineDocument row) {
        return new Place(row.happenedAt(), row.sale(), row.line());
    }

    private static List<SortOptions> latestFirst() {
        return List.of(
                SortOptions.of(sort -> sort.field(by -> by.field("happenedAt").order(SortOrder.Desc))),
                SortOptions.of(sort -> sort.field(by -> by.field("sale").order(SortOrder.Desc))),
                SortOptions.of(sort -> sort.field(by -> by.field("line").order(SortOrder.Asc))));
    }

    private static Query filter(ReceiptQuery query) {
        return filter(query, query.isForLines());
    }

    /** All lines that are asked for, whole receipts as all their lines. */
    static Query ofLines(ReceiptQuery query) {
        return filter(query, true);
    }

    private static Query filter(ReceiptQuery query, boolean lines) {
        List<Query> all = new ArrayList<>();
        if (query.stores() != null) {
            List<FieldValue> stores = query.stores().stream()
                    .map(StoreId::value)
                    .map(FieldValue::of)
                    .toList();
            all.add(Query.of(q -> q.terms(t -> t.field("store").terms(values -> values.value(stores)))));
        }
        if (query.till() != null) {
            all.add(term("till", query.till().toString()));
        }
        if (query.member() != null) {
            all.add(term("member", query.member().value()));
        }
        Instant from = query.from();
        if (from != null) {
            all.add(Query.of(q ->
                    q.range(range -> range.date(d -> d.field("happenedAt").gte(from.toString())))));
        }
        Instant until = query.until();
        if (until != null) {
            all.add(Query.of(q ->
                    q.range(range -> range.date(d -> d.field("happenedAt").lt(until.toString())))));
        }
        if (!query.gtins().isEmpty()) {
            List<FieldValue> gtins =
                    query.gtins().stream().map(Gtin::value).map(FieldValue::of).toList();
            all.add(Query.of(q -> q.terms(t -> t.field("gtin").terms(values -> values.value(gtins)))));
        }
        switch (query.lines()) {
            case ALL -> {
                // Positions of the index have no line; whole receipts are told by their first.
                all.add(lines ? Query.of(q -> q.exists(e -> e.field("line"))) : line(1));
            }
            case RETURNED ->
                all.add(Query.of(q -> q.term(t -> t.field("returned").value(true))));
            case DISCOUNTED ->
                all.add(Query.of(q ->
                        q.bool(b -> b.mustNot(term("discountMinor", 0)).filter(f -> f.exists(e -> e.field("line"))))));
        }
        return Query.of(q -> q.bool(bool -> bool.filter(all)));
    }

    private static Query line(int number) {
        return term("line", number);
    }

    private static Query term(String field, String value) {
        return Query.of(q -> q.term(t -> t.field(field).value(value)));
    }

    private static Query term(String field, long value) {
        return Query.of(q -> q.term(t -> t.field(field).value(value)));
    }

    private static <T> T ask(Question<T> question) {
        try {
            return question.ask();
        } catch (IOException | ElasticsearchException e) {
            throw new SearchUnavailable(e);
        }
    }

    /** A request to the cluster. */
    @FunctionalInterface
    private interface Question<T> {
        T ask() throws IOException;
    }
}
