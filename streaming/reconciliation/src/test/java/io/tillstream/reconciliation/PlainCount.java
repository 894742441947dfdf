package io.tillstream.reconciliation;

import io.tillstream.events.Gtin;
import io.tillstream.events.MemberId;
import io.tillstream.events.Quantity;
import io.tillstream.events.Source;
import io.tillstream.events.StoreId;
import io.tillstream.events.TillId;
import io.tillstream.events.ledger.CashierPeriod;
import io.tillstream.events.ledger.Conduct;
import io.tillstream.events.ledger.GiftCardBalance;
import io.tillstream.events.ledger.ItemDaySales;
import io.tillstream.events.ledger.LineRefunds;
import io.tillstream.events.ledger.OnOrder;
import io.tillstream.events.ledger.OrderProgress;
import io.tillstream.events.ledger.PromotionSpend;
import io.tillstream.events.ledger.StockDay;
import io.tillstream.events.ledger.StockLots;
import io.tillstream.events.ledger.StockOnHand;
import io.tillstream.events.ledger.StockTransfer;
import io.tillstream.events.ledger.StoreDaySales;
import io.tillstream.events.ledger.StoreDaySales.Dimension;
import io.tillstream.events.ledger.StoreDayTender;
import io.tillstream.events.ledger.StoreHourSales;
import io.tillstream.events.ledger.TillPosition;
import io.tillstream.events.ledger.Trade;
import io.tillstream.events.member.PointsAccount;
import io.tillstream.events.member.PointsBalance;
import io.tillstream.events.member.PointsDebt;
import io.tillstream.events.member.PointsEntry;
import io.tillstream.events.member.PointsLiability;
import io.tillstream.events.purchase.PurchaseOrder;
import io.tillstream.events.sale.JournalRecord;
import io.tillstream.events.sale.Tender.TenderType;
import io.tillstream.wire.Keys;
import io.tillstream.wire.Topics;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What the ledgers must hold after {@link Shop}'s trade, counted by hand from its receipts: history 7.65 and 15.00; live
 * 4.59 + 15.00, then 2.55 back; the other store 10.20; the third 10.20 and a load of 20.00, then 10.20 and 2.55 back. Nothing
 * here is computed from a sale.
 */
final class PlainCount {
    private static final StoreId S1 = Shop.FIRST.store();
    private static final StoreId S2 = Shop.SECOND.store();
    private static final StoreId S3 = Shop.THIRD.store();
    private static final String OCTOBER_9 = "2011-10-03T09:00:00Z";
    private static final String NOVEMBER_10 = "2011-11-09T10:00:00Z";

    private PlainCount() {}

    static List<Written> ledgers(List<JournalRecord> records) {
        return Stream.of(others(records), days(), tenders(), cashiers())
                .flatMap(List::stream)
                .toList();
    }

    /** A store has one till and one cashier here, and sells at its till only: four parts of a day say the same. */
    private static List<Written> days() {
        List<Written> days = new ArrayList<>();
        days.addAll(day(Shop.FIRST, Shop.OCTOBER, 2, 2, 1888, 377, 0, 0, 1888));
        days.add(part(S1, Shop.OCTOBER, Dimension.CATEGORY, "unrecorded", 2, 2, 1888, 377, 0, 0, 1888));
        days.addAll(day(Shop.FIRST, Shop.NOVEMBER, 2, 3, 1420, 284, 51, 900, 170));
        days.add(part(S1, Shop.NOVEMBER, Dimension.CATEGORY, "unrecorded", 2, 2, 170, 34, 51, 0, 170));
        days.add(part(S1, Shop.NOVEMBER, Dimension.CATEGORY, "lamps", 1, 1, 1250, 250, 0, 900, 0));
        days.addAll(day(Shop.SECOND, Shop.NOVEMBER, 1, 1, 850, 170, 0, 0, 850));
        days.add(part(S2, Shop.NOVEMBER, Dimension.CATEGORY, "unrecorded", 1, 1, 850, 170, 0, 0, 850));
        days.addAll(day(Shop.THIRD, Shop.NOVEMBER, 3, 3, -213, -42, 0, 0, -213));
        days.add(part(S3, Shop.NOVEMBER, Dimension.CATEGORY, "unrecorded", 3, 3, -213, -42, 0, 0, -213));
        return days;
    }

