package io.tillstream.checkout.promotion;

import io.tillstream.checkout.promotion.BasketPhase.BasketGrant;
import io.tillstream.checkout.promotion.Savings.Given;
import io.tillstream.checkout.promotion.Savings.LineCost;
import io.tillstream.checkout.promotion.Savings.Share;
import io.tillstream.events.Money;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Brings what was booked on wares back to the lines they came from. */
final class Receipt {
    /** Units and money of one promotion at one place, one of several there. */
    private record Part(int line, Role role, long units, long minor) {
        static final Comparator<Part> ORDER = (one, other) -> {
            int byLine = Integer.compare(one.line, other.line);
            return byLine != 0 ? byLine : other.role.compareTo(one.role);
        };
    }

    /** What one promotion does. */
    private record Tally(RankedPromotion promotion, List<Part> parts) {}

    private final Purchase purchase;
    private final Counter counter;
    private final List<Tally> tallies = new ArrayList<>();
    private final long[] off;

    Receipt(Purchase purchase, Counter counter, List<Slice> slices, List<BasketGrant> basket) {
        this.purchase = purchase;
        this.counter = counter;
        this.off = new long[purchase.lines().size()];
        for (Booking booking : counter.bookings()) {
            // A promotion books all it does at once.
            if (tallies.isEmpty()
                    || tallies.getLast().promotion().rank()
                            != booking.promotion().rank()) {
                tallies.add(new Tally(booking.promotion(), new ArrayList<>()));
            }
            Slice.cut(
                    booking.ware(),
                    booking.from(),
                    booking.count(),
                    (place, count) -> add(place, booking.role(), count, count * booking.off()));
        }
        for (BasketGrant grant : basket) {
            tallies.add(new Tally(grant.candidate().ranked, new ArrayList<>()));
            for (Slice slice : slices) {
                if (BasketPhase.counts(grant.candidate(), slice.lot())) {
                    add(slice.place(), Role.REWARD, slice.count(), 0);
                }
            }
            for (int place = 0; place < grant.offs().length; place++) {
                if (grant.offs()[place] > 0) {
                    add(place, Role.REWARD, 0, grant.offs()[place]);
                }
            }
        }
        tallies.sort(Comparator.comparingInt(tally -> tally.promotion().rank()));
    }

    private void add(int place, Role role, long units, long minor) {
        tallies.getLast().parts().add(new Part(purchase.lines().get(place).number(), role, units, minor));
        off[place] += minor;
    }

    List<LineCost> lines() {
        List<LineCost> lines = new ArrayList<>(off.length);
        for (int place = 0; place < off.length; place++) {
            CountedLine line = purchase.lines().get(place);
            Money gross = line.gross();
            Money taken = Money.ofMinor(off[place], purchase.currency());
            lines.add(new LineCost(line.number(), gross, taken, gross.minus(taken)));
        }
        return lines;
    }

    List<Given> given() {
        List<Given> given = new ArrayList<>(tallies.size());
        for (Tally tally : tallies) {
            RankedPromotion promotion = tally.promotion();
            List<Share> shares = shares(tally.parts());
            long total = 0;
            for (Share share : shares) {
                total += share.amount().minor();
            }
            given.add(new Given(
                    promotion.id(),
                    promotion.promotion().name(),
                    Math.max(1, counter.usesOf(promotion)),
                    Money.ofMinor(total, purchase.currency()),
                    shares));
        }
        return given;
    }

    /** Per line, rewards first; parts of the same line and role together. */
    private List<Share> shares(List<Part> parts) {
        parts.sort(Part.ORDER);
        List<Share> shares = new ArrayList<>();
        for (int begin = 0; begin < parts.size(); ) {
            Part first = parts.get(begin);
            long units = 0;
            long minor = 0;
            int end = begin;
            while (end < parts.size() && Part.ORDER.compare(first, parts.get(end)) == 0) {
                units += parts.get(end).units();
                minor += parts.get(end).minor();
                end++;
            }
            shares.add(new Share(first.line(), units, first.role(), Money.ofMinor(minor, purchase.currency())));
            begin = end;
        }
        return shares;
    }
}
