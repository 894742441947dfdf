package io.tillstream.topologies.stock;

import io.tillstream.events.Gtin;
import io.tillstream.events.Quantity;
import io.tillstream.events.StoreId;
import io.tillstream.events.ledger.StockOnHand.LastCount;
import io.tillstream.wire.Keys;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/**
 * What was counted of an item.
 *
 * <p>A count speaks of its own business date up to the instant it was taken, and of every date before. What moved on its date
 * until then is in it, what moved later that date or on a later one comes on top.
 *
 * @param id the count's id
 * @param store where
 * @param gtin the item
 * @param date its business date
 * @param at when
 * @param counted how much was there
 */
record ItemCount(String id, StoreId store, Gtin gtin, LocalDate date, Instant at, Quantity counted) {
    ItemCount {
        at = at.truncatedTo(ChronoUnit.MILLIS);
    }

    String item() {
        return Keys.storeItem(store, gtin);
    }

    String day() {
        return Keys.storeItemDay(store, gtin, date);
    }

    /** Whether it is later than that one; two of the same instant are told apart by their ids. */
    boolean isLaterThan(LastCount other) {
        if (!date.equals(other.date())) {
            return date.isAfter(other.date());
        }
        return at.equals(other.at()) ? id.compareTo(other.id()) > 0 : at.isAfter(other.at());
    }
}
