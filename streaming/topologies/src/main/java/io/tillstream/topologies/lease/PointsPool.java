package io.tillstream.topologies.lease;

import io.tillstream.events.lease.LeaseAsked;
import io.tillstream.events.lease.LeaseReturned;
import io.tillstream.events.member.PointsAccount;
import io.tillstream.events.sale.PointsLot;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * How a member's points stand with tills. How many there are says the account, in which everything is taken off that has
 * arrived; what leases hold comes off that, as with any pool, until their payments are in the account.
 *
 * @param account as it stands; absent while the member has none
 * @param pool the leases
 * @param lots which points each open lease holds
 */
record PointsPool(@Nullable PointsAccount account, Pool pool, Map<String, List<PointsLot>> lots) {
    static final PointsPool EMPTY = new PointsPool(null, Pool.EMPTY, Map.of());

    PointsPool {
        lots = new TreeMap<>(lots);
    }

    PointsPool standing(PointsAccount now, Instant at) {
        return new PointsPool(now, pool.standing(now.spendable(now.day()), now.payments(), at), lots).tidy();
    }

    PointsPool returning(LeaseReturned back, Instant at) {
        return new PointsPool(account, pool.returning(back, at), lots).tidy();
    }

    /** With a lease of as many as are free on the day of the question. */
    PointsPool leasing(LeaseAsked asked) {
        if (account == null || account.rate() == null) {
            return this;
        }
        LocalDate day = LocalDate.ofInstant(asked.at(), ZoneOffset.UTC);
        Pool before = pool.standing(account.spendable(day), List.of(), asked.at());
        Pool after = before.leasing(asked);
        Pool.Open lease = after.open().get(asked.lease());
        if (lease == null) {
            return new PointsPool(account, after, lots);
        }
        Map<String, List<PointsLot>> more = new TreeMap<>(lots);
        more.put(asked.lease(), free(account, day, lease.units()));
        return new PointsPool(account, after, more);
    }

    /** The first points that no lease holds. */
    private List<PointsLot> free(PointsAccount of, LocalDate day, long units) {
        Map<String, Long> held = new HashMap<>();
        lots.values()
                .forEach(some ->
                        some.forEach(lot -> held.merge(String.valueOf(lot.expiresOn()), lot.points(), Math::addExact)));
        List<PointsLot> free = new ArrayList<>();
        long left = units;
        for (PointsAccount.Lot lot : of.spendableLots(day)) {
            String name = String.valueOf(lot.expiresOn());
            long taken = Math.min(lot.points(), held.getOrDefault(name, 0L));
            held.merge(name, -taken, Math::addExact);
            long part = Math.min(left, lot.points() - taken);
            if (part > 0) {
                free.add(new PointsLot(part, lot.expiresOn()));
                left -= part;
            }
        }
        return free;
    }

    private PointsPool tidy() {
        Map<String, List<PointsLot>> kept = new TreeMap<>(lots);
        kept.keySet().retainAll(pool.open().keySet());
        return new PointsPool(account, pool, kept);
    }
}
