package io.tillstream.checkout.promotion;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** The goods on the counter during the line phase, and what has been booked on them. */
final class Counter {
    /**
     * What one promotion did; it does all at once.
     *
     * @param promotion which
     * @param uses how often it was used
     * @param bookings on which units
     */
    record Deed(RankedPromotion promotion, long uses, List<Booking> bookings) {
        long amount() {
            long amount = 0;
            for (Booking booking : bookings) {
                amount += booking.amount();
            }
            return amount;
        }
    }

    /** By rank, in the order in which they were done. */
    private final Map<Integer, Deed> deeds = new LinkedHashMap<>();
    /** The lots of each ware, by first unit: a booking moves no other ware's. */
    private final Lot[][] byWare;
    /** All of them as they were when last asked for. */
    private List<Lot> lots;

    private boolean changed;
    private long total;

    /** With these goods, one lot of each ware. */
    Counter(List<Lot> wares) {
        this.lots = wares;
        this.byWare = new Lot[wares.size()][];
        for (Lot lot : wares) {
            byWare[lot.ware().index] = new Lot[] {lot};
        }
    }

    /** All lots by ware; each is told its place. */
    List<Lot> lots() {
        if (changed) {
            List<Lot> standing = new ArrayList<>(2 * byWare.length);
            for (Lot[] ofWare : byWare) {
                for (int i = 0; i < ofWare.length; i++) {
                    ofWare[i] = ofWare[i].standingAt(standing.size());
                    standing.add(ofWare[i]);
                }
            }
            lots = standing;
            changed = false;
        }
        return lots;
    }

    /** The lots of which a promotion speaks. */
    List<Lot> lotsFor(Candidate candidate) {
        List<Lot> those = new ArrayList<>();
        for (int ware = 0; ware < byWare.length; ware++) {
            if (candidate.roles[ware] != 0) {
                for (Lot lot : byWare[ware]) {
                    those.add(lot);
                }
            }
        }
        return those;
    }

    /** What was done, in that order. */
    Collection<Deed> deeds() {
        return deeds.values();
    }

    List<Booking> bookings() {
        List<Booking> bookings = new ArrayList<>();
        deeds.values().forEach(deed -> bookings.addAll(deed.bookings()));
        return bookings;
    }

    /** The bookings of one promotion. */
    List<Booking> bookingsOf(RankedPromotion promotion) {
        Deed deed = deeds.get(promotion.rank());
        return deed == null ? List.of() : deed.bookings();
    }

    /** What each promotion takes off, by rank. */
    SortedMap<Integer, Long> amounts() {
        SortedMap<Integer, Long> amounts = new TreeMap<>();
        deeds.forEach((rank, deed) -> amounts.put(rank, deed.amount()));
        return amounts;
    }

    long usesOf(RankedPromotion promotion) {
        Deed deed = deeds.get(promotion.rank());
        return deed == null ? 0 : deed.uses();
    }

    /** Books what promotions do with lots of the counter; together they use no unit twice. */
    void book(List<? extends Gain> gains, List<Gain.Grant> grants) {
        for (int i = 0; i < gains.size(); i++) {
            book(gains.get(i), grants.get(i));
        }
    }

    /** Books what a promotion does with lots of the counter. */
    void book(Gain gain, Gain.Grant grant) {
        if (grant.runs().isEmpty()) {
            return;
        }
        RankedPromotion promotion = gain.candidate().ranked;
        List<Booking> bookings = new ArrayList<>(grant.runs().size());
        for (Gain.Run run : grant.runs()) {
            Lot lot = gain.lots().get(run.lot());
            long from = cut(lot, run, !promotion.promotion().stackable());
            bookings.add(new Booking(promotion, lot.ware(), from, run.count(), run.off(), run.role()));
        }
        Deed deed = new Deed(promotion, grant.uses(), bookings);
        deeds.put(promotion.rank(), deed);
        total += deed.amount();
        changed = true;
    }

    /** Parts the first of the units that are left of a lot from the others, and tells the first one's number. */
    private long cut(Lot lot, Gain.Run run, boolean served) {
        Lot[] ofWare = byWare[lot.ware().index];
        int at = 0;
        while (ofWare[at].end() != lot.end()) {
            at++;
        }
        Lot left = ofWare[at];
        Lot piece = left.piece(left.from(), run.count(), run.off(), served);
        if (run.count() == left.count()) {
            ofWare[at] = piece;
            return left.from();
        }
        Lot[] more = new Lot[ofWare.length + 1];
        System.arraycopy(ofWare, 0, more, 0, at);
        more[at] = piece;
        more[at + 1] = left.piece(piece.end(), left.count() - run.count(), 0, false);
        System.arraycopy(ofWare, at + 1, more, at + 2, ofWare.length - at - 1);
        byWare[lot.ware().index] = more;
        return left.from();
    }

    /** Whether this saves more than another, or as much but more by the promotion of the lowest rank that differs. */
    boolean isBetterThan(Counter other, int promotions) {
        if (total != other.total) {
            return total > other.total;
        }
        return Arrays.compare(byRank(promotions), other.byRank(promotions)) > 0;
    }

    private long[] byRank(int promotions) {
        long[] all = new long[promotions];
        for (Deed deed : deeds.values()) {
            all[deed.promotion().rank()] = deed.amount();
        }
        return all;
    }
}