    private static List<Written> cashiers() {
        return List.of(
                cashier(S1, "2011-09-19", 2),
                cashier(
                        S1,
                        "2011-10-17",
                        1,
                        conduct(Conduct.Kind.RETURN_FOR_CASH, 1, 255),
                        conduct(Conduct.Kind.BASKET_CANCELLED, 1, 255)),
                cashier(S2, "2011-10-17", 1),
                cashier(S3, "2011-10-17", 1, conduct(Conduct.Kind.RETURN_FOR_CASH, 2, 680)));
    }

    static Conduct conduct(Conduct.Kind kind, long count, long amount) {
        return new Conduct(kind, count, Shop.money(amount), List.of());
    }

    static Written cashier(StoreId store, String from, long sales, Conduct... conduct) {
        LocalDate monday = LocalDate.parse(from);
        return new Written(
                Topics.CASHIER_PERIOD,
                Keys.storePeriodOperator(store, monday, "c1"),
                new CashierPeriod(store, "c1", monday, sales, List.of(conduct)));
    }

    private static List<Written> tenders() {
        return List.of(
                tender(S1, Shop.OCTOBER, TenderType.NOT_RECORDED, 2, 2265),
                tender(S1, Shop.NOVEMBER, TenderType.CASH, 2, 1704),
                tender(S2, Shop.NOVEMBER, TenderType.CASH, 1, 1020),
                tender(S3, Shop.NOVEMBER, TenderType.CASH, 3, 1740),
                tender(S3, Shop.NOVEMBER, TenderType.POINTS, 2, 5),
                tender(S3, Shop.NOVEMBER, TenderType.GIFT_CARD, 2, 0));
    }

    private static List<Written> others(List<JournalRecord> records) {
        return List.of(
                position(records.get(2), 3, 2, 2265, 0),
                position(records.get(6), 4, 2, 1704, 1),
                position(records.get(8), 2, 1, 1020, 0),
                hour(S1, OCTOBER_9, 2, 2, 2265, 377, 0),
                hour(S1, NOVEMBER_10, 2, 3, 1704, 284, 51),
                hour(S2, NOVEMBER_10, 1, 1, 1020, 170, 0),
                itemDay(S1, Shop.MUG, Shop.OCTOBER, 1, 3, 765),
                itemDay(S1, Shop.LAMP, Shop.OCTOBER, 1, 1, 1500),
                itemDay(S1, Shop.MUG, Shop.NOVEMBER, 2, 1, 204),
                itemDay(S1, Shop.LAMP, Shop.NOVEMBER, 1, 1, 1500),
                itemDay(S2, Shop.MUG, Shop.NOVEMBER, 1, 4, 1020),
                stock(S1, Shop.MUG, 7, 12, 4, -1),
                stock(S1, Shop.LAMP, 4, 6, 2, 0),
                stock(S2, Shop.MUG, 20, 24, 4, 0),
                stockDay(S1, Shop.MUG, Shop.OCTOBER, 9, 15),
                stockDay(S1, Shop.LAMP, Shop.OCTOBER, 5, 7),
                stockDay(S1, Shop.MUG, Shop.NOVEMBER, -2, 4),
                stockDay(S1, Shop.LAMP, Shop.NOVEMBER, -1, 1),
                stockDay(S2, Shop.MUG, Shop.OCTOBER, 24, 24),
                stockDay(S2, Shop.MUG, Shop.NOVEMBER, -4, 4),
                stockDay(S3, Shop.MUG, Shop.NOVEMBER, 1, 9),
                lamps(9, 13, -4, -1, -1, -2, 3),
                stockDay(S2, Shop.LAMP, Shop.OCTOBER, 10, 10),
                lampDay(0, 6, 3),
                lampLots(9),
                arrivedLamp(1),
                stockDay(S3, Shop.LAMP, Shop.NOVEMBER, 1, 1),
                lampTransfer(2, 1),
                lampOrder(8, 3, 5),
                lampsOnOrder(5),
                entry(Shop.ANNE, "s1-t1/0/2", 1, 7),
                entry(Shop.ANNE, "s1-t1/1/2", 1, 4),
                entry(Shop.ANNE, "s1-t1/1/2", 2, 15),
                entry(Shop.ANNE, "s1-t1/1/4", 1, -2),
                entry(Shop.BEA, "s2-t1/1/2", 1, 10),
                balance(Shop.ANNE, 24, 4),
                given("a-1", 3),
                expired(-13),
                balance(Shop.BEA, 0, 3),
                account(Shop.ANNE, "2011-11-09", 0, 0, lot(5, "2013-10-31"), lot(19, "2013-11-30")),
                account(Shop.BEA, "2014-01-01", 0, 13),
                account(Shop.CARA, "2011-11-09", 2, 0),
                liability(3, 24, 0),
                liability(4, 0, 2),
                position(records.get(12), 4, 3, 1745, 0),
                hour(S3, NOVEMBER_10, 3, 3, -255, -42, 0),
                itemDay(S3, Shop.MUG, Shop.NOVEMBER, 3, -1, -255),
                stock(S3, Shop.MUG, 1, 0, -1, 0),
                entry(Shop.CARA, "s3-t1/1/2", 1, 10),
                paidWith("s3-t1/1/2", -40),
                entry(Shop.CARA, "s3-t1/1/3", 1, -10),
                paidWith("s3-t1/1/3", 38),
                entry(Shop.CARA, "s3-t1/1/4", 1, -2),
                takenTwice(2),
                balance(Shop.CARA, -2, 6),
                debt(Shop.CARA, 2),
                giftCard("gc-7", 2000, 0),
                giftCard("gc-5", 0, 0),
                mugs(2, 120, 40),
                refunds("s3-t1/1/2", 1, 4, 5, 1020, 1275, 10, 12));
    }

