package io.tillstream.checkout.promotion;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** The goods on the counter during the line phase, and what has been booked on them. */
final class Counter {
    private final List<Booking> bookings = new ArrayList<>();
    private final TreeMap<Integer, Long> amounts = new TreeMap<>();
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
        return amounts;
    }

    long usesOf(RankedPromotion promotion) {
        return uses.getOrDefault(promotion.rank(), 0L);
    }

    /** Books what promotions do with the lots on the counter; together they use no unit twice. */
    void book(List<? extends Gain> gains, List<Gain.Grant> grants) {
        Map<Lot, List<Lot>> cut = new HashMap<>();
        for (int g = 0; g < gains.size(); g++) {
            Gain gain = gains.get(g);
            Candidate candidate = gain.candidate();
            for (Gain.Run run : grants.get(g).runs()) {
                Lot lot = gain.lots().get(run.lot());
                List<Lot> pieces = cut.computeIfAbsent(lot, none -> new ArrayList<>());
                long from = pieces.isEmpty() ? lot.from() : endOf(pieces.getLast());
                boolean served = lot.served() || !candidate.promotion.stackable();
                pieces.add(new Lot(lot.ware(), from, run.count(), lot.off() + run.off(), served));
                Booking booking = new Booking(candidate.ranked, lot.ware(), from, run.count(), run.off(), run.role());
                bookings.add(booking);
                amounts.merge(candidate.ranked.rank(), booking.amount(), Long::sum);
                total += booking.amount();
            }
            if (grants.get(g).uses() > 0) {
                uses.merge(candidate.ranked.rank(), grants.get(g).uses(), Long::sum);
            }
        }
        if (!cut.isEmpty()) {
            lots = withPieces(cut);
        }
    }

    private List<Lot> withPieces(Map<Lot, List<Lot>> cut) {
        List<Lot> next = new ArrayList<>(lots.size() + cut.size());
        for (Lot lot : lots) {
            List<Lot> pieces = cut.get(lot);
            if (pieces == null) {
                next.add(lot);
                continue;
            }
            next.addAll(pieces);
            long rest = endOf(lot) - endOf(pieces.getLast());
            if (rest > 0) {
                next.add(new Lot(lot.ware(), endOf(pieces.getLast()), rest, lot.off(), lot.served()));
            }
        }
        return next;
    }

    private static long endOf(Lot lot) {
        return lot.from() + lot.count();
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
        amounts.forEach((rank, amount) -> all[rank] = amount);
        return all;
    }
}
