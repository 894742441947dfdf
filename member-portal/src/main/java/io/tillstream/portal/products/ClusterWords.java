package io.tillstream.portal.products;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.FieldValue;
import co.elastic.clients.elasticsearch._types.aggregations.Aggregation;
import co.elastic.clients.elasticsearch._types.aggregations.CompositeAggregate;
import co.elastic.clients.elasticsearch._types.aggregations.CompositeAggregationSource;
import co.elastic.clients.elasticsearch._types.aggregations.CompositeBucket;
import co.elastic.clients.elasticsearch.core.search.Hit;
import co.elastic.clients.util.NamedValue;
import io.tillstream.productsearch.Words;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;

/** The words of all products in the cluster: what spelling is mended by. They are read anew when products have changed. */
final class ClusterWords {
    private static final int PAGE = 50_000;
    /** The cluster is kept busy with this for a tenth of the time at most. */
    private static final int REST = 9;

    private static final int MOST_PARTITIONS = 1_000;

    private final ElasticsearchClient client;
    private volatile String state = "";
    private volatile long notBefore = System.nanoTime();

    ClusterWords(ElasticsearchClient client) {
        this.client = client;
    }

    /** Whether products have changed since the words were read. Where reading takes long it is put off for a while. */
    boolean areOld() throws IOException {
        return System.nanoTime() - notBefore >= 0 && !state().equals(state);
    }

    /** Reads the words of all products: seconds, where there are hundreds of thousands. */
    Words read() throws IOException {
        long begun = System.nanoTime();
        String now = state();
        Words words = readAll();
        state = now;
        notBefore = System.nanoTime() + REST * (System.nanoTime() - begun);
        return words;
    }

    /** Which index is searched, and how far the log has come into it. */
    private String state() throws IOException {
        TreeSet<String> places = new TreeSet<>();
        for (Hit<ProductDocument.Position> hit : client.search(
                        q -> q.index(ProductMapping.ALIAS)
                                .size(MOST_PARTITIONS)
                                .query(positions -> positions.exists(field -> field.field("logPartition"))),
                        ProductDocument.Position.class)
                .hits()
                .hits()) {
            places.add(hit.index() + " " + hit.source());
        }
        return places.toString();
    }

    private Words readAll() throws IOException {
        Map<String, Integer> counts = new HashMap<>();
        Map<String, FieldValue> after = Map.of();
        do {
            CompositeAggregate page = page(after);
            for (CompositeBucket bucket : page.buckets().array()) {
                FieldValue word = Objects.requireNonNull(bucket.key().get("word"), "key.word");
                counts.put(word.stringValue(), Math.toIntExact(bucket.docCount()));
            }
            after = page.afterKey();
        } while (!after.isEmpty());
        return new Words(counts);
    }

    private CompositeAggregate page(Map<String, FieldValue> after) throws IOException {
        Aggregation all = Aggregation.of(aggregation -> aggregation.composite(pages -> {
            pages.size(PAGE)
                    .sources(NamedValue.of(
                            "word",
                            CompositeAggregationSource.of(source -> source.terms(terms -> terms.field("words")))));
            return after.isEmpty() ? pages : pages.after(after);
        }));
        return Objects.requireNonNull(
                        client.search(q -> q.index(ProductMapping.ALIAS).size(0).aggregations("words", all), Void.class)
                                .aggregations()
                                .get("words"),
                        "aggregations.words")
                .composite();
    }
}
