package io.tillstream.topologies.lease;

import io.tillstream.events.TillId;
import io.tillstream.events.lease.LeaseAsked;
import io.tillstream.events.lease.LeaseReturned;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * How a pool stands. What a lease holds stays held until its till has returned it and everything the till spent of it has
 * arrived: a till that is cut off may have spent any of it, whatever the clock says. So what was spent at tills, arrived or
 * not, is never more than the pool held, in whichever order facts come. A sale that names its lease counts once; of a payment
 * that does not, what has arrived counts twice until the lease is over, which keeps others waiting and overspends nothing.
 *
 * @param filled what there is in all
 * @param spent what sales have used of it, as far as they have arrived
 * @param open leases that are not over, by number
 * @param arrived payments that arrived since there was no open lease
 * @param over leases that ended within a day, when: the same question comes again when its answer was lost
 * @param early what sales spent of leases within a day that nobody has asked for yet
 */
record Pool(
        long filled,
        long spent,
        Map<String, Open> open,
        Set<String> arrived,
        Map<String, Instant> over,
        Map<String, Early> early) {
    static final Pool EMPTY = new Pool(0, 0, Map.of(), Set.of(), Map.of(), Map.of());

    private static final Duration REMEMBERED = Duration.ofDays(1);

    /**
     * A lease that is not over.
     *
     * @param till whose
     * @param units how much it may spend
     * @param until when it lapses for the till
     * @param arrived how much of it sales have spent that name it
     * @param returned what spent of it, once the till has returned it
     */
    record Open(
            TillId till,
            long units,
            Instant until,
            long arrived,
            @Nullable Returned returned) {
        /** What of it is neither free nor known to be spent. */
        long held() {
            return returned == null || returned.spent() == null
                    ? Math.max(0, Math.subtractExact(units, arrived))
                    : Math.max(0, Math.subtractExact(returned.spent(), arrived));
        }

        private boolean isOver(Set<String> payments) {
            return returned != null
                    && payments.containsAll(returned.attempts())
                    && (returned.spent() == null || arrived >= returned.spent());
        }

        private Open arriving(long more) {
            return new Open(till, units, until, Math.addExact(arrived, more), returned);
        }
    }

    /**
     * What a till says it spent of a lease.
     *
     * @param attempts its payments
     * @param spent how much in sales that name it, or absent
     */
    record Returned(Set<String> attempts, @Nullable Long spent) {
        Returned {
            attempts = new TreeSet<>(attempts);
        }
    }

    /**
     * What sales have spent of a lease that nobody has asked for yet.
     *
     * @param units so much
     * @param at when the last of them arrived
     */
    record Early(long units, Instant at) {}

    Pool {
        open = new TreeMap<>(open);
        arrived = new TreeSet<>(arrived);
        over = new TreeMap<>(over);
        early = new TreeMap<>(early);
    }

    /** What nobody holds and nobody has spent; below 0 when more was spent than there was. */
    long free() {
        long held = open.values().stream().mapToLong(Open::held).reduce(0, Math::addExact);
        return Math.subtractExact(Math.subtractExact(filled, spent), held);
    }

    Pool filledBy(long units) {
        return of(Math.addExact(filled, units));
    }

    /** With so much in all. */
    Pool of(long units) {
        return new Pool(units, spent, open, arrived, over, early);
    }

    /** With so much in all, off which these payments are taken already. */
    Pool standing(long units, Collection<String> paid, Instant now) {
        Set<String> seen = new HashSet<>(arrived);
        if (!open.isEmpty()) {
            seen.addAll(paid);
        }
        return new Pool(units, 0, open, seen, over, early).settled(now);
    }

    /** With a payment, which may be the last that a returned lease waited for. */
    Pool spending(long units, @Nullable String attempt, Instant now) {
        Set<String> seen = new HashSet<>(arrived);
        if (attempt != null && units > 0 && !open.isEmpty()) {
            seen.add(attempt);
        }
        return new Pool(filled, Math.addExact(spent, units), open, seen, over, early).settled(now);
    }

    /** With what a sale spent of a lease it names. */
    Pool spendingOf(String lease, long units, Instant now) {
        Map<String, Open> next = new TreeMap<>(open);
        Map<String, Early> unasked = new TreeMap<>(early);
        if (next.computeIfPresent(lease, (number, one) -> one.arriving(units)) == null && !over.containsKey(lease)) {
            unasked.merge(
                    lease,
                    new Early(units, now),
                    (one, other) -> new Early(Math.addExact(one.units(), other.units()), now));
        }
        unasked.values().removeIf(one -> one.at().isBefore(now.minus(REMEMBERED)));
        return new Pool(filled, Math.addExact(spent, units), next, arrived, over, unasked).settled(now);
    }

    /** With a lease of as much as is free, or the same pool when nothing is. */
    Pool leasing(LeaseAsked asked) {
        long units = Math.min(asked.units(), free());
        if (units <= 0) {
            return this;
        }
        Map<String, Open> more = new TreeMap<>(open);
        Map<String, Early> unasked = new TreeMap<>(early);
        Early before = unasked.remove(asked.lease());
        more.put(
                asked.lease(), new Open(asked.till(), units, asked.until(), before == null ? 0 : before.units(), null));
        return new Pool(filled, spent, more, arrived, over, unasked);
    }

    /**
     * With a lease that its till has returned; anybody else returns nothing. One that was not asked for yet is over before it
     * begins: its question was overtaken on the way, and nobody waits for the answer.
     */
    Pool returning(LeaseReturned back, Instant now) {
        Open lease = open.get(back.lease());
        if (lease == null) {
            return new Pool(filled, spent, open, arrived, over(List.of(back.lease()), now), early);
        }
        if (!lease.till().equals(back.till()) || lease.returned() != null) {
            return this;
        }
        Map<String, Open> next = new TreeMap<>(open);
        Returned returned = new Returned(Set.copyOf(back.attempts()), back.spent());
        next.put(back.lease(), new Open(lease.till(), lease.units(), lease.until(), lease.arrived(), returned));
        return new Pool(filled, spent, next, arrived, over, early).settled(now);
    }

    /** Without the leases of which everything has arrived. */
    private Pool settled(Instant now) {
        List<String> ended = new ArrayList<>();
        open.forEach((number, lease) -> {
            if (lease.isOver(arrived)) {
                ended.add(number);
            }
        });
        Map<String, Open> left = new TreeMap<>(open);
        left.keySet().removeAll(ended);
        return new Pool(filled, spent, left, left.isEmpty() ? Set.of() : arrived, over(ended, now), early);
    }

    private Map<String, Instant> over(List<String> ended, Instant now) {
        Map<String, Instant> remembered = new TreeMap<>(over);
        ended.forEach(number -> remembered.putIfAbsent(number, now));
        remembered.values().removeIf(end -> end.isBefore(now.minus(REMEMBERED)));
        return remembered;
    }
}
