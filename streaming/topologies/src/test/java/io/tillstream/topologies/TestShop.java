package io.tillstream.topologies;

import io.tillstream.events.Source;
import io.tillstream.events.TillId;
import io.tillstream.events.lease.LeaseRequest;
import io.tillstream.events.purchase.PurchaseOrder;
import io.tillstream.events.reservation.ReservationRequest;
import io.tillstream.events.sale.JournalRecord;
import io.tillstream.events.stock.StockMovement;
import io.tillstream.events.till.ReceiptAsked;
import io.tillstream.wire.Replay;
import io.tillstream.wire.Topic;
import io.tillstream.wire.Topics;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.function.Consumer;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.TopologyDescription;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.apache.kafka.streams.test.TestRecord;
import org.jspecify.annotations.Nullable;

/** Topologies in the test driver, fed by store and read by topic. */
public final class TestShop implements AutoCloseable {
    /** When the broker records everything in these tests. */
    public static final Instant RECORDED = Instant.parse("2011-11-09T12:00:00Z");

    private final TopologyTestDriver driver;

    private TestShop(TopologyTestDriver driver) {
        this.driver = driver;
    }

    public static TestShop running(Path state, Consumer<StreamsBuilder> parts) {
        Properties settings = new StreamsSettings("127.0.0.1:1", state, 1, 1).properties();
        return new TestShop(new TopologyTestDriver(Topologies.build(settings, parts), settings, RECORDED));
    }

    public static TestShop running(Path state) {
        return running(state, builder -> Topologies.each().values().forEach(part -> part.accept(builder)));
    }

    public void send(JournalRecord... records) {
        send(Topics.SALE, records);
    }

    /** For topologies that are tested behind the dedup. */
    public void accept(JournalRecord... records) {
        send(Topics.ACCEPTED, records);
    }

    private void send(Topic<JournalRecord> topic, JournalRecord... records) {
        var input = driver.createInputTopic(
                topic.name(), topic.keys().serializer(), topic.values().serializer(), RECORDED, Duration.ZERO);
        for (JournalRecord record : records) {
            input.pipeInput(record.fact().source().till().store().value(), record);
        }
    }

    /** A till's question, as the gateway writes it. */
    public void ask(String question, Source receipt) {
        driver.createInputTopic(
                        Topics.RECEIPT_ASKED.name(),
                        Topics.RECEIPT_ASKED.keys().serializer(),
                        Topics.RECEIPT_ASKED.values().serializer(),
                        RECORDED,
                        Duration.ZERO)
                .pipeInput(
                        receipt.till().store().value(),
                        new ReceiptAsked(question, receipt, TillId.parse("s2-t9"), RECORDED));
    }

    /** What a till wants of the leases, as the gateway writes it. */
    public void request(LeaseRequest request) {
        driver.createInputTopic(
                        Topics.LEASE_REQUEST.name(),
                        Topics.LEASE_REQUEST.keys().serializer(),
                        Topics.LEASE_REQUEST.values().serializer(),
                        RECORDED,
                        Duration.ZERO)
                .pipeInput(request.pool().value(), request);
    }

    public void move(StockMovement... movements) {
        var input = driver.createInputTopic(
                Topics.STOCK.name(),
                Topics.STOCK.keys().serializer(),
                Topics.STOCK.values().serializer(),
                RECORDED,
                Duration.ZERO);
        for (StockMovement movement : movements) {
            input.pipeInput(movement.store().value(), movement);
        }
    }

    /** What is wanted of a store's goods, as the member portal writes it. */
    public void reserve(ReservationRequest... requests) {
        var input = driver.createInputTopic(
                Topics.RESERVATION_REQUEST.name(),
                Topics.RESERVATION_REQUEST.keys().serializer(),
                Topics.RESERVATION_REQUEST.values().serializer(),
                RECORDED,
                Duration.ZERO);
        for (ReservationRequest request : requests) {
            input.pipeInput(request.store().value(), request);
        }
    }

    /** What is said of purchase orders, as dashboards write it. */
    public void order(PurchaseOrder... words) {
        var input = driver.createInputTopic(
                Topics.PURCHASE_ORDER.name(),
                Topics.PURCHASE_ORDER.keys().serializer(),
                Topics.PURCHASE_ORDER.values().serializer(),
                RECORDED,
                Duration.ZERO);
        for (PurchaseOrder word : words) {
            input.pipeInput(word.store().value(), word);
        }
    }

    /** A fact of head office, as dashboards write it. */
    public <V> void say(Topic<V> topic, String key, V fact) {
        sendBytes(topic, key, topic.values().serializer().serialize(topic.name(), fact));
    }

    public void sendBytes(Topic<?> topic, String key, byte @Nullable [] value) {
        driver.createInputTopic(
                        topic.name(),
                        Serdes.String().serializer(),
                        Serdes.ByteArray().serializer(),
                        RECORDED,
                        Duration.ZERO)
                .pipeInput(key, value);
    }

    /** A record sent again after its dead letter. */
    public void replay(Topic<?> topic, String key, byte[] value, Replay replay) {
        driver.createInputTopic(
                        topic.name(),
                        Serdes.String().serializer(),
                        Serdes.ByteArray().serializer(),
                        RECORDED,
                        Duration.ZERO)
                .pipeInput(new TestRecord<>(key, value, new RecordHeaders(replay.headers()), RECORDED));
    }

    /** What the topologies consist of. */
    public static TopologyDescription steps(Path state) {
        Properties settings = new StreamsSettings("127.0.0.1:1", state, 1, 1).properties();
        return Topologies.all(settings).describe();
    }

    /** A tombstone. */
    @SuppressWarnings("NullAway") // Kafka's own word for a key that is void from now on
    public void bury(Topic<?> topic, String key) {
        sendBytes(topic, key, null);
    }

    public void pass(Duration time) {
        driver.advanceWallClockTime(time);
    }

    /** What a topic received since it was read last. */
    public <V> List<KeyValue<String, V>> read(Topic<V> topic) {
        return driver.createOutputTopic(
                        topic.name(),
                        topic.keys().deserializer(),
                        topic.values().deserializer())
                .readKeyValuesToList();
    }

    /** As {@link #read}, without keys and as the bytes say. */
    public List<String> readBytes(Topic<?> topic) {
        return driver.createOutputTopic(
                        topic.name(),
                        Serdes.String().deserializer(),
                        Serdes.String().deserializer())
                .readValuesToList();
    }

    /** What a state store holds, as a query reads it. */
    public ReadOnlyKeyValueStore<String, byte[]> bytes(String store) {
        return driver.getKeyValueStore(store);
    }

    /** How many entries a state store holds. */
    public long size(String store) {
        try (var all = driver.getKeyValueStore(store).all()) {
            long entries = 0;
            while (all.hasNext()) {
                all.next();
                entries++;
            }
            return entries;
        }
    }

    /** The latest value of each key among {@link #read}. */
    public <V> Map<String, V> latest(Topic<V> topic) {
        Map<String, V> latest = new LinkedHashMap<>();
        read(topic).forEach(entry -> latest.put(entry.key, entry.value));
        return latest;
    }

    /** The latest value of one key among {@link #read}, which must be there. */
    public <V> V latest(Topic<V> topic, String key) {
        return Objects.requireNonNull(latest(topic).get(key), key);
    }

    @Override
    public void close() {
        driver.close();
    }
}
