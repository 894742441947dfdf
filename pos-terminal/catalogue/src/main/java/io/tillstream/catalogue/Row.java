package io.tillstream.catalogue;

import io.tillstream.events.assortment.ItemPrices;
import io.tillstream.events.assortment.Product;
import io.tillstream.events.ledger.StockOnHand;
import org.jspecify.annotations.Nullable;

/** What is known of one item; each part may be told before the others, or taken back. */
record Row(
        @Nullable Product product,
        @Nullable ItemPrices prices,
        @Nullable StockOnHand stock) {
    static final Row NOTHING = new Row(null, null, null);

    Row with(@Nullable Product told) {
        return new Row(told, prices, stock);
    }

    Row with(@Nullable ItemPrices told) {
        return new Row(product, told, stock);
    }

    Row with(@Nullable StockOnHand told) {
        return new Row(product, prices, told);
    }

    boolean isEmpty() {
        return product == null && prices == null && stock == null;
    }
}
