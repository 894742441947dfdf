package io.tillstream.scoring;

import io.tillstream.wire.Topic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads whole topics from their beginning, committed records only, and hands each record to whoever asked for its topic. */
final class Feed implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Feed.class);

    private final KafkaConsumer<String, byte[]> consumer;
    private final Map<String, Subscription<?>> subscriptions = new HashMap<>();
    private final Map<TopicPartition, Long> ends;
    private final Consumer<Headers> before;

    /**
     * Interest in a topic.
     *
     * @param topic which
     * @param take given key and value; the value is absent for a tombstone
     */
    record Subscription<V>(Topic<V> topic, BiConsumer<String, @Nullable V> take) {
        void hand(ConsumerRecord<String, byte[]> record) {
            try (var values = topic.values().deserializer()) {
                take.accept(record.key(), values.deserialize(record.topic(), record.value()));
            } catch (SerializationException | IllegalArgumentException e) {
                // The streaming-app keeps unreadable input; here the last readable record simply stays in force.
                LOG.warn(
                        "Skipped {} partition {} offset {}: {}",
                        record.topic(),
                        record.partition(),
                        record.offset(),
                        e.getMessage());
            }
        }
    }

    /** Subscribes; the topics must exist. */
    Feed(String kafka, List<Subscription<?>> wanted) {
        this(kafka, wanted, headers -> {});
    }

    /**
     * Subscribes; the topics must exist.
     *
     * @param before is given the headers of each record before the record is handed over
     */
    Feed(String kafka, List<Subscription<?>> wanted, Consumer<Headers> before) {
        this.before = before;
        consumer = new KafkaConsumer<>(settings(kafka));
        List<TopicPartition> partitions = new ArrayList<>();
        for (Subscription<?> subscription : wanted) {
            subscriptions.put(subscription.topic().name(), subscription);
            for (int partition = 0; partition < subscription.topic().partitions(); partition++) {
                partitions.add(new TopicPartition(subscription.topic().name(), partition));
            }
        }
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        ends = consumer.endOffsets(partitions);
    }

    /** Hands over what has arrived, waiting at most so long for something. */
    void poll(Duration patience) {
        try {
            for (ConsumerRecord<String, byte[]> record : consumer.poll(patience)) {
                Subscription<?> subscription = subscriptions.get(record.topic());
                if (subscription != null) {
                    before.accept(record.headers());
                    subscription.hand(record);
                }
            }
        } catch (WakeupException e) {
            LOG.debug("Woken while waiting for records", e);
        }
    }

    /** Ends the waiting of {@link #poll} at once; may be called by any thread. */
    void wake() {
        consumer.wakeup();
    }

    /** Whether everything that was there at the start has been handed over. */
    boolean isCaughtUp() {
        try {
            return ends.entrySet().stream().allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
        } catch (WakeupException e) {
            LOG.debug("Woken while asking for positions", e);
            return false;
        }
    }

    @Override
    public void close() {
        consumer.close();
    }

    private static Properties settings(String kafka) {
        Properties settings = new Properties();
        settings.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, kafka);
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 5_000);
        settings.put(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, StringDeserializer.class);
        settings.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
        return settings;
    }
}
