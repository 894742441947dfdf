package io.tillstream.wire;

import io.tillstream.events.CurrencyUnit;
import io.tillstream.events.Gtin;
import io.tillstream.events.OrderId;
import io.tillstream.events.Source;
import io.tillstream.events.StoreId;
import io.tillstream.events.TillId;
import io.tillstream.events.assortment.StoreGrouping;
import io.tillstream.events.ledger.StoreDaySales.Dimension;
import io.tillstream.events.sale.Tender.TenderType;
import java.time.Instant;
import java.time.LocalDate;

/** The composite keys of the catalogue, parts separated by a bar that no part can contain. */
public final class Keys {
    private Keys() {}

    public static String storeItem(StoreId store, Gtin gtin) {
        return store + "|" + gtin;
    }

    public static String storeItemDay(StoreId store, Gtin gtin, LocalDate date) {
        return store + "|" + gtin + "|" + date;
    }

    /** A purchase order, {@code s1|PO-17}. */
    public static String storeOrder(StoreId store, String order) {
        return store + "|" + order;
    }

    /** A customer's order, {@code s1|wk7b2m5q3x4ad}. */
    public static String storeOrder(StoreId store, OrderId order) {
        return store + "|" + order;
    }

    /** The hour in UTC, {@code s1|2011-11-09T10:00:00Z}. */
    public static String storeHour(StoreId store, Instant hour) {
        return store + "|" + hour;
    }

    /** One part of a trading day, {@code s1|2011-11-09|CATEGORY|dairy}. The value comes last: it may hold anything. */
    public static String storeDayPart(StoreId store, LocalDate date, Dimension dimension, String value) {
        return storeDay(store, date) + "|" + dimension + "|" + value;
    }

    public static String storeDayTender(StoreId store, LocalDate date, TenderType tender) {
        return storeDay(store, date) + "|" + tender;
    }

    /** What was learned of a day on a later one, {@code s1|2011-11-09|2011-11-12}. */
    public static String storeDayKnownOn(StoreId store, LocalDate date, LocalDate knownOn) {
        return storeDay(store, date) + "|" + knownOn;
    }

    /** One statement of where a store stands, {@code s1|2011-11-09|2011-11-08T15:04:05Z}. */
    public static String storeGrouping(StoreGrouping said) {
        return said.store() + "|" + said.from() + "|" + said.at();
    }

    /** With what every key of a trading day begins. */
    public static String storeDay(StoreId store, LocalDate date) {
        return store + "|" + date;
    }

    /** A cashier's four weeks at a store, {@code s1|2011-10-31|c2}. */
    public static String storePeriodOperator(StoreId store, LocalDate from, String operator) {
        return storeDay(store, from) + "|" + operator;
    }

    /** What a promotion gave in one currency, {@code free-bag|GBP}. */
    public static String promotionSpend(String promotion, CurrencyUnit currency) {
        return promotion + "|" + currency.code();
    }

    /** A line of a receipt, {@code s1-t1/1/42|3}. */
    public static String receiptLine(Source sale, int line) {
        return sale.receiptNumber() + "|" + line;
    }

    /** A Z, {@code s1-t1|1|7}. */
    public static String closing(TillId till, int epoch, long number) {
        return till + "|" + epoch + "|" + number;
    }

    /** {@code s1|s1-t1}: tills of a store stand behind its name. */
    public static String storeTill(TillId till) {
        return till.store() + "|" + till;
    }

    public static String tillEpoch(TillId till, int epoch) {
        return till + "|" + epoch;
    }
}
