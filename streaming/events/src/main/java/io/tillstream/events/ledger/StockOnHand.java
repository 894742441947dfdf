package io.tillstream.events.ledger;

import io.tillstream.events.Gtin;
import io.tillstream.events.Quantity;
import io.tillstream.events.StoreId;
import java.time.Instant;
import java.util.Objects;

/**
 * What the books say is on the shelf. Topic {@code aggregate.stock.v1}, key: {@code store|gtin}.
 *
 * <p>Checked here: on hand is received minus sold plus adjusted. It may be negative: the goods were in the customer's
 * hand, so the sale stands and the books are wrong.
 *
 * @param store the store
 * @param gtin the item
 * @param onHand the balance
 * @param received sum of deliveries
 * @param sold sum of sales minus returns
 * @param adjusted sum of adjustments, signed
 * @param asOf latest happening among the movements
 */
public record StockOnHand(
        StoreId store, Gtin gtin, Quantity onHand, Quantity received, Quantity sold, Quantity adjusted, Instant asOf) {
    public StockOnHand {
        Objects.requireNonNull(store, "store");
        Objects.requireNonNull(gtin, "gtin");
        Objects.requireNonNull(asOf, "asOf");
        Quantity sum = received.plus(sold.negated()).plus(adjusted);
        if (!sum.equals(onHand)) {
            throw new IllegalArgumentException("Stock of " + gtin + " in " + store + " is " + onHand
                    + ", but received " + received + " minus sold " + sold + " plus adjusted " + adjusted + " is " + sum
                    + ".");
        }
    }
}