    /** Points of the line that came back twice, once too often. */
    static Written takenTwice(long points) {
        return new Written(
                Topics.POINTS_ENTRY,
                Shop.CARA.value(),
                new PointsEntry(
                        Shop.CARA,
                        Source.parseReceiptNumber("s3-t1/1/2"),
                        1,
                        "over-refund-s3-t1/1/4",
                        PointsEntry.Kind.RESTORED,
                        points,
                        Instant.EPOCH,
                        Shop.NOVEMBER));
    }

    /** What the second store's customer was given for a broken jar. */
    static Written given(String id, long points) {
        return new Written(Topics.POINTS_ENTRY, Shop.BEA.value(), PointsEntry.adjusted(Shop.adjustment(id, points)));
    }

    /** All her points, two years later. */
    static Written expired(long points) {
        return new Written(
                Topics.POINTS_ENTRY,
                Shop.BEA.value(),
                PointsEntry.expired(Shop.BEA, "expired-2013-11-30", points, LocalDate.parse("2013-11-30")));
    }

    static Written account(MemberId member, String day, long owed, long expired, PointsAccount.Lot... lots) {
        return new Written(
                Topics.POINTS_ACCOUNT,
                member.value(),
                new PointsAccount(
                        member, LocalDate.parse(day), List.of(lots), owed, expired, 0, List.of(), null, Instant.EPOCH));
    }

    static PointsAccount.Lot lot(long points, String until) {
        return new PointsAccount.Lot(points, null, LocalDate.parse(until));
    }

    /** What a part of the ledger says of all accounts in it. */
    static Written liability(int part, long points, long owed) {
        List<PointsAccount.Lot> lots = points == 0 ? List.of() : List.of(lot(points, "2013-11-30"));
        return new Written(
                Topics.POINTS_LIABILITY, String.valueOf(part), new PointsLiability(part, Shop.NOVEMBER, 1, lots, owed));
    }

    /** The lot of points that is the first tender of that sale. */
    static Written paidWith(String sale, long points) {
        return new Written(
                Topics.POINTS_ENTRY,
                Shop.CARA.value(),
                new PointsEntry(
                        Shop.CARA,
                        Source.parseReceiptNumber(sale),
                        0,
                        "tender-1-lot-1",
                        points > 0 ? PointsEntry.Kind.RESTORED : PointsEntry.Kind.SPENT,
                        points,
                        Instant.EPOCH,
                        Shop.NOVEMBER,
                        Shop.JANUARY));
    }

    static Written debt(MemberId member, long owed) {
        return new Written(Topics.POINTS_DEBT, member.value(), new PointsDebt(member, owed, Instant.EPOCH));
    }

    static Written mugs(long uses, long given, long givenBack) {
        return new Written(
                Topics.PROMOTION_SPEND,
                "mugs|GBP",
                new PromotionSpend("mugs", uses, Shop.money(given), Shop.money(givenBack), Instant.EPOCH));
    }

    static Written giftCard(String account, long loaded, long spent) {
        return new Written(
                Topics.GIFT_CARD,
                account,
                new GiftCardBalance(
                        account, Shop.money(loaded - spent), Shop.money(loaded), Shop.money(spent), Instant.EPOCH));
    }

