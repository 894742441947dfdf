package io.tillstream.events.lease;

import io.tillstream.events.TillId;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * A till spends nothing more of a lease. What it spent are payments in its journal, which may still be on the way: the ledger
 * gives the rest free once it has seen them all.
 *
 * @param lease the lease's number
 * @param pool of what
 * @param till whose it was
 * @param attempts the numbers of the payments that spent of it and stand in sales
 * @param at when it was returned
 */
public record LeaseReturned(String lease, LeasePool pool, TillId till, List<String> attempts, Instant at)
        implements LeaseRequest {
    public LeaseReturned {
        Objects.requireNonNull(lease, "lease");
        Objects.requireNonNull(pool, "pool");
        Objects.requireNonNull(till, "till");
        Objects.requireNonNull(at, "at");
        attempts = List.copyOf(attempts);
    }
}
