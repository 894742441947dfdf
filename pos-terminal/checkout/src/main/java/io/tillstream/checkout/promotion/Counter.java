package io.tillstream.checkout.promotion;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** The goods on the counter during the line phase, and what has been booked on them. */
final class Counter {
    private final List<Booking> bookings = new ArrayList<>();
    private final Map<Integer, Long> uses = new HashMap<>();
    private List<Lot> lots;
    private long total;

    Counter(List<Lot> lots) {
        this.lots = lots;
    }

    List<Lot> lots() {
        return lots;
    }

    List<Booking> bookings() {
        return bookings;
    }

    /** What each promotion takes off, by rank. */
    SortedMap<Integer, Long> amounts() {
        SortedMap<Integer, Long> amounts = new TreeMap<>();
        bookings.forEach(booking -> amounts.merge(booking.promotion().rank(), booking.amount(), Long::sum));
        return amounts;
    }

    long usesOf(RankedPromotion promotion) {
        return uses.getOrDefault(promotion.rank(), 0L);
    }

    /** Books what promotions do with the lots on the counter; together they use no unit twice. */
    void book(List<? extends Gain> gains, List<Gain.Grant> grants) {
        List<List<Lot>> cut = new ArrayList<>(Collections.nCopies(lots.size(), List.of()));
        boolean any = false;
        for (int g = 0; g < gains.size(); g++) {
            Gain gain = gains.get(g);
            Candidate candidate = gain.candidate();
            for (Gain.Run run : grants.get(g).runs()) {
                Lot lot = gain.lots().get(run.lot());
                List<Lot> pieces = cut.get(lot.at());
                if (pieces.isEmpty()) {
                    pieces = new ArrayList<>(2);
                    cut.set(lot.at(), pieces);
                    any = true;
                }
                long from = pieces.isEmpty() ? lot.from() : pieces.getLast().end();
                pieces.add(lot.piece(from, run.count(), run.off(), !candidate.promotion.stackable()));
                Booking booking = new Booking(candidate.ranked, lot.ware(), from, run.count(), run.off(), run.role());
                bookings.add(booking);
                total += booking.amount();
            }
            if (grants.get(g).uses() > 0) {
                uses.merge(candidate.ranked.rank(), grants.get(g).uses(), Long::sum);
            }
        }
        if (any) {
            lots = withPieces(cut);
        }
    }

    private List<Lot> withPieces(List<List<Lot>> cut) {
        List<Lot> next = new ArrayList<>(2 * lots.size());
        for (Lot lot : lots) {
            long end = lot.from();
            for (Lot piece : cut.get(lot.at())) {
                next.add(piece.standingAt(next.size()));
                end = piece.end();
            }
            if (end == lot.from()) {
                next.add(lot.standingAt(next.size()));
            } else if (end < lot.end()) {
                next.add(lot.piece(end, lot.end() - end, 0, false).standingAt(next.size()));
            }
        }
        return next;
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
        bookings.forEach(booking -> all[booking.promotion().rank()] += booking.amount());
        return all;
    }
}
