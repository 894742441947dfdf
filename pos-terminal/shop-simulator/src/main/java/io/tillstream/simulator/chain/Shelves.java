package io.tillstream.simulator.chain;

import io.tillstream.events.Quantity;
import io.tillstream.events.StoreId;
import io.tillstream.events.stock.GoodsReceived;
import io.tillstream.events.stock.StockLine;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One store's stock as it is and as the books have it. Orders go by the books: up to what the last two weeks sold until
 * the delivery after the next, with a margin.
 */
final class Shelves {
    private static final int MEMORY_DAYS = 14;
    private static final double DAYS_BEYOND_NEXT_DELIVERY = 1.5;
    private static final double MARGIN = 1.3;

    private final StoreId store;
    private final List<Grocery> items;
    private final double[] expectedDaily;
    private final long[] shelf;
    private final long[] books;
    private final long[][] soldByDay;
    private final boolean[][] inStock;
    private final Set<Integer> notDelivered = new HashSet<>();

    Shelves(StoreId store, List<Grocery> items, double unitsADay, int days) {
        this.store = store;
        this.items = items;
        this.shelf = new long[items.size()];
        this.books = new long[items.size()];
        this.soldByDay = new long[days][items.size()];
        this.inStock = new boolean[days][items.size()];
        double all = items.stream().mapToDouble(Grocery::popularity).sum();
        this.expectedDaily = items.stream()
                .mapToDouble(i -> unitsADay * i.popularity() / all)
                .toArray();
    }

    StoreId store() {
        return store;
    }

    long shelf(int item) {
        return shelf[item];
    }

    long books(int item) {
        return books[item];
    }

    /** Says at opening which items are there to be sold today. */
    void open(int day) {
        for (int i = 0; i < shelf.length; i++) {
            inStock[day][i] = shelf[i] > 0;
        }
    }

    void sold(int item, long pieces, int day) {
        shelf[item] -= pieces;
        books[item] -= pieces;
        soldByDay[day][item] += pieces;
    }

    /** Goods that really came back. */
    void returned(int item, long pieces) {
        shelf[item] += pieces;
        books[item] += pieces;
    }

    /** Goods that came back on paper only. */
    void returnedInTheBooks(int item, long pieces) {
        books[item] += pieces;
    }

    /** Goods that went without a record. */
    void vanish(int item, long pieces) {
        shelf[item] -= pieces;
    }

    /** Everything thrown away, and written off in the books. */
    long writeOff(int item) {
        long pieces = books[item];
        books[item] = 0;
        shelf[item] = 0;
        return pieces;
    }

    void stopDelivering(int item) {
        notDelivered.add(item);
    }

    void deliverAgain(int item) {
        notDelivered.remove(item);
    }

    /**
     * The deliveries of a morning, of all suppliers whose day it is; empty when nothing was ordered.
     *
     * @param outOfTurn all suppliers deliver, whatever their day
     */
    Optional<GoodsReceived> deliver(LocalDate date, int day, boolean outOfTurn) {
        List<StockLine> lines = new ArrayList<>();
        for (Grocery item : items) {
            boolean comes =
                    (outOfTurn || ChainSuppliers.deliversOn(item, date)) && !notDelivered.contains(item.index());
            long ordered = comes ? order(item, day, ChainSuppliers.daysToNext(item, date)) : 0;
            if (ordered > 0) {
                shelf[item.index()] += ordered;
                books[item.index()] += ordered;
                lines.add(new StockLine(item.gtin(), Quantity.each(ordered)));
            }
        }
        return lines.isEmpty()
                ? Optional.empty()
                : Optional.of(new GoodsReceived(
                        store + "-" + date + "-1",
                        store,
                        date.atTime(ChainRules.DELIVERY_TIME)
                                .atZone(ChainRules.ZONE)
                                .toInstant(),
                        date,
                        false,
                        "dn-" + store + "-" + date,
                        lines));
    }

    private long order(Grocery item, int day, int daysToNext) {
        double demand = dailyDemand(item.index(), day) * (daysToNext + DAYS_BEYOND_NEXT_DELIVERY);
        double wanted = demand + MARGIN * Math.sqrt(demand);
        int pack = item.product().packSize();
        double missing = wanted - books[item.index()];
        return missing <= 0 ? 0 : (long) Math.ceil(missing / pack) * pack;
    }

    /** What a day in stock sold; days without stock say nothing about demand. */
    private double dailyDemand(int item, int day) {
        long sold = 0;
        int daysInStock = 0;
        for (int d = Math.max(0, day - MEMORY_DAYS); d < day; d++) {
            if (inStock[d][item]) {
                sold += soldByDay[d][item];
                daysInStock++;
            }
        }
        return daysInStock < MEMORY_DAYS / 2 ? expectedDaily[item] : (double) sold / daysInStock;
    }
}
