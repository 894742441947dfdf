package io.tillstream.checkout.promotion;

import io.tillstream.checkout.promotion.BasketPhase.BasketGrant;
import io.tillstream.checkout.promotion.Savings.Given;
import io.tillstream.checkout.promotion.Savings.LineCost;
import io.tillstream.checkout.promotion.Savings.Share;
import io.tillstream.events.Money;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Brings what was booked on wares back to the lines they came from. */
final class Receipt {
    private record At(int place, Role role) implements Comparable<At> {
        @Override
        public int compareTo(At other) {
            int byPlace = Integer.compare(place, other.place);
            return byPlace != 0 ? byPlace : other.role.compareTo(role);
        }
    }

    /** Units and money of one promotion at one place. */
    private static final class Sum {
        private long units;
        private long minor;
    }

    private final Purchase purchase;
    private final Counter counter;
    private final Map<RankedPromotion, Map<At, Sum>> shares =
            new TreeMap<>(Comparator.comparingInt(RankedPromotion::rank));

    Receipt(Purchase purchase, Counter counter, List<BasketGrant> basket) {
        this.purchase = purchase;
        this.counter = counter;
        for (Booking booking : counter.bookings()) {
            Slice.cut(
                    booking.ware(),
                    booking.from(),
                    booking.count(),
                    (place, count) -> add(booking.promotion(), place, booking.role(), count, count * booking.off()));
        }
        List<Slice> slices = Slice.of(counter.lots());
        for (BasketGrant grant : basket) {
            for (Slice slice : slices) {
                if (BasketPhase.counts(grant.candidate(), slice.lot())) {
                    add(grant.candidate().ranked, slice.place(), Role.REWARD, slice.count(), 0);
                }
            }
            for (int place = 0; place < grant.offs().length; place++) {
                if (grant.offs()[place] > 0) {
                    add(grant.candidate().ranked, place, Role.REWARD, 0, grant.offs()[place]);
                }
            }
        }
    }

    private void add(RankedPromotion promotion, int place, Role role, long units, long minor) {
        Sum sum = shares.computeIfAbsent(promotion, none -> new TreeMap<>())
                .computeIfAbsent(new At(place, role), none -> new Sum());
        sum.units += units;
        sum.minor += minor;
    }

    List<LineCost> lines() {
        long[] off = new long[purchase.lines().size()];
        shares.values().forEach(places -> places.forEach((at, sum) -> off[at.place()] += sum.minor));
        List<LineCost> lines = new ArrayList<>();
        for (int place = 0; place < off.length; place++) {
            CountedLine line = purchase.lines().get(place);
            Money gross = line.gross();
            Money taken = Money.ofMinor(off[place], purchase.currency());
            lines.add(new LineCost(line.number(), gross, taken, gross.minus(taken)));
        }
        return lines;
    }

    List<Given> given() {
        List<Given> given = new ArrayList<>();
        shares.forEach((promotion, places) -> {
            List<Share> at = new ArrayList<>();
            long[] total = new long[1];
            places.forEach((where, sum) -> {
                at.add(new Share(
                        purchase.lines().get(where.place()).number(),
                        sum.units,
                        where.role(),
                        Money.ofMinor(sum.minor, purchase.currency())));
                total[0] += sum.minor;
            });
            at.sort(Comparator.comparingInt(Share::line).thenComparing(Share::role, Comparator.reverseOrder()));
            given.add(new Given(
                    promotion.id(),
                    promotion.promotion().name(),
                    Math.max(1, counter.usesOf(promotion)),
                    Money.ofMinor(total[0], purchase.currency()),
                    at));
        });
        return given;
    }
}
