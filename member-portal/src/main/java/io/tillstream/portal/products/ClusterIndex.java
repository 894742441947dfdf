package io.tillstream.portal.products;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.ElasticsearchException;
import co.elastic.clients.elasticsearch._types.Refresh;
import co.elastic.clients.elasticsearch._types.VersionType;
import co.elastic.clients.elasticsearch.core.BulkResponse;
import co.elastic.clients.elasticsearch.core.bulk.BulkOperation;
import co.elastic.clients.elasticsearch.core.bulk.BulkResponseItem;
import co.elastic.clients.elasticsearch.core.mget.MultiGetResponseItem;
import co.elastic.clients.elasticsearch.indices.update_aliases.Action;
import io.tillstream.events.assortment.Product;
import io.tillstream.portal.streams.Fact;
import io.tillstream.portal.streams.Sink;
import io.tillstream.productsearch.ProductTerms;
import io.tillstream.wire.Topic;
import io.tillstream.wire.Topics;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/**
 * Writes products into the cluster, one document each, and in the same index how far the log has been written. A document's
 * version is the offset it comes from, so any number of portals may write the same. An index is searched once it holds the
 * whole log; then those of other ways to make documents are deleted.
 */
@Component
@ConditionalOnProperty("tillstream.elasticsearch")
final class ClusterIndex implements Sink<Product> {
    private static final Logger LOG = LoggerFactory.getLogger(ClusterIndex.class);
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(5);
    private static final int CONFLICT = 409;
    private static final int TOO_MANY_REQUESTS = 429;
    private static final int SERVER_ERRORS = 500;

    private final ElasticsearchClient client;
    private final String index = ProductMapping.index();
    private String thisLog = "";
    private boolean isSearched;
    private long lookedAt = System.nanoTime();

    ClusterIndex(ElasticsearchClient client) {
        this.client = client;
    }

    @Override
    public Topic<Product> topic() {
        return Topics.PRODUCT;
    }

    @Override
    public Map<Integer, Long> places(String log, int partitions) {
        // With more partitions keys move, and offsets no longer say which record is the later one.
        thisLog = log + "/" + partitions;
        return asking(() -> {
            if (!client.indices().exists(q -> q.index(index)).value()) {
                giveWay();
                create();
                return Map.of();
            }
            Map<Integer, Long> next = new TreeMap<>();
            List<String> ids = IntStream.range(0, partitions)
                    .mapToObj(ProductDocument.Position::id)
                    .toList();
            for (MultiGetResponseItem<ProductDocument.Position> item : client.mget(
                            q -> q.index(index).ids(ids), ProductDocument.Position.class)
                    .docs()) {
                ProductDocument.Position position = item.result().source();
                if (position == null) {
                    continue;
                }
                if (!position.log().equals(thisLog)) {
                    LOG.info("Index {} shows another log ({}); it is made anew.", index, position.log());
                    client.indices().delete(q -> q.index(index));
                    create();
                    return Map.of();
                }
                next.put(position.logPartition(), position.nextOffset());
            }
            return next;
        });
    }

    /** Another release of the portal has taken over: two that made the index anew in turn would never come to an end. */
    private void giveWay() throws IOException {
        if (isSearched
                && client.indices()
                        .existsAlias(q -> q.name(ProductMapping.ALIAS))
                        .value()) {
            throw new IllegalStateException(
                    "Index " + index + " has given way to that of another release of the portal;"
                            + " start this one again to have it back.");
        }
    }

    private void create() throws IOException {
        isSearched = false;
        client.indices().create(q -> q.index(index).withJson(new StringReader(ProductMapping.body(index))));
        LOG.info("Index {} was made.", index);
    }

    @Override
    public void take(String log, List<Fact<Product>> facts, Map<Integer, Long> next) {
        List<BulkOperation> operations = new ArrayList<>();
        facts.forEach(fact -> operations.add(operation(fact)));
        next.forEach((partition, offset) -> operations.add(BulkOperation.of(
                operation -> operation.index(q -> q.id(ProductDocument.Position.id(partition))
                        .document(new ProductDocument.Position(thisLog, partition, offset))))));
        if (!operations.isEmpty()) {
            asking(() -> send(operations));
        }
    }

    private static BulkOperation operation(Fact<Product> fact) {
        Product product = fact.value();
        long version = fact.offset() + 1;
        return product == null
                ? BulkOperation.of(operation ->
                        operation.delete(q -> q.id(fact.key()).version(version).versionType(VersionType.External)))
                : BulkOperation.of(operation -> operation.index(q -> q.id(fact.key())
                        .version(version)
                        .versionType(VersionType.External)
                        .document(ProductDocument.of(ProductTerms.of(product)))));
    }

    private boolean send(List<BulkOperation> operations) throws IOException {
        BulkResponse response = client.bulk(q -> q.index(ProductMapping.writing(index))
                .requireAlias(true)
                .refresh(isSearched ? Refresh.True : Refresh.False)
                .operations(operations));
        for (BulkResponseItem item : response.items()) {
            if (item.error() == null || item.status() == CONFLICT) {
                continue;
            }
            if (item.status() == TOO_MANY_REQUESTS || item.status() >= SERVER_ERRORS) {
                throw new IOException(
                        "Elasticsearch asks to wait: " + item.error().reason());
            }
            if (item.error().type() != null && item.error().type().equals("index_not_found_exception")) {
                throw new IllegalStateException("Index " + index + " is gone; it is filled again.");
            }
            LOG.error(
                    "Product {} is missing in the index: {}",
                    item.id(),
                    item.error().reason());
        }
        return true;
    }

    @Override
    public void caughtUp() {
        asking(() -> {
            client.indices().refresh(q -> q.index(index));
            Set<String> all = client.indices()
                    .get(q -> q.index(ProductMapping.ALL))
                    .indices()
                    .keySet();
            List<Action> actions = new ArrayList<>();
            actions.add(Action.of(action -> action.add(q -> q.index(index).alias(ProductMapping.ALIAS))));
            all.stream()
                    .filter(other -> !other.equals(index))
                    .forEach(other -> actions.add(Action.of(action -> action.removeIndex(q -> q.index(other)))));
            client.indices().updateAliases(q -> q.actions(actions));
            isSearched = true;
            LOG.info("Index {} holds all products; {} others were deleted.", index, all.size() - 1);
            return true;
        });
    }

    @Override
    public void look() {
        if (System.nanoTime() - lookedAt < BETWEEN_LOOKS.toNanos()) {
            return;
        }
        lookedAt = System.nanoTime();
        asking(() -> {
            if (!client.indices()
                    .existsAlias(q -> q.index(index).name(ProductMapping.ALIAS))
                    .value()) {
                throw new IllegalStateException("Index " + index + " is no longer the one that is searched.");
            }
            return true;
        });
    }

    /** A question to the cluster. */
    private interface Asked<T> {
        T answer() throws IOException;
    }

    private static <T> T asking(Asked<T> asked) {
        try {
            return asked.answer();
        } catch (ElasticsearchException e) {
            throw new IllegalStateException("Elasticsearch answered " + e.status() + ": " + e.getMessage(), e);
        } catch (IOException e) {
            throw new UncheckedIOException("Elasticsearch does not answer: " + e.getMessage(), e);
        }
    }
}
