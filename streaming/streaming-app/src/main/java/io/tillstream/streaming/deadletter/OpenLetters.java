package io.tillstream.streaming.deadletter;

import io.tillstream.encoding.CanonicalJson;
import io.tillstream.encoding.UnreadableFact;
import io.tillstream.events.ledger.DeadLetter;
import io.tillstream.streaming.settings.StreamingSettings;
import io.tillstream.wire.Topics;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** The letters that are not replayed yet, read from their topic whenever somebody asks. */
@Component
class OpenLetters {
    private static final Logger LOG = LoggerFactory.getLogger(OpenLetters.class);
    private static final Duration POLL = Duration.ofMillis(200);
    private static final Comparator<Letter> BY_TIME = Comparator.<Letter, Instant>comparing(
                    letter -> letter.content().refusedAt())
            .thenComparing(Letter::key);

    private final StreamingSettings settings;

    OpenLetters(StreamingSettings settings) {
        this.settings = settings;
    }

    /**
     * One of them.
     *
     * @param key its key in the topic
     * @param partition where its tombstone belongs
     */
    record Letter(String key, int partition, DeadLetter content) {}

    /** All that are committed by now, the oldest first. */
    List<Letter> all() {
        Map<String, Letter> open = new LinkedHashMap<>();
        try (Consumer<String, byte[]> reader = new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        settings.kafka(),
                        ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                        "read_committed"),
                new StringDeserializer(),
                new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = reader.partitionsFor(Topics.DEAD_LETTER.name()).stream()
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            reader.assign(partitions);
            reader.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = reader.endOffsets(partitions);
            while (ends.entrySet().stream().anyMatch(end -> reader.position(end.getKey()) < end.getValue())) {
                reader.poll(POLL).forEach(record -> take(record, open));
            }
        }
        List<Letter> letters = new ArrayList<>(open.values());
        letters.sort(BY_TIME);
        return letters;
    }

    private static void take(ConsumerRecord<String, byte[]> record, Map<String, Letter> open) {
        if (record.value() == null) {
            open.remove(record.key());
            return;
        }
        try {
            open.put(
                    record.key(),
                    new Letter(
                            record.key(), record.partition(), CanonicalJson.decode(record.value(), DeadLetter.class)));
        } catch (UnreadableFact e) {
            LOG.error(
                    "Dead letter {} at offset {} of partition {} cannot be read: {}",
                    record.key(),
                    record.offset(),
                    record.partition(),
                    e.getMessage());
        }
    }
}
