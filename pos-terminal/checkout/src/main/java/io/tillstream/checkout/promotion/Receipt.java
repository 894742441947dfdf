package io.tillstream.checkout.promotion;

import io.tillstream.checkout.promotion.BasketPhase.BasketGrant;
import io.tillstream.checkout.promotion.Counter.Deed;
import io.tillstream.checkout.promotion.Savings.Given;
import io.tillstream.checkout.promotion.Savings.LineCost;
import io.tillstream.checkout.promotion.Savings.Share;
import io.tillstream.events.Money;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Brings what was booked on wares back to the lines they came from. */
final class Receipt {
    /** Units and money of one promotion at one line, one of several there. */
    private record Part(int line, Role role, long units, long minor) {
        /** Per line, rewards first. */
        static final Comparator<Part> ORDER = (one, other) -> {
            int byLine = Integer.compare(one.line, other.line);
            return byLine != 0 ? byLine : other.role.compareTo(one.role);
        };
    }

    /** What one promotion gave, with its place in the order of promotions. */
    private record Ranked(int rank, Given given) {
        static final Comparator<Ranked> ORDER = (one, other) -> Integer.compare(one.rank, other.rank);
    }

    private final Purchase purchase;
    private final List<Ranked> given = new ArrayList<>();
    private final long[] off;

    Receipt(Purchase purchase, Counter counter, List<Slice> slices, List<BasketGrant> basket) {
        this.purchase = purchase;
        this.off = new long[purchase.lines().size()];
        for (Deed deed : counter.deeds()) {
            add(deed.promotion(), Math.max(1, deed.uses()), partsOf(deed));
        }
        for (BasketGrant grant : basket) {
            add(grant.candidate().ranked, 1, partsOf(grant, slices));
        }
        given.sort(Ranked.ORDER);
    }

    private List<Part> partsOf(Deed deed) {
        List<Part> parts = new ArrayList<>(deed.bookings().size());
        for (Booking booking : deed.bookings()) {
            Slice.cut(
                    booking.ware(),
                    booking.from(),
                    booking.count(),
                    (place, count) -> parts.add(part(place, booking.role(), count, count * booking.off())));
        }
        return parts;
    }

    private List<Part> partsOf(BasketGrant grant, List<Slice> slices) {
        long[] units = new long[off.length];
        for (Slice slice : slices) {
            if (BasketPhase.counts(grant.candidate(), slice.lot())) {
                units[slice.place()] += slice.count();
            }
        }
        List<Part> parts = new ArrayList<>(units.length);
        for (int place = 0; place < units.length; place++) {
            if (units[place] > 0 || grant.offs()[place] > 0) {
                parts.add(part(place, Role.REWARD, units[place], grant.offs()[place]));
            }
        }
        return parts;
    }

    private Part part(int place, Role role, long units, long minor) {
        off[place] += minor;
        return new Part(purchase.lines().get(place).number(), role, units, minor);
    }

    private void add(RankedPromotion promotion, long uses, List<Part> parts) {
        long total = 0;
        for (Part part : parts) {
            total += part.minor();
        }
        given.add(new Ranked(
                promotion.rank(),
                new Given(promotion.id(), promotion.promotion().name(), uses, money(total), shares(parts))));
    }

    /** Per line, rewards first; parts of the same line and role together. */
    private List<Share> shares(List<Part> parts) {
        if (parts.size() > 1) {
            parts.sort(Part.ORDER);
        }
        List<Share> shares = new ArrayList<>(parts.size());
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
            shares.add(new Share(first.line(), units, first.role(), money(minor)));
            begin = end;
        }
        return shares;
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
        List<Given> byRank = new ArrayList<>(given.size());
        for (Ranked one : given) {
            byRank.add(one.given());
        }
        return byRank;
    }

    private Money money(long minor) {
        return Money.ofMinor(minor, purchase.currency());
    }
}
