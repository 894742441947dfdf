package io.tillstream.events.ledger;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A record that could not be processed, kept as it came until it is replayed. Topic {@code aggregate.dead-letter.v1}, key:
 * {@link #id()}; a tombstone says that it was replayed.
 *
 * @param topic where it was read
 * @param partition which partition
 * @param offset which offset
 * @param cause one sentence
 * @param key its key as text, empty when it had none
 * @param payload its bytes in base 64; empty when it had none, or more than a letter can hold
 * @param refusedAt when it was recorded, by the broker's clock
 * @param refusedBy the step of a topology that refused it; absent in letters of earlier versions
 * @param bytes how many bytes it has, also when they are not in {@code payload}; absent as above
 * @param replayOf the id of the first letter about this record, when it was refused again after a replay
 */
public record DeadLetter(
        String topic,
        int partition,
        long offset,
        String cause,
        String key,
        String payload,
        Instant refusedAt,
        @Nullable String refusedBy,
        @Nullable Integer bytes,
        @Nullable String replayOf) {
    public DeadLetter {
        Objects.requireNonNull(topic, "topic");
        Objects.requireNonNull(cause, "cause");
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(payload, "payload");
        Objects.requireNonNull(refusedAt, "refusedAt");
    }

    /** Where the record lies and who refused it: two ledgers may refuse the same one. */
    public String id() {
        String place = topic + "|" + partition + "|" + offset;
        return refusedBy == null ? place : place + "|" + refusedBy;
    }
}
