package io.tillstream.dashboards.search;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.ElasticsearchException;
import co.elastic.clients.elasticsearch._types.Refresh;
import co.elastic.clients.elasticsearch.core.BulkResponse;
import co.elastic.clients.elasticsearch.core.bulk.BulkOperation;
import co.elastic.clients.elasticsearch.core.bulk.BulkResponseItem;
import co.elastic.clients.elasticsearch.core.get.GetResult;
import co.elastic.clients.elasticsearch.core.mget.MultiGetResponseItem;
import co.elastic.clients.util.BinaryData;
import io.tillstream.encoding.CanonicalJson;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/**
 * Writes sale lines and, in the same index, how far the log has been written: whoever deletes the index deletes the
 * position with it, and the next start fills it again.
 */
@Component
@ConditionalOnProperty("tillstream.elasticsearch")
final class SaleLineIndex {
    private static final Logger LOG = LoggerFactory.getLogger(SaleLineIndex.class);
    private static final int FORBIDDEN = 403;
    private static final int TOO_MANY_REQUESTS = 429;
    private static final int SERVER_ERRORS = 500;
    private static final int NOT_FOUND = 404;

    private final ElasticsearchClient client;

    SaleLineIndex(ElasticsearchClient client) {
        this.client = client;
    }

    /**
     * Makes the lane's index if need be and tells where to go on reading.
     *
     * @param log id of the Kafka cluster; an index of another log is thrown away, for it is a view of that log only
     * @param partitions how many partitions the topic has
     * @return next offset per partition; a missing one begins at the first record
     */
    Map<Integer, Long> prepare(Lane lane, String log, int partitions) throws IOException {
        if (!client.indices().exists(q -> q.index(lane.index())).value()) {
            create(lane);
            return Map.of();
        }
        List<String> ids = new ArrayList<>();
        for (int partition = 0; partition < partitions; partition++) {
            ids.add(Position.id(partition));
        }
        Map<Integer, Long> next = new TreeMap<>();
        for (MultiGetResponseItem<Position> item :
                client.mget(q -> q.index(lane.index()).ids(ids), Position.class).docs()) {
            GetResult<Position> found = item.result();
            Position position = found.source();
            if (position == null) {
                continue;
            }
            if (!position.log().equals(log)) {
                LOG.info("Index {} shows another log ({}); it is made anew.", lane.index(), position.log());
                client.indices().delete(q -> q.index(lane.index()));
                create(lane);
                return Map.of();
            }
            next.put(position.logPartition(), position.nextOffset());
        }
        return next;
    }

    private void create(Lane lane) throws IOException {
        client.indices().create(q -> q.index(lane.index()).withJson(new StringReader(IndexDefinition.json(lane))));
        LOG.info("Index {} was made.", lane.index());
    }

    /**
     * Writes documents; those already there are written over with the same content.
     *
     * @return how many were refused for good, each logged with its reason
     * @throws IOException when the cluster does not answer or asks to wait: write the same again later
     */
    long write(Lane lane, List<SaleLineDocument> documents) throws IOException {
        List<BulkOperation> operations = new ArrayList<>(documents.size());
        for (SaleLineDocument document : documents) {
            operations.add(operation(document.id(), CanonicalJson.encode(document)));
        }
        return send(lane, operations);
    }

    void save(Lane lane, String log, Map<Integer, Long> next) throws IOException {
        List<BulkOperation> operations = new ArrayList<>();
        next.forEach((partition, offset) -> operations.add(
                operation(Position.id(partition), CanonicalJson.encode(new Position(log, partition, offset)))));
        if (!operations.isEmpty()) {
            send(lane, operations);
        }
    }

    private static BulkOperation operation(String id, byte[] json) {
        return BulkOperation.of(
                operation -> operation.index(index -> index.id(id).document(BinaryData.of(json, "application/json"))));
    }

    private long send(Lane lane, List<BulkOperation> operations) throws IOException {
        BulkResponse response;
        try {
            response = client.bulk(request -> request.index(lane.alias())
                    .requireAlias(true)
                    .refresh(Refresh.False)
                    .operations(operations));
        } catch (ElasticsearchException e) {
            throw new IOException("Elasticsearch answered " + e.status() + ": " + e.getMessage(), e);
        }
        long refused = 0;
        for (BulkResponseItem item : response.items()) {
            if (item.error() == null) {
                continue;
            }
            // Forbidden is an index that takes nothing for now: its disk is full, or somebody closed it for writing.
            if (item.status() == TOO_MANY_REQUESTS || item.status() == FORBIDDEN || item.status() >= SERVER_ERRORS) {
                throw new IOException(
                        "Elasticsearch asks to wait: " + item.error().reason());
            }
            if (item.status() == NOT_FOUND) {
                throw new IllegalStateException("Index " + lane.alias() + " is gone; it is filled again.");
            }
            refused++;
            LOG.error(
                    "Sale line {} is missing in the index: {}",
                    item.id(),
                    item.error().reason());
        }
        return refused;
    }

    /**
     * How far a partition of the log has been written.
     *
     * @param log id of the Kafka cluster
     * @param logPartition the partition
     * @param nextOffset the first offset not written yet
     */
    record Position(String log, int logPartition, long nextOffset) {
        static String id(int partition) {
            return "position-" + partition;
        }
    }
}
