package io.tillstream.events.ledger;

import io.tillstream.events.Money;
import io.tillstream.events.StoreId;
import io.tillstream.events.sale.Tender.TenderType;
import java.time.LocalDate;
import java.util.Objects;

/**
 * What a store took of one kind of money on one trading day. Topic {@code aggregate.tenders-by-store-day.v1}, key:
 * {@code store|date|tender}.
 *
 * @param store the store
 * @param businessDate the trading day
 * @param tender the kind of money
 * @param uses how often it was taken or given back, by sales known when the store began its next trading day
 * @param amount taken, change and what was given back subtracted, by those sales
 * @param lateUses by sales that came after that
 * @param lateAmount by those
 */
public record StoreDayTender(
        StoreId store,
        LocalDate businessDate,
        TenderType tender,
        long uses,
        Money amount,
        long lateUses,
        Money lateAmount) {
    public StoreDayTender {
        Objects.requireNonNull(store, "store");
        Objects.requireNonNull(businessDate, "businessDate");
        Objects.requireNonNull(tender, "tender");
        Objects.requireNonNull(amount, "amount");
        Objects.requireNonNull(lateAmount, "lateAmount");
    }
}
