package io.tillstream.checkout.tender;

import io.tillstream.checkout.pricing.Points;
import io.tillstream.checkout.pricing.Rounding;
import io.tillstream.events.MemberId;
import io.tillstream.events.Money;
import io.tillstream.events.sale.PointsLot;
import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/**
 * Points that a member may spend at this till, granted by the ledger.
 *
 * @param member whose
 * @param lots the points, each with its expiry
 * @param rate what they are worth
 * @param until when the grant lapses
 */
public record PointsLease(MemberId member, List<PointsLot> lots, Rate rate, Instant until) {
    /**
     * What points are worth.
     *
     * @param points so many points
     * @param worth pay so much
     */
    public record Rate(long points, Money worth) {
        public Rate {
            if (points < 1 || !worth.isPositive()) {
                throw new IllegalArgumentException(points + " points cannot be worth " + worth + ".");
            }
        }

        /** The money of some points, rounded down. */
        Money of(long some) {
            long whole = Math.floorDiv(some, points);
            return worth.times(whole)
                    .plus(Money.ofMinor(
                            Rounding.cumulativeFloor(worth.minor(), some - whole * points, points), worth.currency()));
        }
    }

    public PointsLease {
        Objects.requireNonNull(member, "member");
        Objects.requireNonNull(rate, "rate");
        Objects.requireNonNull(until, "until");
        lots = lots.stream()
                .sorted(Comparator.comparing(PointsLot::expiresOn, Comparator.nullsLast(Comparator.naturalOrder())))
                .toList();
    }

    public long points() {
        return Points.sum(lots.stream().mapToLong(PointsLot::points));
    }

    /** The most points that are of use for an amount: not more than are held, and not worth more than it. */
    public long mostFor(Money due) {
        long most = due.isPositive()
                ? BigInteger.valueOf(due.minor())
                        .multiply(BigInteger.valueOf(rate.points()))
                        .divide(BigInteger.valueOf(rate.worth().minor()))
                        .min(BigInteger.valueOf(points()))
                        .longValueExact()
                : 0;
        return Math.max(0, most);
    }

    /** Some of the points, those that expire first. */
    List<PointsLot> take(long points) {
        List<PointsLot> taken = new ArrayList<>();
        long left = points;
        for (PointsLot lot : lots) {
            long some = Math.min(left, lot.points());
            if (some > 0) {
                taken.add(new PointsLot(some, lot.expiresOn()));
                left -= some;
            }
        }
        return List.copyOf(taken);
    }
}
