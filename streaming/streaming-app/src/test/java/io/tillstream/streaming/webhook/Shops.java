package io.tillstream.streaming.webhook;

import io.tillstream.encoding.CanonicalJson;
import io.tillstream.events.Quantity;
import io.tillstream.events.Source;
import io.tillstream.events.StoreId;
import io.tillstream.events.TillId;
import io.tillstream.events.ledger.StockOnHand;
import io.tillstream.events.ledger.TillAlarm;
import io.tillstream.streaming.SoldMilk;
import io.tillstream.wire.Topic;
import io.tillstream.wire.Topics;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** What happens in the shops, as the ledgers write it. */
final class Shops implements AutoCloseable {
    private static final List<Topic<?>> NEEDED =
            List.of(Topics.WEBHOOK, Topics.WEBHOOK_POSITION, Topics.PROMOTION, Topics.TILL_ALARM, Topics.STOCK_ON_HAND);

    private final String kafka;
    private final Producer<String, byte[]> producer;

    Shops(String kafka) {
        this.kafka = kafka;
        this.producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", kafka), new StringSerializer(), new ByteArraySerializer());
    }

    /** The topics that are not there yet. */
    void open() throws ExecutionException, InterruptedException {
        create(NEEDED);
    }

    private void create(List<Topic<?>> topics) throws ExecutionException, InterruptedException {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka))) {
            admin.createTopics(topics.stream()
                            .map(topic -> topic.creation((short) 1))
                            .toList())
                    .all()
                    .get();
        }
    }

    /** As a rebuild does it: the topic is another one of the same name. */
    void makeAnew(Topic<?> topic) throws ExecutionException, InterruptedException {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka))) {
            admin.deleteTopics(List.of(topic.name())).all().get();
        }
        Receiver.await("the topic to be deleted", () -> {
            try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka))) {
                return !admin.listTopics().names().get().contains(topic.name());
            } catch (ExecutionException e) {
                return false;
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        });
        create(List.of(topic));
    }

    /** A till's alarm; the number tells it from others of its store. */
    void alarm(String store, int number) {
        alarm(store, number, Instant.now());
    }

    void alarm(String store, int number, Instant recorded) {
        TillAlarm alarm = new TillAlarm(
                TillAlarm.Kind.GAP_OPENED,
                new Source(new TillId(StoreId.of(store), 1), 1, number),
                "One is missing.",
                Instant.EPOCH);
        var _ = producer.send(new ProducerRecord<>(
                Topics.TILL_ALARM.name(), null, recorded.toEpochMilli(), store, CanonicalJson.encode(alarm)));
    }

    /** The number that {@link #alarm} gave it. */
    static int number(String body) {
        return Integer.parseInt(body.replaceAll(".*\"sequence\":([0-9]+).*", "$1"));
    }

    void stock(String store, long pieces) {
        StockOnHand stock = new StockOnHand(
                StoreId.of(store),
                SoldMilk.MILK,
                Quantity.each(pieces),
                Quantity.each(0),
                Quantity.each(0),
                Quantity.each(pieces),
                Instant.EPOCH);
        var _ = producer.send(new ProducerRecord<>(
                Topics.STOCK_ON_HAND.name(), store + "|" + SoldMilk.MILK, CanonicalJson.encode(stock)));
    }

    /** Returns once all of it is durable. */
    void settle() {
        producer.flush();
    }

    @Override
    public void close() {
        producer.close();
    }
}
