package io.tillstream.events.ledger;

import io.tillstream.events.StoreId;
import java.time.LocalDate;
import java.util.Objects;

/**
 * One part of a store's trading day. Topic {@code aggregate.sales-by-store-day.v1}, key:
 * {@code store|date|dimension|value}.
 *
 * <p>The parts of one dimension add up to the whole day, transactions apart: a receipt with lines of two categories is a
 * transaction of both.
 *
 * @param store the store
 * @param businessDate the trading day
 * @param dimension by what the day is divided
 * @param value which part: a till, a staff code, a channel, a tax group, a category; the store itself for the whole day
 * @param live what was known when the store began its next trading day
 * @param late what came after that: journals of tills that had been offline
 */
public record StoreDaySales(
        StoreId store, LocalDate businessDate, Dimension dimension, String value, Trade live, Trade late) {
    /** By what a day can be divided. */
    public enum Dimension {
        STORE,
        TILL,
        CASHIER,
        CHANNEL,
        TAX_GROUP,
        CATEGORY
    }

    /** The category of lines whose till did not record one. */
    public static final String UNRECORDED = "unrecorded";

    public StoreDaySales {
        Objects.requireNonNull(store, "store");
        Objects.requireNonNull(businessDate, "businessDate");
        Objects.requireNonNull(dimension, "dimension");
        Objects.requireNonNull(value, "value");
        Objects.requireNonNull(live, "live");
        Objects.requireNonNull(late, "late");
    }
}
