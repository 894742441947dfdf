package io.tillstream.checkout.pricing;

import io.tillstream.events.Gtin;
import io.tillstream.events.Money;
import io.tillstream.events.assortment.Price;
import io.tillstream.events.assortment.Product;
import java.util.Objects;

/**
 * An item as a till can sell it.
 *
 * @param product what it is
 * @param unitPrice per piece, or per kilogram for weighed goods
 */
public record ShelfItem(Product product, Money unitPrice) {
    public ShelfItem {
        Objects.requireNonNull(product, "product");
        if (unitPrice.isNegative()) {
            throw new IllegalArgumentException(
                    "Item " + product.gtin() + " cannot have a negative price of " + unitPrice + ".");
        }
    }

    public static ShelfItem of(Product product, Price price) {
        if (!product.gtin().equals(price.gtin())) {
            throw new IllegalArgumentException(
                    "The price of " + price.gtin() + " is not a price of item " + product.gtin() + ".");
        }
        return new ShelfItem(product, price.unitPrice());
    }

    public Gtin gtin() {
        return product.gtin();
    }
}
