package io.tillstream.benchmarks.price;

import io.tillstream.events.Gtin;
import java.util.List;

/**
 * What somebody brings to the till, as every contender is told of it.
 *
 * @param goods different items, in the order they are scanned
 */
record Trolley(List<Goods> goods) {
    /**
     * Some pieces of an item.
     *
     * @param item its number
     * @param category its category
     * @param minor what a piece costs
     * @param pieces how many
     */
    record Goods(Gtin item, String category, long minor, int pieces) {}

    Trolley {
        goods = List.copyOf(goods);
    }
}
