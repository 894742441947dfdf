package io.tillstream.streambenchmarks;

import io.tillstream.encoding.CanonicalJson;
import io.tillstream.events.CurrencyUnit;
import io.tillstream.events.Gtin;
import io.tillstream.events.Money;
import io.tillstream.events.Quantity;
import io.tillstream.events.Source;
import io.tillstream.events.StoreId;
import io.tillstream.events.ledger.ItemDaySales;
import io.tillstream.events.ledger.StockOnHand;
import io.tillstream.events.ledger.StoreHourSales;
import io.tillstream.events.sale.Discount;
import io.tillstream.events.sale.JournalRecord;
import io.tillstream.events.sale.Sale;
import io.tillstream.events.sale.SaleLine;
import io.tillstream.events.sale.TaxTotal;
import io.tillstream.wire.Keys;
import io.tillstream.wire.Topics;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The same ledgers in the plainest way: sums in hash maps that nobody keeps. A record counts when its number is above the highest of
 * its till, which suffices where tills send in order.
 */
final class PlainLedgers {
    private final Map<TillEpoch, Long> highest = new HashMap<>();
    private final Map<Item, Pieces> stock = new HashMap<>();
    private final Map<ItemDay, Pieces> items = new HashMap<>();
    private final Map<Hour, Takings> hours = new HashMap<>();

    private record TillEpoch(String till, int epoch) {}

    private record Item(StoreId store, Gtin gtin) {}

    private record ItemDay(StoreId store, Gtin gtin, LocalDate date) {}

    private record Hour(StoreId store, Instant begins) {}

    private static final class Pieces {
        private long lines;
        private long sold;
        private long net;
        private Instant latest = Instant.MIN;
    }

    private static final class Takings {
        private long transactions;
        private long lines;
        private long net;
        private long tax;
        private long discount;
    }

    private CurrencyUnit currency = CurrencyUnit.of("GBP");

    void book(JournalRecord record) {
        Source source = record.fact().source();
        TillEpoch till = new TillEpoch(source.till().toString(), source.epoch());
        if (highest.getOrDefault(till, 0L) >= source.sequence()) {
            return;
        }
        highest.put(till, source.sequence());
        if (record.fact() instanceof Sale sale) {
            book(sale);
        }
    }

    private void book(Sale sale) {
        StoreId store = sale.source().till().store();
        currency = sale.currency();
        Takings hour = hours.computeIfAbsent(
                new Hour(store, sale.happenedAt().truncatedTo(ChronoUnit.HOURS)), ignored -> new Takings());
        hour.transactions++;
        for (TaxTotal total : sale.taxes()) {
            hour.tax += total.tax().minor();
        }
        for (SaleLine line : sale.lines()) {
            long net = line.net().minor();
            hour.lines++;
            hour.net += net;
            for (Discount discount : line.discounts()) {
                hour.discount += discount.amount().minor();
            }
            add(stock.computeIfAbsent(new Item(store, line.gtin()), ignored -> new Pieces()), line, sale.happenedAt());
            add(
                    items.computeIfAbsent(
                            new ItemDay(store, line.gtin(), sale.businessDate()), ignored -> new Pieces()),
                    line,
                    sale.happenedAt());
        }
    }

    private static void add(Pieces pieces, SaleLine line, Instant at) {
        pieces.lines++;
        pieces.sold += line.quantity().amount();
        pieces.net += line.net().minor();
        if (at.isAfter(pieces.latest)) {
            pieces.latest = at;
        }
    }

    /** In the form of the catalogue's topics. */
    Tables tables() {
        SortedMap<String, String> accounts = new TreeMap<>();
        Quantity none = Quantity.each(0);
        stock.forEach((item, pieces) -> accounts.put(
                Tables.account(Topics.STOCK_ON_HAND.name(), Keys.storeItem(item.store, item.gtin)),
                CanonicalJson.text(new StockOnHand(
                        item.store,
                        item.gtin,
                        Quantity.each(-pieces.sold),
                        none,
                        Quantity.each(pieces.sold),
                        none,
                        pieces.latest))));
        items.forEach((day, pieces) -> accounts.put(
                Tables.account(Topics.SALES_BY_ITEM_DAY.name(), Keys.storeItemDay(day.store, day.gtin, day.date)),
                CanonicalJson.text(new ItemDaySales(
                        day.store, day.gtin, day.date, pieces.lines, Quantity.each(pieces.sold), money(pieces.net)))));
        hours.forEach((hour, takings) -> accounts.put(
                Tables.account(Topics.SALES_BY_STORE_HOUR.name(), Keys.storeHour(hour.store, hour.begins)),
                CanonicalJson.text(new StoreHourSales(
                        hour.store,
                        hour.begins,
                        takings.transactions,
                        takings.lines,
                        money(takings.net),
                        money(takings.tax),
                        money(takings.discount)))));
        return new Tables(accounts);
    }

    private Money money(long minor) {
        return Money.ofMinor(minor, currency);
    }
}
