package io.tillstream.events.ledger;

import io.tillstream.events.Money;
import io.tillstream.events.StoreId;
import java.time.Instant;
import java.util.Objects;

/**
 * Sales of one store in one hour. Topic {@code aggregate.sales-by-store-hour.v1}, key: {@code store|hour}.
 *
 * @param store the store
 * @param hour the full hour, UTC, in which the sales happened
 * @param transactions receipts of any kind: sales, returns, loads of gift cards
 * @param lines their lines, without those that load a gift card
 * @param net sum of line nets, returns subtracted
 * @param tax sum of taxes
 * @param discount sum of discounts
 */
public record StoreHourSales(
        StoreId store, Instant hour, long transactions, long lines, Money net, Money tax, Money discount) {
    public StoreHourSales {
        Objects.requireNonNull(store, "store");
        Objects.requireNonNull(hour, "hour");
        Objects.requireNonNull(net, "net");
        Objects.requireNonNull(tax, "tax");
        Objects.requireNonNull(discount, "discount");
    }
}
