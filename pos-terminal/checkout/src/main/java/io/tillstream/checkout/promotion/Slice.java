package io.tillstream.checkout.promotion;

import java.util.ArrayList;
import java.util.List;

/**
 * Units of a lot that lie in one line.
 *
 * @param place the line's place in the purchase
 * @param lot how they have fared
 * @param count how many
 */
record Slice(int place, Lot lot, long count) {
    static List<Slice> of(List<Lot> lots) {
        List<Slice> slices = new ArrayList<>(lots.size());
        for (Lot lot : lots) {
            if (lot.ware().places.length == 1) {
                slices.add(new Slice(lot.ware().places[0], lot, lot.count()));
            } else {
                cut(lot.ware(), lot.from(), lot.count(), (place, count) -> slices.add(new Slice(place, lot, count)));
            }
        }
        return slices;
    }

    /** Takes units of one line. */
    interface Taker {
        void take(int place, long count);
    }

    /** Cuts a run of a ware's units at the ends of its lines. */
    static void cut(Ware ware, long from, long count, Taker taker) {
        long lineBegin = 0;
        long end = from + count;
        for (int i = 0; i < ware.places.length; i++) {
            long lineEnd = lineBegin + ware.unitsAt[i];
            long inLine = Math.min(end, lineEnd) - Math.max(from, lineBegin);
            if (inLine > 0) {
                taker.take(ware.places[i], inLine);
            }
            lineBegin = lineEnd;
        }
    }

    long net() {
        return count * lot.net();
    }
}
