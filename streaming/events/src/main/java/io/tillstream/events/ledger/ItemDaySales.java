package io.tillstream.events.ledger;

import io.tillstream.events.Gtin;
import io.tillstream.events.Money;
import io.tillstream.events.Quantity;
import io.tillstream.events.StoreId;
import java.time.LocalDate;
import java.util.Objects;

/**
 * Sales of one item in one store on one business date. Topic {@code aggregate.sales-by-item-day.v1}, key:
 * {@code store|gtin|date}.
 *
 * @param store the store
 * @param gtin the item
 * @param businessDate the trading day
 * @param lines sale and return lines
 * @param quantity pieces or grams, returns subtracted
 * @param net sum of line nets
 */
public record ItemDaySales(StoreId store, Gtin gtin, LocalDate businessDate, long lines, Quantity quantity, Money net) {
    public ItemDaySales {
        Objects.requireNonNull(store, "store");
        Objects.requireNonNull(gtin, "gtin");
        Objects.requireNonNull(businessDate, "businessDate");
        Objects.requireNonNull(quantity, "quantity");
        Objects.requireNonNull(net, "net");
    }
}
