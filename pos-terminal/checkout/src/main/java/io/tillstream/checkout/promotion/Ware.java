package io.tillstream.checkout.promotion;

import io.tillstream.checkout.pricing.Rounding;
import io.tillstream.events.Gtin;
import io.tillstream.events.Money;
import io.tillstream.events.Quantity;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Units of a basket that nothing tells apart: one item at one price. The units are numbered 0, 1, 2, … through the lines
 * they lie in; a weighed line is one unit.
 */
final class Ware {
    /** What makes units the same. Grams are -1 for goods sold by the piece. */
    private record Sameness(Gtin gtin, String category, Set<String> tags, long unitPrice, long unitFloor, long grams) {}

    private static final Comparator<Sameness> ORDER = Comparator.comparing(Sameness::gtin)
            .thenComparingLong(Sameness::unitPrice)
            .thenComparingLong(Sameness::grams)
            .thenComparingLong(Sameness::unitFloor)
            .thenComparing(Sameness::category)
            .thenComparing(sameness ->
                    String.join(",", sameness.tags().stream().sorted().toList()));

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

    private Ware(int index, List<CountedLine> lines, List<Integer> places) {
        this.index = index;
        this.sample = lines.get(places.getFirst());
        this.price =
                sample.isWeighed() ? sample.gross().minor() : sample.unitPrice().minor();
        this.floor = perUnit(sample.floor());
        this.places = places.stream().mapToInt(Integer::intValue).toArray();
        this.unitsAt = places.stream().mapToLong(at -> unitsOf(lines.get(at))).toArray();
        long sum = 0;
        for (long count : unitsAt) {
            sum += count;
        }
        this.units = sum;
    }

    /** The wares of a basket's unprotected lines, in an order that does not depend on that of the lines. */
    static List<Ware> of(List<CountedLine> lines) {
        Map<Sameness, List<Integer>> same = HashMap.newHashMap(lines.size());
        for (int i = 0; i < lines.size(); i++) {
            CountedLine line = lines.get(i);
            if (line.protection() == Protection.NONE) {
                same.computeIfAbsent(samenessOf(line), key -> new ArrayList<>()).add(i);
            }
        }
        List<Sameness> keys = new ArrayList<>(same.keySet());
        keys.sort(ORDER);
        List<Ware> wares = new ArrayList<>(keys.size());
        for (Sameness key : keys) {
            List<Integer> places = same.getOrDefault(key, List.of());
            places.sort(Comparator.comparingInt(at -> lines.get(at).number()));
            wares.add(new Ware(wares.size(), lines, places));
        }
        return wares;
    }

    private static Sameness samenessOf(CountedLine line) {
        return new Sameness(
                line.gtin(),
                line.category(),
                line.tags(),
                line.unitPrice().minor(),
                line.floor().minor(),
                line.isWeighed() ? line.quantity().amount() : -1);
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
