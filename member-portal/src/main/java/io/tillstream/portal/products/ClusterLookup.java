package io.tillstream.portal.products;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.SortOptions;
import co.elastic.clients.elasticsearch._types.SortOrder;
import co.elastic.clients.elasticsearch._types.aggregations.FiltersBucket;
import co.elastic.clients.elasticsearch._types.query_dsl.FunctionBoostMode;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import co.elastic.clients.elasticsearch.core.SearchResponse;
import co.elastic.clients.elasticsearch.core.search.Hit;
import io.tillstream.encoding.CanonicalJson;
import io.tillstream.events.Gtin;
import io.tillstream.events.assortment.Product;
import io.tillstream.productsearch.Candidates;
import io.tillstream.productsearch.Clause;
import io.tillstream.productsearch.ProductLookup;
import io.tillstream.productsearch.ProductTerms;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Products in the cluster, weighed by the numbers that were written beside them: a clause is what its strongest reading is, a
 * reading the mean of its terms, a term the most it says in any field. The cluster's own idea of how rare a term is has no part
 * in it, for it knows terms and not what else may be meant by them; so the clauses are counted first.
 */
final class ClusterLookup implements ProductLookup {
    private static final List<String> NAMES = List.of("en", "zhTw", "zhCn");
    private static final SortOptions BEST_FIRST =
            SortOptions.of(sort -> sort.score(score -> score.order(SortOrder.Desc)));
    private static final SortOptions THEN_BY_NUMBER =
            SortOptions.of(sort -> sort.field(field -> field.field("gtin").order(SortOrder.Asc)));

    private final ElasticsearchClient client;

    ClusterLookup(ElasticsearchClient client) {
        this.client = client;
    }

    @Override
    public Optional<Gtin> numbered(String number) {
        Query query = Query.of(q -> q.bool(either ->
                either.should(constant(term("gtin", number), 2)).should(constant(term("numbers", number), 1))));
        return search(query, 1).stream().map(Product::gtin).findFirst();
    }

    @Override
    public Candidates candidates(List<Clause> clauses) {
        SearchResponse<Void> counts = counts(clauses);
        long all = Objects.requireNonNull(counts.hits().total(), "hits.total").value();
        List<Long> meeting = Objects.requireNonNull(counts.aggregations().get("meeting"), "aggregations.meeting")
                .filters()
                .buckets()
                .array()
                .stream()
                .map(FiltersBucket::docCount)
                .toList();
        List<Query> weighed = new ArrayList<>();
        for (int i = 0; i < clauses.size(); i++) {
            Clause clause = clauses.get(i);
            float weight = (float) clause.weightAmong(all, meeting.get(i));
            weighed.add(Query.of(q -> q.disMax(strongest -> strongest
                    .boost(weight)
                    .queries(clause.readings().stream()
                            .map(ClusterLookup::weighed)
                            .toList()))));
        }
        List<Product> best = search(Query.of(q -> q.bool(sum -> sum.should(weighed))), Candidates.MOST);
        return Candidates.of(clauses, best, all, meeting);
    }

    private SearchResponse<Void> counts(List<Clause> clauses) {
        List<Query> meeting = clauses.stream()
                .map(clause -> Query.of(q -> q.bool(any -> any.should(clause.readings().stream()
                        .map(reading -> Query.of(one -> one.bool(every -> every.filter(reading.terms().stream()
                                .map(term -> term("terms", term))
                                .toList()))))
                        .toList()))))
                .toList();
        try {
            return client.search(
                    q -> q.index(ProductMapping.ALIAS)
                            .size(0)
                            .trackTotalHits(track -> track.enabled(true))
                            .query(products -> products.exists(field -> field.field("gtin")))
                            .aggregations(
                                    "meeting", sum -> sum.filters(each -> each.filters(list -> list.array(meeting)))),
                    Void.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Query weighed(Clause.Reading reading) {
        return Query.of(q -> q.bool(every -> every.boost(
                        (float) (reading.weight() / reading.terms().size()))
                .must(reading.terms().stream().map(ClusterLookup::weighed).toList())));
    }

    private static Query weighed(String term) {
        List<Query> fields = new ArrayList<>();
        for (String name : NAMES) {
            fields.add(Query.of(q -> q.functionScore(score -> score.query(constant(term(name, term), 1))
                    .functions(function -> function.fieldValueFactor(
                            factor -> factor.field(name + "Weight").missing(0.0)))
                    .boostMode(FunctionBoostMode.Multiply))));
        }
        fields.add(constant(term("tags", term), ProductTerms.TAG));
        fields.add(constant(term("category", term), ProductTerms.CATEGORY));
        return Query.of(q -> q.disMax(most -> most.queries(fields)));
    }

    private static Query term(String field, String value) {
        return Query.of(q -> q.term(term -> term.field(field).value(value)));
    }

    private static Query constant(Query query, float score) {
        return Query.of(q -> q.constantScore(always -> always.filter(query).boost(score)));
    }

    private List<Product> search(Query query, int most) {
        try {
            return client
                    .search(
                            q -> q.index(ProductMapping.ALIAS)
                                    .size(most)
                                    .trackTotalHits(track -> track.enabled(false))
                                    .source(source -> source.filter(only -> only.includes("fact")))
                                    .query(query)
                                    .sort(BEST_FIRST, THEN_BY_NUMBER),
                            ProductDocument.Stored.class)
                    .hits()
                    .hits()
                    .stream()
                    .map(Hit::source)
                    .filter(Objects::nonNull)
                    .map(stored -> CanonicalJson.decode(stored.fact(), Product.class))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
