package io.tillstream.checkout.returns;

import io.tillstream.checkout.pricing.Points;
import io.tillstream.checkout.pricing.Rounding;
import io.tillstream.events.Money;
import io.tillstream.events.sale.PointsLot;
import io.tillstream.events.sale.Tender;
import io.tillstream.events.sale.Tender.TenderType;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One means of payment of a sale, with what was given back to it.
 *
 * @param key which
 * @param paid what it paid
 * @param refunded what went back to it, at most {@code paid} unless somebody made a mistake
 * @param lots the points it spent, in the order in which they come back
 * @param pointsBack how many of them came back
 */
record TenderLeft(Key key, Money paid, Money refunded, List<PointsLot> lots, long pointsBack) {
    /** What tells one means of payment from another: its kind, and where the money came from. */
    record Key(
            TenderType type,
            @Nullable String attempt,
            @Nullable String account) {
        static Key of(Tender tender) {
            return new Key(tender.type(), tender.attempt(), tender.account());
        }
    }

    /** Latest expiry first: a customer who keeps some of the goods gets those points back that last. */
    private static final Comparator<PointsLot> LASTING_FIRST = Comparator.comparing(
                    PointsLot::expiresOn, Comparator.nullsLast(Comparator.naturalOrder()))
            .reversed();

    static PointsLot opposite(PointsLot lot) {
        return new PointsLot(-lot.points(), lot.expiresOn());
    }

    static TenderLeft whole(Tender tender) {
        return new TenderLeft(
                Key.of(tender),
                tender.net(),
                Money.zero(tender.net().currency()),
                tender.points().stream().sorted(LASTING_FIRST).toList(),
                0);
    }

    TenderLeft and(TenderLeft more) {
        return new TenderLeft(
                key,
                paid.plus(more.paid),
                refunded,
                Stream.concat(lots.stream(), more.lots.stream())
                        .sorted(LASTING_FIRST)
                        .toList(),
                0);
    }

    TenderLeft after(List<Tender> refunds) {
        Money back = refunded;
        long points = pointsBack;
        for (Tender refund : refunds) {
            if (Key.of(refund).equals(key)) {
                back = back.minus(refund.tendered());
                points = Math.subtractExact(points, total(refund.points()));
            }
        }
        return new TenderLeft(key, paid, back, lots, points);
    }

    Money left() {
        Money left = paid.minus(refunded);
        return left.isNegative() ? Money.zero(paid.currency()) : left;
    }

    /** Gives an amount back, at most what is left. */
    Tender giveBack(Money amount) {
        return new Tender(
                key.type(),
                amount.negated(),
                Money.zero(amount.currency()),
                key.attempt(),
                key.account(),
                pointsFor(amount));
    }

    /** The points that stand for an amount: in proportion, by cumulative floor, all of them with the last of the money. */
    private List<PointsLot> pointsFor(Money amount) {
        if (lots.isEmpty()) {
            return List.of();
        }
        long spent = total(lots);
        long upTo = Rounding.cumulativeFloor(spent, refunded.plus(amount).minor(), paid.minor());
        return slice(pointsBack, upTo);
    }

    private static long total(List<PointsLot> lots) {
        return Points.sum(lots.stream().mapToLong(PointsLot::points));
    }

    private List<PointsLot> slice(long from, long to) {
        List<PointsLot> back = new ArrayList<>();
        long passed = 0;
        for (PointsLot lot : lots) {
            long overlap = Math.min(to, passed + lot.points()) - Math.max(from, passed);
            if (overlap > 0) {
                back.add(new PointsLot(-overlap, lot.expiresOn()));
            }
            passed += lot.points();
        }
        return List.copyOf(back);
    }
}
