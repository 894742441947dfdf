package io.tillstream.events.sale;

import io.tillstream.events.Hash;
import io.tillstream.events.Source;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The first record of every epoch. It names where the epoch before ended, and so closes that one.
 *
 * @param source sequence 1 of the new epoch
 * @param happenedAt when
 * @param businessDate trading day
 * @param reason {@code enrolled}, {@code history-imported} or {@code disk-replaced}
 * @param previous end of the epoch before; absent for a till's first epoch
 */
public record EpochOpened(
        Source source,
        Instant happenedAt,
        LocalDate businessDate,
        String reason,
        @Nullable PreviousEpoch previous) implements TillTransaction {
    public EpochOpened {
        Objects.requireNonNull(source, "source");
        Objects.requireNonNull(happenedAt, "happenedAt");
        Objects.requireNonNull(businessDate, "businessDate");
        Objects.requireNonNull(reason, "reason");
        if (source.sequence() != 1) {
            throw new IllegalArgumentException("An epoch is opened by its record 1, not by " + source + ".");
        }
    }

    /**
     * Where an epoch ended.
     *
     * @param epoch its number
     * @param lastSequence its last record
     * @param lastHash the hash of that record
     */
    public record PreviousEpoch(int epoch, long lastSequence, Hash lastHash) {
        public PreviousEpoch {
            Objects.requireNonNull(lastHash, "lastHash");
        }
    }
}