    static Written refunds(
            String sale, int line, long sold, long returned, long paid, long refunded, long earned, long reversed) {
        Source source = Source.parseReceiptNumber(sale);
        return new Written(
                Topics.REFUNDS_BY_LINE,
                Keys.receiptLine(source, line),
                new LineRefunds(
                        source,
                        line,
                        Shop.MUG,
                        Quantity.each(sold),
                        Quantity.each(returned),
                        Quantity.each(Math.max(0, returned - sold)),
                        Shop.money(paid),
                        Shop.money(refunded),
                        earned,
                        reversed,
                        List.of(),
                        Instant.EPOCH));
    }

    static Written position(JournalRecord last, long records, long sales, long netMinor, long duplicates) {
        Source source = last.fact().source();
        return new Written(
                Topics.TILL_POSITION,
                Keys.tillEpoch(source.till(), source.epoch()),
                new TillPosition(
                        source.till(),
                        source.epoch(),
                        records,
                        records,
                        List.of(),
                        records,
                        sales,
                        Shop.money(netMinor),
                        duplicates,
                        0,
                        last.hash()));
    }

    static Written hour(StoreId store, String hour, long sales, long lines, long net, long tax, long discount) {
        Instant at = Instant.parse(hour);
        return new Written(
                Topics.SALES_BY_STORE_HOUR,
                Keys.storeHour(store, at),
                new StoreHourSales(store, at, sales, lines, Shop.money(net), Shop.money(tax), Shop.money(discount)));
    }

    static List<Written> day(
            TillId till,
            LocalDate date,
            long sales,
            long lines,
            long revenue,
            long tax,
            long discount,
            long cost,
            long unvalued) {
        return Map.of(
                        Dimension.STORE,
                        till.store().value(),
                        Dimension.TILL,
                        till.toString(),
                        Dimension.CASHIER,
                        "c1",
                        Dimension.CHANNEL,
                        "TILL",
                        Dimension.TAX_GROUP,
                        "standard")
                .entrySet()
                .stream()
                .map(part -> part(
                        till.store(),
                        date,
                        part.getKey(),
                        part.getValue(),
                        sales,
                        lines,
                        revenue,
                        tax,
                        discount,
                        cost,
                        unvalued))
                .toList();
    }

    /** A part of a day; what it comes to is split, so that both halves have to be counted. */
    static Written part(
            StoreId store,
            LocalDate date,
            Dimension dimension,
            String value,
            long sales,
            long lines,
            long revenue,
            long tax,
            long discount,
            long cost,
            long unvalued) {
        Trade late = trade(1, 1, 100, 20, 10, 30, 40);
        return new Written(
                Topics.SALES_BY_STORE_DAY,
                Keys.storeDayPart(store, date, dimension, value),
                new StoreDaySales(
                        store,
                        date,
                        dimension,
                        value,
                        trade(sales - 1, lines - 1, revenue - 100, tax - 20, discount - 10, cost - 30, unvalued - 40),
                        late));
    }

    private static Trade trade(
            long sales, long lines, long revenue, long tax, long discount, long cost, long unvalued) {
        return new Trade(
                sales,
                lines,
                Shop.money(revenue),
                Shop.money(tax),
                Shop.money(discount),
                Shop.money(cost),
                Shop.money(unvalued));
    }

    static Written tender(StoreId store, LocalDate date, TenderType type, long uses, long amount) {
        return new Written(
                Topics.TENDERS_BY_STORE_DAY,
                Keys.storeDayTender(store, date, type),
                new StoreDayTender(store, date, type, uses - 1, Shop.money(amount - 7), 1, Shop.money(7)));
    }

    static Written itemDay(StoreId store, Gtin gtin, LocalDate date, long lines, long pieces, long net) {
        return new Written(
                Topics.SALES_BY_ITEM_DAY,
                Keys.storeItemDay(store, gtin, date),
                new ItemDaySales(store, gtin, date, lines, Quantity.each(pieces), Shop.money(net)));
    }

    static Written stock(StoreId store, Gtin gtin, long onHand, long received, long sold, long adjusted) {
        return new Written(
                Topics.STOCK_ON_HAND,
                Keys.storeItem(store, gtin),
                new StockOnHand(
                        store,
                        gtin,
                        Quantity.each(onHand),
                        Quantity.each(received),
                        Quantity.each(sold),
                        Quantity.each(adjusted),
                        Instant.EPOCH));
    }

    static Written stockDay(StoreId store, Gtin gtin, LocalDate date, long change, long handled) {
        return day(new StockDay(store, gtin, date, List.of(moved(change, handled)), List.of()));
    }

    private static Written day(StockDay day) {
        return new Written(Topics.STOCK_DAY, Keys.storeItemDay(day.store(), day.gtin(), day.date()), day);
    }

