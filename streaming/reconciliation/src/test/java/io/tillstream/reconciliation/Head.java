package io.tillstream.reconciliation;

import io.tillstream.events.member.PointsProgramme;
import io.tillstream.events.sale.JournalRecord;
import io.tillstream.events.sale.Sale;
import io.tillstream.events.sale.SaleLine;
import io.tillstream.localcluster.ElasticsearchNode;
import io.tillstream.localcluster.KafkaBroker;
import io.tillstream.wire.Topic;
import io.tillstream.wire.Topics;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringSerializer;

/** Head office's real broker and real index, whose content a test writes by hand. */
final class Head implements AutoCloseable {
    private final KafkaBroker kafka;
    private final ElasticsearchNode elasticsearch;
    private final Admin admin;
    private final KafkaProducer<String, String> producer;
    private final HttpClient http = HttpClient.newHttpClient();

    Head(Path folder) throws Exception {
        kafka = KafkaBroker.start(folder);
        elasticsearch = ElasticsearchNode.startTemporary();
        Map<String, Object> address = Map.of("bootstrap.servers", kafka.bootstrapServers());
        admin = Admin.create(address);
        // One request at a time: the first finds a topic that has no leader yet, and later ones must not overtake it.
        producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", kafka.bootstrapServers(), "max.in.flight.requests.per.connection", 1),
                new StringSerializer(),
                new StringSerializer());
        admin.createTopics(Topics.ALL.stream()
                        .map(topic -> topic.creation((short) 1))
                        .toList())
                .all()
                .get();
        // As docs/reference/dashboards.md describes it.
        index("PUT", "", """
                {"settings":{"number_of_replicas":0},"mappings":{"properties":{
                "sale":{"type":"keyword"},"line":{"type":"integer"},"netMinor":{"type":"long"},
                "discountMinor":{"type":"long"},"taxMinor":{"type":"long"},"quantity":{"type":"long"},
                "points":{"type":"long"},"wholeTotalMinor":{"type":"long"}}}}""");
    }

    String kafka() {
        return kafka.bootstrapServers();
    }

    String elasticsearch() {
        return elasticsearch.url();
    }

    void write(List<Written> records) throws ExecutionException, InterruptedException {
        List<Future<RecordMetadata>> sent = new ArrayList<>();
        for (Written record : records) {
            sent.add(producer.send(new ProducerRecord<>(record.topic().name(), record.key(), record.value())));
        }
        for (Future<RecordMetadata> future : sent) {
            future.get();
        }
    }

    /** Removes a key from a compacted topic. */
    @SuppressWarnings("NullAway") // a tombstone: Kafka's own word for a key that is void from now on
    void bury(Topic<?> topic, String key) throws ExecutionException, InterruptedException {
        producer.send(new ProducerRecord<>(topic.name(), key, null)).get();
    }

    /** Empties a topic and writes it anew: a log cannot be altered in place. */
    void rewrite(Topic<?> topic, List<Written> records) throws ExecutionException, InterruptedException {
        Map<TopicPartition, RecordsToDelete> everything = new HashMap<>();
        for (int partition = 0; partition < topic.partitions(); partition++) {
            everything.put(new TopicPartition(topic.name(), partition), RecordsToDelete.beforeOffset(-1));
        }
        admin.deleteRecords(everything).all().get();
        write(records.stream().filter(record -> record.topic().equals(topic)).toList());
    }

    /** Puts every line of every sale into the index. */
    void index(List<JournalRecord> records) throws Exception {
        for (JournalRecord record : records) {
            if (record.fact() instanceof Sale sale) {
                for (SaleLine line : sale.lines()) {
                    index("PUT", "/_doc/" + document(sale.source().receiptNumber(), line.line()), """
                            {"sale":"%s","line":%d,"netMinor":%d,"discountMinor":%d,"taxMinor":%d,"quantity":%d,\
                            "points":%d,"wholeTotalMinor":%s}""".formatted(
                                    sale.source().receiptNumber(),
                                    line.line(),
                                    line.giftCard() == null ? line.net().minor() : 0,
                                    line.gross().minor() - line.net().minor(),
                                    line.tax().minor(),
                                    line.quantity().amount(),
                                    line.points(),
                                    line.line() == 1 ? sale.total().minor() : null));
                }
            }
        }
    }

    /** Changes one field of one line. */
    void alter(String receipt, int line, String field, long value) throws Exception {
        index("POST", "/_update/" + document(receipt, line), "{\"doc\":{\"" + field + "\":" + value + "}}");
    }

    void remove(String receipt, int line) throws Exception {
        index("DELETE", "/_doc/" + document(receipt, line), "");
    }

    private static String document(String receipt, int line) {
        return receipt.replace('/', '_') + "_" + line;
    }

    private void index(String method, String path, String body) throws IOException, InterruptedException {
        HttpResponse<String> response = http.send(
                HttpRequest.newBuilder(URI.create(elasticsearch.url() + "/" + SaleIndex.INDEX + path))
                        .header("Content-Type", "application/json")
                        .method(method, HttpRequest.BodyPublishers.ofString(body, StandardCharsets.UTF_8))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        if (response.statusCode() >= 300) {
            throw new IOException(response.body());
        }
    }

    /** Everything the topics hold after the trade, one repeated upload included. */
    static List<Written> topicsAfter(List<JournalRecord> records) {
        List<Written> written = new ArrayList<>();
        records.forEach(record -> written.add(Written.uploaded(record)));
        written.add(Written.uploaded(records.get(4)));
        records.forEach(record -> written.add(Written.accepted(record)));
        Shop.movements().forEach(movement -> written.add(Written.moved(movement)));
        Shop.orders().forEach(word -> written.add(Written.ordered(word)));
        written.add(new Written(Topics.POINTS_PROGRAMME, PointsProgramme.KEY, Shop.programme()));
        Written given = new Written(Topics.POINTS_ADJUSTMENT, Shop.BEA.value(), Shop.adjustment("a-1", 3));
        written.add(given);
        written.add(given);
        written.addAll(PlainCount.ledgers(records));
        return written;
    }

    @Override
    public void close() {
        http.close();
        producer.close();
        admin.close();
        elasticsearch.close();
        kafka.close();
    }
}
