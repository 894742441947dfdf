package io.tillstream.topologies.refusal;

import io.tillstream.encoding.CanonicalJson;
import io.tillstream.events.ledger.DeadLetter;
import io.tillstream.wire.Replay;
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

    /**
     * In base 64 these are 700 kB of the 1 MB a record may have. The letter of a larger one goes without: a letter that
     * the broker refuses would stop the stream for ever.
     */
    private static final int LONGEST_PAYLOAD = 512 << 10;

    private DeadLetters() {}

    static List<ProducerRecord<byte[], byte[]>> about(
            ErrorHandlerContext place, byte @Nullable [] key, byte @Nullable [] payload, String cause) {
        DeadLetter letter = new DeadLetter(
                place.topic(),
                place.partition(),
                place.offset(),
                cause.length() > LONGEST_CAUSE ? cause.substring(0, LONGEST_CAUSE) : cause,
                key == null ? "" : shortened(new String(key, StandardCharsets.UTF_8)),
                payload == null || payload.length > LONGEST_PAYLOAD
                        ? ""
                        : Base64.getEncoder().encodeToString(payload),
                // The broker's time of recording, so that reading the topic again writes the same letter.
                Instant.ofEpochMilli(Math.max(0, place.timestamp())),
                place.processorNodeId(),
                payload == null ? 0 : payload.length,
                Replay.letterOf(place.headers()).orElse(null));
        return List.of(new ProducerRecord<>(
                Topics.DEAD_LETTER.name(), letter.id().getBytes(StandardCharsets.UTF_8), CanonicalJson.encode(letter)));
    }

    /** Keys of ours are short; a poisoned one may be anything. */
    private static String shortened(String key) {
        return key.length() > LONGEST_CAUSE ? key.substring(0, LONGEST_CAUSE) : key;
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
