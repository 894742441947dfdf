package io.tillstream.checkout.pricing;

import io.tillstream.events.Gtin;
import io.tillstream.events.Money;
import io.tillstream.events.Quantity;
import io.tillstream.events.assortment.Price;
import io.tillstream.events.assortment.Product;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An item as a till can sell it.
 *
 * @param product what it is
 * @param unitPrice per piece, or per kilogram for weighed goods
 * @param deposit what is sold and comes back with each piece; absent without one
 */
public record ShelfItem(
        Product product, Money unitPrice, @Nullable ShelfItem deposit) {
    public ShelfItem {
        Objects.requireNonNull(product, "product");
        if (unitPrice.isNegative()) {
            throw new IllegalArgumentException(
                    "Item " + product.gtin() + " cannot have a negative price of " + unitPrice + ".");
        }
        if (deposit != null
                && (deposit.deposit() != null
                        || product.unit() != Quantity.Unit.EACH
                        || deposit.product().unit() != Quantity.Unit.EACH)) {
            throw new IllegalArgumentException("Item " + product.gtin() + " cannot have the deposit " + deposit.gtin()
                    + "; both are sold by the piece, and a deposit has none itself.");
        }
    }

    /** An item without deposit. */
    public ShelfItem(Product product, Money unitPrice) {
        this(product, unitPrice, null);
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
