package io.tillstream.events.ledger;

import java.time.Instant;
import java.util.Objects;

/**
 * A record that could not be processed, kept as it came. Topic {@code aggregate.dead-letter.v1}, key:
 * {@code topic|partition|offset}.
 *
 * @param topic where it was read
 * @param partition which partition
 * @param offset which offset
 * @param cause one sentence
 * @param key its key as text, empty when it had none
 * @param payload its bytes in base 64
 * @param refusedAt when
 */
public record DeadLetter(
        String topic, int partition, long offset, String cause, String key, String payload, Instant refusedAt) {
    public DeadLetter {
        Objects.requireNonNull(topic, "topic");
        Objects.requireNonNull(cause, "cause");
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(payload, "payload");
        Objects.requireNonNull(refusedAt, "refusedAt");
    }
}
