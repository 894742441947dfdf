package io.tillstream.reconciliation;

import io.tillstream.commandline.Complaint;
import io.tillstream.wire.Replay;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongConsumer;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;

/** Reads topics from their beginnings on, committed records only, without a consumer group: nothing is left behind. */
final class TopicTail implements AutoCloseable {
    private static final Duration ANSWER = Duration.ofSeconds(15);
    private static final Duration POLL = Duration.ofMillis(200);

    private final String kafka;
    private final Map<String, Reader> readers;
    private final Consumer<byte[], byte[]> consumer;

    /** Takes one record: its key as text and its bytes, null for a tombstone. */
    interface Reader {
        void found(String key, byte @Nullable [] value);
    }

    TopicTail(String kafka, Map<String, Reader> readers) {
        this(kafka, readers, connect(kafka));
    }

    TopicTail(String kafka, Map<String, Reader> readers, Consumer<byte[], byte[]> consumer) {
        this.kafka = kafka;
        this.readers = new HashMap<>(readers);
        this.consumer = consumer;
        try {
            assign();
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    private static Consumer<byte[], byte[]> connect(String kafka) {
        Map<String, Object> settings = Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                kafka,
                ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                "read_committed",
                ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG,
                false,
                ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                (int) ANSWER.toMillis(),
                // Large fetches: whole topics are read.
                ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG,
                8 << 20,
                ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
                10_000);
        try {
            return new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        } catch (org.apache.kafka.common.KafkaException e) {
            throw new Complaint(
                    "Kafka",
                    "address " + kafka,
                    "it must be host:port of a broker, for example 127.0.0.1:9092",
                    "correct --kafka");
        }
    }

    private void assign() {
        Map<String, List<PartitionInfo>> known;
        try {
            known = consumer.listTopics(ANSWER);
        } catch (TimeoutException e) {
            throw silent();
        }
        List<TopicPartition> partitions = new ArrayList<>();
        for (String topic : readers.keySet()) {
            List<PartitionInfo> infos = known.get(topic);
            if (infos == null) {
                throw new Complaint(
                        "Topic " + topic,
                        "not on the broker at " + kafka,
                        "streaming-app creates every topic when it starts",
                        "start Tillstream with ./tillstream up and run this again");
            }
            infos.forEach(info -> partitions.add(new TopicPartition(topic, info.partition())));
        }
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
    }

    /**
     * Reads all that is committed by now.
     *
     * @param progress told how many records have been read in this call
     * @return how many
     */
    long readToEnd(LongConsumer progress) {
        try {
            Map<TopicPartition, Long> ends = consumer.endOffsets(consumer.assignment(), ANSWER);
            long read = 0;
            long quietSince = System.nanoTime();
            while (!isAt(ends)) {
                int before = (int) read;
                for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                    read++;
                    take(record);
                }
                if (read != before) {
                    quietSince = System.nanoTime();
                    progress.accept(read);
                } else if (System.nanoTime() - quietSince > ANSWER.toNanos()) {
                    throw silent();
                }
            }
            return read;
        } catch (TimeoutException e) {
            throw silent();
        }
    }

    private boolean isAt(Map<TopicPartition, Long> ends) {
        for (Map.Entry<TopicPartition, Long> end : ends.entrySet()) {
            if (consumer.position(end.getKey()) < end.getValue()) {
                return false;
            }
        }
        return true;
    }

    private void take(ConsumerRecord<byte[], byte[]> record) {
        Reader reader = readers.get(record.topic());
        if (reader != null && !Replay.isForOneLedger(record.headers())) {
            byte[] key = record.key();
            reader.found(key == null ? "" : new String(key, StandardCharsets.UTF_8), record.value());
        }
    }

    private Complaint silent() {
        return new Complaint(
                "Kafka",
                "no answer from " + kafka + " in " + ANSWER.toSeconds() + " s",
                "the topics are read from a broker that keeps running, and a shop that is stopped takes its own with it",
                Again.NEXT);
    }

    @Override
    public void close() {
        // No group to leave and no offset to commit: there is nothing to wait for.
        consumer.close(CloseOptions.timeout(Duration.ZERO));
    }
}
