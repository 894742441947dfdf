package io.tillstream.checkout.promotion;

import io.tillstream.checkout.pricing.Rounding;
import io.tillstream.events.Money;
import io.tillstream.events.Quantity;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Units of a basket that nothing tells apart: one item at one price. The units are numbered 0, 1, 2, … through the lines
 * they lie in; a weighed line is one unit.
 */
final class Ware {
    final int index;
    final CountedLine sample;
    /** What one unit costs, in minor units. */
    final long price;
    /** The least one unit may cost. */
    final long floor;
    /** The places in the purchase of the lines its units lie in, in order of line number. */
    final int[] places;
    /** How many units lie in each of them. */
    final long[] unitsAt;

    final long units;

    private Ware(int index, List<CountedLine> lines, int[] places) {
        this.index = index;
        this.sample = lines.get(places[0]);
        this.price =
                sample.isWeighed() ? sample.gross().minor() : sample.unitPrice().minor();
        this.floor = perUnit(sample.floor());
        this.places = places;
        this.unitsAt = new long[places.length];
        long sum = 0;
        for (int i = 0; i < places.length; i++) {
            unitsAt[i] = unitsOf(lines.get(places[i]));
            sum += unitsAt[i];
        }
        this.units = sum;
    }

    /** The wares of a basket's unprotected lines, in an order that does not depend on that of the lines. */
    static List<Ware> of(List<CountedLine> lines) {
        List<Placed> order = new ArrayList<>(lines.size());
        for (int place = 0; place < lines.size(); place++) {
            CountedLine line = lines.get(place);
            if (line.protection() == Protection.NONE) {
                order.add(new Placed(Long.parseLong(line.gtin().value()), line, place));
            }
        }
        order.sort(Placed.ORDER);
        int count = order.size();
        List<Ware> wares = new ArrayList<>(count);
        for (int begin = 0; begin < count; ) {
            int end = begin + 1;
            while (end < count && order.get(begin).isAlike(order.get(end))) {
                end++;
            }
            int[] places = new int[end - begin];
            for (int i = 0; i < places.length; i++) {
                places[i] = order.get(begin + i).place();
            }
            wares.add(new Ware(wares.size(), lines, places));
            begin = end;
        }
        return wares;
    }

    /**
     * A line with its place in the purchase.
     *
     * @param item the item's digits as a number, which is quicker to compare
     */
    private record Placed(long item, CountedLine line, int place) {
        static final Comparator<Placed> ORDER = (one, other) -> {
            int byWare = compare(one, other);
            return byWare != 0 ? byWare : Integer.compare(one.line.number(), other.line.number());
        };

        boolean isAlike(Placed other) {
            return compare(this, other) == 0;
        }

        private static int compare(Placed one, Placed other) {
            return one.item != other.item ? Long.compare(one.item, other.item) : Ware.compare(one.line, other.line);
        }
    }

    /** The order of wares of one item; 0 for lines whose units nothing tells apart. */
    private static int compare(CountedLine one, CountedLine other) {
        int order = Long.compare(one.unitPrice().minor(), other.unitPrice().minor());
        order = order != 0 ? order : Long.compare(gramsOf(one), gramsOf(other));
        order = order != 0
                ? order
                : Long.compare(one.floor().minor(), other.floor().minor());
        order = order != 0 ? order : one.category().compareTo(other.category());
        return order != 0 || one.tags().equals(other.tags())
                ? order
                : inOneText(one.tags()).compareTo(inOneText(other.tags()));
    }

    private static String inOneText(Set<String> tags) {
        return String.join(",", tags.stream().sorted().toList());
    }

    /** -1 for goods sold by the piece. */
    private static long gramsOf(CountedLine line) {
        return line.isWeighed() ? line.quantity().amount() : -1;
    }

    private static long unitsOf(CountedLine line) {
        return line.isWeighed() ? 1 : line.quantity().amount();
    }

    /** An amount per piece or per kilogram as an amount for one unit. */
    long perUnit(@Nullable Money amount) {
        if (amount == null || amount.isZero()) {
            return 0;
        }
        return sample.isWeighed()
                ? Rounding.gross(amount, Quantity.grams(sample.quantity().amount()))
                        .minor()
                : amount.minor();
    }
}
