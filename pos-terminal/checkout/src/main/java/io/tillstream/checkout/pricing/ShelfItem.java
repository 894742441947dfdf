package io.tillstream.checkout.pricing;

import io.tillstream.events.Gtin;
import io.tillstream.events.Money;
import io.tillstream.events.Quantity;
import io.tillstream.events.assortment.Price;
import io.tillstream.events.assortment.Product;
import io.tillstream.events.sale.Merchandise;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An item as a till can sell it.
 *
 * @param product what it is
 * @param unitPrice per piece, or per kilogram for weighed goods
 * @param deposit what is sold and comes back with each piece; absent without one
 * @param unitCost what the shop pays per piece or kilogram; absent where nobody knows, or not in the currency of the price
 */
public record ShelfItem(
        Product product,
        Money unitPrice,
        @Nullable ShelfItem deposit,
        @Nullable Money unitCost) {
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

    /** An item without deposit, of which nobody knows the cost. */
    public ShelfItem(Product product, Money unitPrice) {
        this(product, unitPrice, null, null);
    }

    /** An item of which nobody knows the cost. */
    public ShelfItem(Product product, Money unitPrice, @Nullable ShelfItem deposit) {
        this(product, unitPrice, deposit, null);
    }

    public static ShelfItem of(Product product, Price price) {
        if (!product.gtin().equals(price.gtin())) {
            throw new IllegalArgumentException(
                    "The price of " + price.gtin() + " is not a price of item " + product.gtin() + ".");
        }
        boolean isKnown = !price.costAssumed()
                && price.unitCost().currency().equals(price.unitPrice().currency());
        return new ShelfItem(product, price.unitPrice(), null, isKnown ? price.unitCost() : null);
    }

    /** The same with a deposit. */
    public ShelfItem with(@Nullable ShelfItem itsDeposit) {
        return new ShelfItem(product, unitPrice, itsDeposit, unitCost);
    }

    /** What its lines record of it. */
    public Merchandise merchandise() {
        return new Merchandise(product.category(), unitCost);
    }

    public Gtin gtin() {
        return product.gtin();
    }
}
