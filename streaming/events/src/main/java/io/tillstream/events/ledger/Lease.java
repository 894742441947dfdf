package io.tillstream.events.ledger;

import io.tillstream.events.TillId;
import io.tillstream.events.lease.LeasePool;
import io.tillstream.events.member.PointsAccount;
import io.tillstream.events.sale.PointsLot;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a till was answered that asked for a part of something limited. Topic {@code aggregate.lease.v1}, key: the lease; it
 * is deleted there once nothing more can be spent of it, and a refusal right away.
 *
 * @param lease its number
 * @param pool of what
 * @param till who asked
 * @param units how much this till alone may spend; 0 is a refusal
 * @param free how much is left for others now, below 0 when more was spent than there was
 * @param until when it lapses for the till; the ledger keeps it until the till has returned it
 * @param points which points they are; absent where it lends none
 */
public record Lease(
        String lease,
        LeasePool pool,
        TillId till,
        long units,
        long free,
        Instant until,
        @Nullable LentPoints points) {
    /**
     * Points that are lent.
     *
     * @param lots those that expire first going first; all of them together are the units
     * @param rate what they are worth
     */
    public record LentPoints(List<PointsLot> lots, PointsAccount.Rate rate) {
        public LentPoints {
            lots = List.copyOf(lots);
            Objects.requireNonNull(rate, "rate");
        }
    }

    /** One of anything but points. */
    public Lease(String lease, LeasePool pool, TillId till, long units, long free, Instant until) {
        this(lease, pool, till, units, free, until, null);
    }

    public Lease {
        Objects.requireNonNull(lease, "lease");
        Objects.requireNonNull(pool, "pool");
        Objects.requireNonNull(till, "till");
        Objects.requireNonNull(until, "until");
        if (units < 0) {
            throw new IllegalArgumentException("Lease " + lease + " is of " + units + " units; 0 or more.");
        }
    }
}
