package io.tillstream.topologies.refusal;

import io.tillstream.encoding.CanonicalJson;
import io.tillstream.events.ledger.DeadLetter;
import io.tillstream.wire.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.streams.errors.ErrorHandlerContext;
import org.jspecify.annotations.Nullable;

/** Letters to the dead-letter topic, written in the same transaction that passes the record by. */
final class DeadLetters {
    private static final int LONGEST_CAUSE = 500;

    private DeadLetters() {}

    static List<ProducerRecord<byte[], byte[]>> about(
            ErrorHandlerContext place, byte @Nullable [] key, byte @Nullable [] payload, String cause) {
        DeadLetter letter = new DeadLetter(
                place.topic(),
                place.partition(),
                place.offset(),
                cause.length() > LONGEST_CAUSE ? cause.substring(0, LONGEST_CAUSE) : cause,
                key == null ? "" : new String(key, StandardCharsets.UTF_8),
                payload == null ? "" : Base64.getEncoder().encodeToString(payload),
                // The broker's time of recording, so that reading the topic again writes the same letter.
                Instant.ofEpochMilli(Math.max(0, place.timestamp())));
        String id = letter.topic() + "|" + letter.partition() + "|" + letter.offset();
        return List.of(new ProducerRecord<>(
                Topics.DEAD_LETTER.name(), id.getBytes(StandardCharsets.UTF_8), CanonicalJson.encode(letter)));
    }

    /** What went wrong, in the words of the innermost error that says anything. */
    static String causeOf(Throwable error) {
        String words = error.getClass().getSimpleName();
        for (Throwable at = error; at != null; at = at.getCause()) {
            if (at.getMessage() != null) {
                words = at.getMessage();
            }
        }
        return words;
    }
}
