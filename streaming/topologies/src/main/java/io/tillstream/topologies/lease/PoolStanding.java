package io.tillstream.topologies.lease;

import io.tillstream.events.TillId;
import io.tillstream.events.lease.LeasePool;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * How something that is lent stands, for whoever has to explain why a till was refused.
 *
 * @param pool what is lent
 * @param filled what there is in all
 * @param spent what sales have used of it, as far as they have arrived
 * @param free what the next till could be lent; below 0 when more was spent than there was
 * @param open who holds the rest
 */
public record PoolStanding(LeasePool pool, long filled, long spent, long free, List<OpenLease> open) {
    /**
     * A lease that is not over.
     *
     * @param lease its number
     * @param till whose
     * @param units how much
     * @param until when it lapses for the till
     * @param returned whether the till has returned it, and only its payments are awaited
     */
    public record OpenLease(String lease, TillId till, long units, Instant until, boolean returned) {}

    public PoolStanding {
        Objects.requireNonNull(pool, "pool");
        open = List.copyOf(open);
    }

    static PoolStanding of(LeasePool pool, Pool state) {
        List<OpenLease> open = state.open().entrySet().stream()
                .map(entry -> {
                    Pool.Open lease = entry.getValue();
                    return new OpenLease(
                            entry.getKey(), lease.till(), lease.units(), lease.until(), lease.returned() != null);
                })
                .toList();
        return new PoolStanding(pool, state.filled(), state.spent(), state.free(), open);
    }
}
