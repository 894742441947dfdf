package io.tillstream.assistant;

import io.tillstream.events.Gtin;
import io.tillstream.events.Source;
import io.tillstream.events.StoreId;
import java.time.LocalDate;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a text names.
 *
 * @param item the item
 * @param store the store
 * @param date the day
 * @param amount an amount as it is written in figures, {@code 12.50}
 * @param receipt the receipt
 * @param order the number of an order or a reservation
 * @param quantity so many pieces
 */
public record Slots(
        @Nullable Gtin item,
        @Nullable StoreId store,
        @Nullable LocalDate date,
        @Nullable String amount,
        @Nullable Source receipt,
        @Nullable String order,
        @Nullable Integer quantity) {
    static final Slots NONE = new Slots(null, null, null, null, null, null, null);

    /** An item that was chosen, or nothing. */
    public static Slots of(@Nullable Gtin item) {
        return new Slots(item, null, null, null, null, null, null);
    }

    /** By name, only those that are there, as the command prints them. */
    public SortedMap<String, Object> named() {
        SortedMap<String, Object> named = new TreeMap<>();
        put(named, "item", item == null ? null : item.value());
        put(named, "store", store == null ? null : store.value());
        put(named, "date", date == null ? null : date.toString());
        put(named, "amount", amount);
        put(named, "receipt", receipt == null ? null : receipt.receiptNumber());
        put(named, "order", order);
        put(named, "quantity", quantity);
        return named;
    }

    private static void put(Map<String, Object> named, String name, @Nullable Object value) {
        if (value != null) {
            named.put(name, value);
        }
    }

    /** These, and where one is missing that of what was said before. */
    Slots over(Slots before) {
        return new Slots(
                item == null ? before.item : item,
                store == null ? before.store : store,
                date == null ? before.date : date,
                amount == null ? before.amount : amount,
                receipt == null ? before.receipt : receipt,
                order == null ? before.order : order,
                quantity == null ? before.quantity : quantity);
    }
}
