package io.tillstream.till;

import io.tillstream.events.TillId;
import io.tillstream.events.lease.LeasePool;
import io.tillstream.events.ledger.Lease;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What head office lends of promotions' limits, and what it has back. */
public final class LimitsFake {
    private final Map<LeasePool, Long> free = new LinkedHashMap<>();
    private final Map<String, Lease> open = new LinkedHashMap<>();
    private final Map<String, Long> ended = new LinkedHashMap<>();
    private final List<LeasePool> asked = new ArrayList<>();
    private Instant until = Shop.NOON.plus(Duration.ofHours(4));

    /** So much is free of it. */
    public synchronized void have(LeasePool limit, long units) {
        free.put(limit, units);
    }

    /** What is lent from now on lapses then. */
    public synchronized void lendUntil(Instant newUntil) {
        until = newUntil;
    }

    synchronized Lease lend(String lease, LeasePool limit, long units) {
        asked.add(limit);
        Lease before = open.get(lease);
        if (before != null) {
            return before;
        }
        long left = free.getOrDefault(limit, 0L);
        Lease lent = new Lease(
                lease, limit, TillId.parse("s1-t1"), Math.min(units, left), left - Math.min(units, left), until);
        free.put(limit, lent.free());
        if (lent.units() > 0) {
            open.put(lease, lent);
        }
        return lent;
    }

    synchronized void end(String lease, long spent) {
        Lease lent = open.remove(lease);
        if (lent != null) {
            free.merge(lent.pool(), lent.units() - spent, Long::sum);
            ended.put(lease, spent);
        }
    }

    /** Limits it was asked for, in order. */
    public synchronized List<LeasePool> asked() {
        return List.copyOf(asked);
    }

    /** Leases that are not back. */
    public synchronized List<Lease> open() {
        return List.copyOf(open.values());
    }

    /** Leases that are back, with what was spent of each. */
    public synchronized Map<String, Long> ended() {
        return Map.copyOf(ended);
    }

    /** What is free of it now. */
    public synchronized long free(LeasePool limit) {
        return free.getOrDefault(limit, 0L);
    }
}
