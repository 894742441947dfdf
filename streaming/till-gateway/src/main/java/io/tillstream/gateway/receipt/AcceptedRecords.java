package io.tillstream.gateway.receipt;

import io.tillstream.events.ledger.ReceiptFound.Place;
import io.tillstream.gateway.door.Refusal;
import io.tillstream.gateway.settings.GatewaySettings;
import io.tillstream.wire.Topics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** Reads single records of the accepted log by their places. */
@Component
final class AcceptedRecords {
    private static final Logger LOG = LoggerFactory.getLogger(AcceptedRecords.class);
    private static final Duration POLL = Duration.ofMillis(100);
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final GatewaySettings settings;

    AcceptedRecords(GatewaySettings settings) {
        this.settings = settings;
    }

    /**
     * The bytes at these places, in their order.
     *
     * @throws Refusal 503 when the log does not give all of them in time
     */
    List<byte[]> at(List<Place> places) {
        long until = System.nanoTime() + PATIENCE.toNanos();
        try (KafkaConsumer<byte[], byte[]> reader = new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        settings.kafka(),
                        ConsumerConfig.CLIENT_ID_CONFIG,
                        "till-gateway-receipts",
                        ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                        "read_committed",
                        ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG,
                        "false",
                        ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                        "false",
                        ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
                        "1"),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer())) {
            List<byte[]> records = new ArrayList<>();
            for (Place place : places) {
                records.add(at(reader, place, until));
            }
            return records;
        } catch (KafkaException e) {
            LOG.warn("Accepted records cannot be read.", e);
            throw silent();
        }
    }

    private static byte[] at(KafkaConsumer<byte[], byte[]> reader, Place place, long until) {
        TopicPartition partition = new TopicPartition(Topics.ACCEPTED.name(), place.partition());
        reader.assign(List.of(partition));
        reader.seek(partition, place.offset());
        while (System.nanoTime() < until) {
            for (ConsumerRecord<byte[], byte[]> record : reader.poll(POLL)) {
                if (record.offset() == place.offset()) {
                    return record.value();
                }
                throw silent();
            }
        }
        throw silent();
    }

    private static Refusal silent() {
        return Refusal.of(
                HttpStatus.SERVICE_UNAVAILABLE,
                "Log",
                "did not give the records of the receipt",
                "they are needed to work out a return",
                "ask again");
    }
}
