package io.tillstream.dashboards.streams;

import io.tillstream.dashboards.settings.DashboardsSettings;
import io.tillstream.wire.Topic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.springframework.stereotype.Component;

/** The chain's Kafka cluster: readers see committed records only, writers are transactional. */
@Component
public final class Broker {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final String servers;

    Broker(DashboardsSettings settings) {
        this.servers = settings.kafka();
    }

    /** A reader without a group: it is told where to read and keeps its place itself. */
    public KafkaConsumer<String, byte[]> newReader() {
        return new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        servers,
                        ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                        "read_committed",
                        ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                        false,
                        ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG,
                        false,
                        ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                        "earliest",
                        ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG,
                        100),
                new StringDeserializer(),
                new ByteArrayDeserializer());
    }

    /** A writer whose records appear together or not at all. */
    public KafkaProducer<String, byte[]> newWriter(String transactionalId) {
        return new KafkaProducer<>(
                Map.of(
                        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        servers,
                        ProducerConfig.ACKS_CONFIG,
                        "all",
                        ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG,
                        true,
                        ProducerConfig.TRANSACTIONAL_ID_CONFIG,
                        transactionalId,
                        ProducerConfig.LINGER_MS_CONFIG,
                        5,
                        ProducerConfig.MAX_BLOCK_MS_CONFIG,
                        (int) PATIENCE.toMillis()),
                new StringSerializer(),
                new ByteArraySerializer());
    }

    /** All partitions of the topics, or nothing while one of them does not exist yet. */
    public Optional<List<TopicPartition>> partitions(
            KafkaConsumer<String, byte[]> reader, Collection<? extends Topic<?>> topics) {
        List<TopicPartition> all = new ArrayList<>();
        for (Topic<?> topic : topics) {
            List<PartitionInfo> found = reader.partitionsFor(topic.name(), PATIENCE);
            if (found == null || found.isEmpty()) {
                return Optional.empty();
            }
            found.forEach(partition -> all.add(new TopicPartition(topic.name(), partition.partition())));
        }
        return Optional.of(all);
    }

    /** Which log a topic is: one that was made anew, here or on another Kafka, has another id under the same name. */
    public String logId(Topic<?> topic) throws InterruptedException {
        try (Admin admin = Admin.create(Map.of(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, servers))) {
            return admin.describeTopics(List.of(topic.name()))
                    .topicNameValues()
                    .values()
                    .iterator()
                    .next()
                    .get(PATIENCE.toSeconds(), TimeUnit.SECONDS)
                    .topicId()
                    .toString();
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException(
                    "Kafka at " + servers + " does not say which log " + topic.name() + " is.", e);
        }
    }
}
