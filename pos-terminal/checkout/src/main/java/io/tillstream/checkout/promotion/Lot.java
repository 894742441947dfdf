package io.tillstream.checkout.promotion;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Units of a ware that have fared the same so far.
 *
 * @param at its place when the counter was last looked at as a whole, {@link Counter#lots}
 * @param ware of what
 * @param from number of the first unit
 * @param count how many
 * @param off what has been taken off each
 * @param served whether they serve a promotion that does not stack
 */
record Lot(int at, Ware ware, long from, long count, long off, boolean served) {
    /** The dearest goods first. */
    static final Comparator<Lot> BY_FALLING_PRICE = (one, other) -> Long.compare(other.ware.price, one.ware.price);

    static List<Lot> of(List<Ware> wares) {
        List<Lot> lots = new ArrayList<>(wares.size());
        for (Ware ware : wares) {
            lots.add(new Lot(lots.size(), ware, 0, ware.units, 0, false));
        }
        return lots;
    }

    Lot standingAt(int place) {
        return place == at ? this : new Lot(place, ware, from, count, off, served);
    }

    /** Some of its units, reduced further. */
    Lot piece(long first, long units, long more, boolean nowServed) {
        return new Lot(at, ware, first, units, off + more, served || nowServed);
    }

    long end() {
        return from + count;
    }

    long net() {
        return ware.price - off;
    }

    /** What may still be taken off each unit by a promotion with that floor. */
    long room(long promotionFloor) {
        return Math.max(0, net() - Math.max(ware.floor, promotionFloor));
    }
}
