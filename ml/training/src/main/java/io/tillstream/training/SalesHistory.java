package io.tillstream.training;

import io.tillstream.customers.history.MemberPurchases;
import io.tillstream.customers.price.PricedLine;
import io.tillstream.events.Gtin;
import io.tillstream.events.MemberId;
import io.tillstream.events.Quantity;
import io.tillstream.events.StoreId;
import io.tillstream.events.feature.ItemDemand;
import io.tillstream.events.feature.MemberHistory;
import java.time.Instant;
import java.util.List;

/**
 * What the archive says, grouped for learning.
 *
 * @param members every member with at least one basket, by member
 * @param series every item sold in a store, by store and item
 * @param spending what members spent on which days, and what goods cost
 * @param sales how many sales
 * @param lines how many sale lines, returns included
 * @param from when the first sale happened
 * @param until first instant that is not known
 */
record SalesHistory(
        List<Purchases> members,
        List<Series> series,
        Spending spending,
        long sales,
        long lines,
        Instant from,
        Instant until) {
    SalesHistory {
        members = List.copyOf(members);
        series = List.copyOf(series);
    }

    /** A history in which nobody looked at money. */
    SalesHistory(List<Purchases> members, List<Series> series, long sales, long lines, Instant from, Instant until) {
        this(members, series, Spending.NONE, sales, lines, from, until);
    }

    /**
     * What was spent.
     *
     * @param days of every member with a purchase
     * @param lines of goods, walk-ins' too, of the latest weeks
     */
    record Spending(List<MemberPurchases> days, List<PricedLine> lines) {
        static final Spending NONE = new Spending(List.of(), List.of());

        Spending {
            days = List.copyOf(days);
            lines = List.copyOf(lines);
        }
    }

    /**
     * All baskets of a member.
     *
     * @param member whose
     * @param baskets oldest first, returns left out
     */
    record Purchases(MemberId member, List<MemberHistory.Basket> baskets) {
        Purchases {
            baskets = List.copyOf(baskets);
        }
    }

    /**
     * All days on which an item sold in a store.
     *
     * @param store where
     * @param gtin what
     * @param unit pieces or grams
     * @param days oldest first, returns left out
     */
    record Series(StoreId store, Gtin gtin, Quantity.Unit unit, List<ItemDemand.Day> days) {
        Series {
            days = List.copyOf(days);
        }
    }
}
