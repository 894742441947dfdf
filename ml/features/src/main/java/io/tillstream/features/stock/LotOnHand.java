package io.tillstream.features.stock;

import io.tillstream.events.Quantity;
import io.tillstream.events.ledger.StockLots;
import io.tillstream.events.ledger.StockOnHand;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * How much of a lot is still there, as far as anybody can know: tills do not say which batch they sold. Goods of no known lot are
 * taken to be sold first and then what expires first, so that what is about to expire is rather told too high than too low.
 *
 * @param batch the batch, where it is known
 * @param expires the last day it may be sold, where it is known
 * @param onHand how much
 */
public record LotOnHand(@Nullable String batch, @Nullable LocalDate expires, Quantity onHand) {

    /** The lots of which something is there, earliest expiry first. */
    public static List<LotOnHand> of(StockLots lots, StockOnHand stock) {
        long free = Math.max(0, stock.onHand().amount());
        List<Map.Entry<StockLots.Lot, Long>> latestFirst =
                new ArrayList<>(left(lots).entrySet());
        Collections.reverse(latestFirst);
        List<LotOnHand> there = new ArrayList<>();
        for (Map.Entry<StockLots.Lot, Long> lot : latestFirst) {
            long left = Math.min(free, Math.max(0, lot.getValue()));
            free -= left;
            if (left > 0) {
                Quantity quantity = new Quantity(left, stock.onHand().unit());
                there.addFirst(new LotOnHand(lot.getKey().batch(), lot.getKey().expires(), quantity));
            }
        }
        return List.copyOf(there);
    }

    /** How much of each lot the movements leave, earliest expiry first, before sales. */
    private static Map<StockLots.Lot, Long> left(StockLots lots) {
        Map<StockLots.Lot, Long> left = new TreeMap<>(StockLots.EARLIEST_FIRST);
        StockLots.Counted counted = lots.counted();
        if (counted != null) {
            counted.lots()
                    .forEach(found -> left.merge(found.lot(), found.quantity().amount(), Math::addExact));
        }
        lots.moved().forEach(moved -> left.merge(moved.lot(), moved.change().amount(), Math::addExact));
        return left;
    }
}
