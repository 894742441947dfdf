package io.tillstream.price;

import io.tillstream.checkout.promotion.Protection;
import io.tillstream.events.Money;
import io.tillstream.events.assortment.Product;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A line of the catalogue file after the first.
 *
 * @param product the item, as in {@code fact.product.v1}
 * @param unitPrice per piece, or per kilogram for weighed goods
 * @param floor the least it may cost after discounts; absent for the product's own, if it has one
 * @param tags words it is marked with; absent for the product's own, if it has any
 * @param protection why promotions may not touch it; absent when they may
 */
record CatalogueItem(
        Product product,
        Money unitPrice,
        @Nullable Money floor,
        @Nullable List<String> tags,
        @Nullable Protection protection) {
    CatalogueItem {
        Objects.requireNonNull(product, "product");
        Objects.requireNonNull(unitPrice, "unitPrice");
        if (unitPrice.isNegative()) {
            throw new IllegalArgumentException(
                    "Item " + product.gtin() + " has a price of " + unitPrice + "; 0 or more.");
        }
    }
}
