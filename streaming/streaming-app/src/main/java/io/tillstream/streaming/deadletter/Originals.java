package io.tillstream.streaming.deadletter;

import io.tillstream.events.ledger.DeadLetter;
import io.tillstream.streaming.settings.StreamingSettings;
import io.tillstream.traces.TraceParent;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InvalidTopicException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;

/** The refused records themselves: from where they lie, or from the letter once they are gone from there. */
final class Originals implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration POLL = Duration.ofMillis(200);

    private final Consumer<byte[], byte[]> reader;

    Originals(StreamingSettings settings) {
        reader = new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        settings.kafka(),
                        ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                        "read_committed",
                        ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                        "none",
                        ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
                        1,
                        ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                        Math.toIntExact(PATIENCE.toMillis())),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
    }

    /**
     * Key and value as they came.
     *
     * @param follower the header that says by whom it is followed, where it is
     */
    @SuppressWarnings("ArrayRecordComponent") // handed on, never compared
    record Original(
            byte @Nullable [] key,
            byte @Nullable [] value,
            @Nullable Header follower) {}

    /** The record a letter is about; nothing when neither the topic nor the letter holds it any more. */
    Optional<Original> of(DeadLetter letter) {
        return read(letter).or(() -> inside(letter));
    }

    private Optional<Original> read(DeadLetter letter) {
        TopicPartition place = new TopicPartition(letter.topic(), letter.partition());
        try {
            if (reader.listTopics(PATIENCE).get(letter.topic()) == null) {
                return Optional.empty();
            }
            reader.assign(List.of(place));
            reader.seek(place, letter.offset());
            long until = System.nanoTime() + PATIENCE.toNanos();
            while (System.nanoTime() < until && reader.position(place) <= letter.offset()) {
                for (ConsumerRecord<byte[], byte[]> record : reader.poll(POLL)) {
                    return record.offset() == letter.offset()
                            ? Optional.of(new Original(
                                    record.key(),
                                    record.value(),
                                    record.headers().lastHeader(TraceParent.HEADER)))
                            : Optional.empty();
                }
            }
            return Optional.empty();
        } catch (OffsetOutOfRangeException | InvalidTopicException | TimeoutException e) {
            // Kept for a time only, and that is over.
            return Optional.empty();
        }
    }

    private static Optional<Original> inside(DeadLetter letter) {
        if (letter.payload().isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Original(
                letter.key().getBytes(StandardCharsets.UTF_8),
                Base64.getDecoder().decode(letter.payload()),
                null));
    }

    @Override
    public void close() {
        reader.close();
    }
}