    private static StockDay.Moved moved(long change, long handled) {
        return new StockDay.Moved(Instant.EPOCH, Quantity.each(change), handled);
    }

    /** The second store's lamps. */
    static Written lamps(
            long onHand, long received, long adjusted, long counted, long writtenOff, long transferred, long handled) {
        return new Written(
                Topics.STOCK_ON_HAND,
                Keys.storeItem(S2, Shop.LAMP),
                new StockOnHand(
                        S2,
                        Shop.LAMP,
                        Quantity.each(onHand),
                        Quantity.each(received),
                        Quantity.each(0),
                        Quantity.each(adjusted),
                        Instant.EPOCH,
                        new StockOnHand.Apart(
                                Quantity.each(counted), Quantity.each(writtenOff), Quantity.each(transferred)),
                        new StockOnHand.LastCount(
                                "s2-count-1", Shop.NOVEMBER, Instant.EPOCH, Quantity.each(6), handled)));
    }

    /** Their day with the count. */
    static Written lampDay(long change, long handled, long after) {
        return day(new StockDay(
                S2,
                Shop.LAMP,
                Shop.NOVEMBER,
                List.of(moved(change, handled)),
                List.of(new StockDay.Count(
                        "s2-count-1",
                        Instant.EPOCH,
                        Quantity.each(6),
                        Instant.EPOCH,
                        List.of(moved(after, Math.abs(after)))))));
    }

    /** Their lot. */
    static Written lampLots(long pieces) {
        return new Written(
                Topics.STOCK_LOTS,
                Keys.storeItem(S2, Shop.LAMP),
                new StockLots(
                        S2,
                        Shop.LAMP,
                        null,
                        List.of(new StockLots.Moved(
                                Shop.OCTOBER,
                                Instant.EPOCH,
                                new StockLots.Lot("L1", LocalDate.EPOCH.plusDays(20_000)),
                                Quantity.each(pieces)))));
    }

    /** The lamp that arrived in the third store. */
    static Written arrivedLamp(long transferred) {
        Quantity none = Quantity.each(0);
        Quantity lamps = Quantity.each(transferred);
        return new Written(
                Topics.STOCK_ON_HAND,
                Keys.storeItem(S3, Shop.LAMP),
                new StockOnHand(
                        S3,
                        Shop.LAMP,
                        lamps,
                        none,
                        none,
                        lamps,
                        Instant.EPOCH,
                        new StockOnHand.Apart(none, none, lamps),
                        null));
    }

    /** Its transfer. */
    static Written lampTransfer(long sent, long arrived) {
        return new Written(
                Topics.TRANSFER,
                "tr-1",
                new StockTransfer(
                        "tr-1",
                        S2,
                        S3,
                        Instant.EPOCH,
                        Instant.EPOCH,
                        List.of(new StockTransfer.Line(Shop.LAMP, Quantity.each(sent), Quantity.each(arrived)))));
    }

    /** Their order. */
    static Written lampOrder(long ordered, long received, long open) {
        return new Written(
                Topics.ORDER_PROGRESS,
                "s2|PO-1",
                new OrderProgress(
                        S2,
                        "PO-1",
                        PurchaseOrder.State.CONFIRMED,
                        Shop.NOVEMBER,
                        List.of(new OrderProgress.Line(
                                Shop.LAMP, Quantity.each(ordered), Quantity.each(received), Quantity.each(open)))));
    }

    /** What is to come of it. */
    static Written lampsOnOrder(long pieces) {
        return new Written(
                Topics.ON_ORDER,
                Keys.storeItem(S2, Shop.LAMP),
                new OnOrder(
                        S2,
                        Shop.LAMP,
                        Quantity.each(pieces),
                        List.of(new OnOrder.Awaited("PO-1", Shop.NOVEMBER, true, Quantity.each(pieces)))));
    }

    static Written entry(MemberId member, String sale, int line, long points) {
        return new Written(
                Topics.POINTS_ENTRY,
                member.value(),
                new PointsEntry(
                        member,
                        Source.parseReceiptNumber(sale),
                        line,
                        "per-major-unit",
                        points > 0 ? PointsEntry.Kind.EARNED : PointsEntry.Kind.REVERSED,
                        points,
                        Instant.EPOCH,
                        Shop.NOVEMBER));
    }

    static Written balance(MemberId member, long points, long entries) {
        return new Written(
                Topics.POINTS_BALANCE, member.value(), new PointsBalance(member, points, entries, Instant.EPOCH));
    }
}
