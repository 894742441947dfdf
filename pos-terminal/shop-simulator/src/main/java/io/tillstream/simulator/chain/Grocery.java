package io.tillstream.simulator.chain;

import io.tillstream.checkout.pricing.ShelfItem;
import io.tillstream.events.Gtin;
import io.tillstream.events.assortment.Price;
import io.tillstream.events.assortment.Product;

/**
 * One item of the assortment.
 *
 * @param index its place in the assortment, from 0
 * @param product as the chain lists it
 * @param price what it costs
 * @param popularity how often it is bought, against the others
 */
record Grocery(int index, Product product, Price price, int popularity) {
    Gtin gtin() {
        return product.gtin();
    }

    ShelfItem onShelf() {
        return ShelfItem.of(product, price);
    }
}
