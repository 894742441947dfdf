package io.tillstream.events.lease;

import io.tillstream.events.TillId;
import java.time.Instant;
import java.util.Objects;

/**
 * A till asks for a part. The same number again is the same question.
 *
 * @param lease the lease's number
 * @param pool of what
 * @param till who asks
 * @param units how much it would like, at least 1; it may be granted less
 * @param until when it is to lapse; from then on the till spends nothing of it and returns it
 * @param at when it asked
 */
public record LeaseAsked(String lease, LeasePool pool, TillId till, long units, Instant until, Instant at)
        implements LeaseRequest {
    public LeaseAsked {
        Objects.requireNonNull(lease, "lease");
        Objects.requireNonNull(pool, "pool");
        Objects.requireNonNull(till, "till");
        Objects.requireNonNull(at, "at");
        if (units < 1) {
            throw new IllegalArgumentException("Lease " + lease + " is asked for " + units + " units; at least 1.");
        }
        if (!at.isBefore(until)) {
            throw new IllegalArgumentException("Lease " + lease + " lapses at " + until + ", before it is asked for.");
        }
    }
}
