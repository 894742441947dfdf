package io.tillstream.events.lease;

import io.tillstream.events.TillId;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A till spends nothing more of a lease. What it spent stands in its journal, which may still be on the way: payments, which the
 * ledger has to have seen before it gives the rest free, or sales that name the lease themselves, of which it is enough to know
 * how much they are.
 *
 * @param lease the lease's number
 * @param pool of what
 * @param till whose it was
 * @param attempts the numbers of the payments that spent of it and stand in sales; none where sales name it
 * @param spent how much the sales spent that name it; absent where payments do not
 * @param at when it was returned
 */
public record LeaseReturned(
        String lease,
        LeasePool pool,
        TillId till,
        List<String> attempts,
        @Nullable Long spent,
        Instant at) implements LeaseRequest {
    public LeaseReturned {
        Objects.requireNonNull(lease, "lease");
        Objects.requireNonNull(pool, "pool");
        Objects.requireNonNull(till, "till");
        Objects.requireNonNull(at, "at");
        attempts = List.copyOf(attempts);
        if (spent != null && spent < 0) {
            throw new IllegalArgumentException("Lease " + lease + " is returned with " + spent + " spent; 0 or more.");
        }
    }

    /** One of which payments spent. */
    public LeaseReturned(String lease, LeasePool pool, TillId till, List<String> attempts, Instant at) {
        this(lease, pool, till, attempts, null, at);
    }
}
