package io.tillstream.benchmarks.price;

import io.tillstream.benchmarks.price.Trolley.Goods;
import java.util.ArrayList;
import java.util.List;

/**
 * The subset in which a shop system without cents reckons as we do: every other item is cheaper by itself, one thing at
 * a time, and no share needs rounding.
 */
final class SimpleShop {
    private static final int EXACT = 20;

    private final PromotedShop shop;
    private final int promotions;

    SimpleShop(int promotions) {
        this.promotions = promotions;
        this.shop = new PromotedShop(promotions);
    }

    List<Offer> offers() {
        List<Offer> offers = new ArrayList<>();
        for (int i = 0; i < promotions; i++) {
            int item = 2 * i;
            offers.add(
                    i % 2 == 0
                            ? new Offer.ItemPercent("i" + item, 0, PromotedShop.gtin(item), 1_000 + i % 3 * 500)
                            : new Offer.ItemAmount("i" + item, 0, PromotedShop.gtin(item), 10 + item % 21));
        }
        return offers;
    }

    /** Prices twenty times as high: five percent of them are whole. */
    List<Trolley> trolleys(int count, long seed) {
        return shop.trolleys(count, seed).stream()
                .map(trolley -> new Trolley(trolley.goods().stream()
                        .map(goods -> new Goods(goods.item(), goods.category(), goods.minor() * EXACT, goods.pieces()))
                        .toList()))
                .toList();
    }
}
