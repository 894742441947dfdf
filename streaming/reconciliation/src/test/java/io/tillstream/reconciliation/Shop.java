package io.tillstream.reconciliation;

import io.tillstream.events.CurrencyUnit;
import io.tillstream.events.Gtin;
import io.tillstream.events.MemberId;
import io.tillstream.events.Money;
import io.tillstream.events.Quantity;
import io.tillstream.events.Source;
import io.tillstream.events.StoreId;
import io.tillstream.events.TillId;
import io.tillstream.events.member.PointsAdjustment;
import io.tillstream.events.member.PointsProgramme;
import io.tillstream.events.purchase.PurchaseOrder;
import io.tillstream.events.sale.BasketCancelled;
import io.tillstream.events.sale.Discount;
import io.tillstream.events.sale.EpochOpened;
import io.tillstream.events.sale.JournalRecord;
import io.tillstream.events.sale.Merchandise;
import io.tillstream.events.sale.OfferOutcome;
import io.tillstream.events.sale.PointsLot;
import io.tillstream.events.sale.PromotionUse;
import io.tillstream.events.sale.Sale;
import io.tillstream.events.sale.SaleLine;
import io.tillstream.events.sale.TaxTotal;
import io.tillstream.events.sale.Tender;
import io.tillstream.events.sale.TillTransaction;
import io.tillstream.events.stock.GoodsReceived;
import io.tillstream.events.stock.StockAdjusted;
import io.tillstream.events.stock.StockArrived;
import io.tillstream.events.stock.StockCounted;
import io.tillstream.events.stock.StockLine;
import io.tillstream.events.stock.StockMovement;
import io.tillstream.events.stock.StockSent;
import io.tillstream.events.stock.StockWrittenOff;
import io.tillstream.journal.Journal;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Three stores with a till each: history and a live epoch, a discount, a return, a cancelled basket, a delivery and a
 * count; in the third a gift card is loaded, points and a gift card pay, and a line comes back once too often.
 */
final class Shop {
    static final CurrencyUnit GBP = CurrencyUnit.of("GBP");
    static final TillId FIRST = TillId.parse("s1-t1");
    static final TillId SECOND = TillId.parse("s2-t1");
    static final TillId THIRD = TillId.parse("s3-t1");
    static final Gtin MUG = Gtin.ofDigits("2000000000015");
    static final Gtin LAMP = Gtin.ofDigits("2000000000022");
    static final MemberId ANNE = MemberId.of("maaaaaaaaaaaaaaaa");
    static final Gtin CARD = Gtin.ofDigits("2000000000077");
    static final MemberId CARA = MemberId.of("mcccccccccccccccc");
    static final LocalDate JANUARY = LocalDate.parse("2012-01-31");
    static final MemberId BEA = MemberId.of("mbbbbbbbbbbbbbbbb");
    static final LocalDate OCTOBER = LocalDate.parse("2011-10-03");
    static final LocalDate NOVEMBER = LocalDate.parse("2011-11-09");

    private static final Instant LONG_AGO = Instant.parse("2011-10-03T09:00:00Z");
    private static final Instant NOW = Instant.parse("2011-11-09T10:05:00Z");

    private Shop() {}

    /** Writes the journals below {@code home} and returns their records in order. */
    static List<JournalRecord> trade(Path home) throws IOException {
        List<JournalRecord> records = new ArrayList<>();
        EpochOpened.PreviousEpoch end;
        try (Journal history = Journal.create(journal(home, FIRST, 0), FIRST, 0)) {
            records.add(history.append(opened(FIRST, 0, null)));
            records.add(history.append(sale(FIRST, 0, 2, LONG_AGO, ANNE, line(1, MUG, 3, 255, 0))));
            JournalRecord last =
                    history.append(sale(FIRST, 0, 3, LONG_AGO.plusSeconds(60), null, line(1, LAMP, 1, 1500, 0)));
            records.add(last);
            end = new EpochOpened.PreviousEpoch(0, 3, last.hash());
        }
        try (Journal live = Journal.create(journal(home, FIRST, 1), FIRST, 1)) {
            records.add(live.append(opened(FIRST, 1, end)));
            records.add(live.append(
                    sale(FIRST, 1, 2, NOW, ANNE, line(1, MUG, 2, 255, 51), costly(line(2, LAMP, 1, 1500, 0)))));
            records.add(live.append(new BasketCancelled(
                    new Source(FIRST, 1, 3), NOW.plusSeconds(60), NOVEMBER, "c1", 1, money(255), List.of())));
            records.add(live.append(sale(FIRST, 1, 4, NOW.plusSeconds(90), ANNE, line(1, MUG, -1, 255, 0))));
        }
        try (Journal other = Journal.create(journal(home, SECOND, 1), SECOND, 1)) {
            records.add(other.append(opened(SECOND, 1, null)));
            records.add(other.append(giving(sale(SECOND, 1, 2, NOW, BEA, line(1, MUG, 4, 255, 0)), mugs(3, 120))));
        }
        try (Journal third = Journal.create(journal(home, THIRD, 1), THIRD, 1)) {
            records.add(third.append(opened(THIRD, 1, null)));
            records.add(third.append(paid(
                    sale(THIRD, 1, 2, NOW, CARA, line(1, MUG, 4, 255, 0), load(2, "gc-7", 2000)),
                    points(100, 40),
                    giftCard("gc-5", 500),
                    cash(2420))));
            records.add(third.append(paid(
                    sale(THIRD, 1, 3, NOW.plusSeconds(60), CARA, back(line(1, MUG, -4, 255, 0), 2, 1)),
                    points(-95, -38),
                    giftCard("gc-5", -500),
                    cash(-425))));
            records.add(third.append(giving(
                    sale(THIRD, 1, 4, NOW.plusSeconds(90), CARA, back(line(1, MUG, -1, 255, 0), 2, 1)),
                    mugs(-1, -40))));
        }
        return records;
    }

    private static Sale paid(Sale sale, Tender... tenders) {
        return with(sale, List.of(tenders), sale.offers());
    }

    /** What a sale gave of a limited promotion for mugs, or a return gave back. */
    private static PromotionUse mugs(long uses, long minor) {
        return new PromotionUse("mugs", uses, money(minor), List.of());
    }

    private static Sale giving(Sale sale, PromotionUse use) {
        return new Sale(
                sale.source(),
                sale.happenedAt(),
                sale.businessDate(),
                sale.operator(),
                sale.member(),
                sale.origin(),
                sale.externalReference(),
                sale.channel(),
                sale.voids(),
                sale.lines(),
                sale.taxes(),
                sale.tenders(),
                sale.cashRounding(),
                sale.total(),
                sale.offers(),
                sale.assumed(),
                sale.coupons(),
                sale.voided(),
                sale.returnTerms(),
                List.of(use));
    }

    private static Sale with(Sale sale, List<Tender> tenders, List<OfferOutcome> offers) {
        return new Sale(
                sale.source(),
                sale.happenedAt(),
                sale.businessDate(),
                sale.operator(),
                sale.member(),
                sale.origin(),
                sale.externalReference(),
                sale.channel(),
                sale.voids(),
                sale.lines(),
                sale.taxes(),
                tenders,
                sale.cashRounding(),
                sale.total(),
                offers,
                sale.assumed());
    }

    private static Tender cash(long minor) {
        return new Tender(Tender.TenderType.CASH, money(minor), money(0));
    }

    private static Tender points(long minor, long points) {
        return new Tender(
                Tender.TenderType.POINTS, money(minor), money(0), null, null, List.of(new PointsLot(points, JANUARY)));
    }

    private static Tender giftCard(String account, long minor) {
        return new Tender(Tender.TenderType.GIFT_CARD, money(minor), money(0), null, account, List.of());
    }

    /** The same line, given back from a line of a sale of the third till. */
    private static SaleLine back(SaleLine line, long sequence, int number) {
        return new SaleLine(
                line.line(),
                line.gtin(),
                line.quantity(),
                line.unitPrice(),
                line.priceSource(),
                line.gross(),
                line.discounts(),
                line.net(),
                line.taxGroup(),
                line.tax(),
                line.points(),
                new SaleLine.ReturnedLine(new Source(THIRD, 1, sequence), number));
    }

    /** A line whose till knew what the goods are and had cost: 9.00. */
    private static SaleLine costly(SaleLine line) {
        return line.of(new Merchandise("lamps", money(900)));
    }

    private static SaleLine load(int number, String account, long minor) {
        return new SaleLine(
                number,
                CARD,
                Quantity.each(1),
                money(minor),
                SaleLine.PriceSource.PRICE_BOOK,
                money(minor),
                List.of(),
                money(minor),
                "none",
                money(0),
                0,
                null,
                null,
                null,
                null,
                account,
                null);
    }

    /** A delivery to each store, of which one is told twice, and a count in the first. */
    static List<StockMovement> movements() {
        StoreId first = FIRST.store();
        Instant before = LONG_AGO.minusSeconds(3600);
        StockMovement delivery = new GoodsReceived(
                "s1-2011-10-01-1",
                first,
                before,
                OCTOBER,
                true,
                "opening-stock",
                List.of(new StockLine(MUG, Quantity.each(12)), new StockLine(LAMP, Quantity.each(6))));
        StockMovement count = new StockAdjusted(
                "s1-count-1", first, NOW, NOVEMBER, "counted", List.of(new StockLine(MUG, Quantity.each(-1))));
        StockMovement elsewhere = new GoodsReceived(
                "s2-2011-10-01-1",
                SECOND.store(),
                before,
                OCTOBER,
                true,
                "opening-stock",
                List.of(new StockLine(MUG, Quantity.each(24))));
        List<StockMovement> movements = new ArrayList<>(List.of(delivery, delivery, count, elsewhere));
        movements.addAll(lampsOfTheSecondStore());
        return movements;
    }

    /** Lamps in the second store: 10 of a lot, one of them broken, two sent away of which one arrives, 6 counted, 3 more. */
    private static List<StockMovement> lampsOfTheSecondStore() {
        StoreId second = SECOND.store();
        StoreId third = THIRD.store();
        Instant hourLater = NOW.plusSeconds(3600);
        StockMovement count = new StockCounted(
                "s2-count-1", second, hourLater, NOVEMBER, List.of(new StockLine(LAMP, Quantity.each(6))));
        return List.of(
                new GoodsReceived(
                        "s2-3", second, hourLater.plusSeconds(60), NOVEMBER, false, "note-3", "PO-1", lamps(3)),
                count,
                count,
                new GoodsReceived("s2-2", second, LONG_AGO, OCTOBER, false, "note-2", lot(10)),
                new StockWrittenOff("s2-off-1", second, NOW, NOVEMBER, StockWrittenOff.Reason.DAMAGED, lot(1)),
                new StockSent("s2-out-1", second, NOW, NOVEMBER, "tr-1", third, lamps(2)),
                new StockArrived("s3-in-1", third, NOW, NOVEMBER, "tr-1", second, lamps(1)));
    }

    /** Eight lamps ordered and confirmed for the second store, of which three have come. */
    static List<PurchaseOrder> orders() {
        return List.of(order(PurchaseOrder.State.CONFIRMED, NOW), order(PurchaseOrder.State.ORDERED, LONG_AGO));
    }

    private static PurchaseOrder order(PurchaseOrder.State state, Instant at) {
        return new PurchaseOrder(
                "PO-1",
                SECOND.store(),
                "lamps-and-sons",
                at,
                state,
                NOVEMBER.plusDays(2),
                List.of(new PurchaseOrder.Line(LAMP, Quantity.each(8))));
    }

    /** Points are there for two years. */
    static PointsProgramme programme() {
        return new PointsProgramme(
                List.of(new PointsProgramme.Rule(LocalDate.parse("2011-01-01"), 0, 24)), 100, money(100), List.of());
    }

    /** Points for a broken jar. */
    static PointsAdjustment adjustment(String id, long points) {
        return new PointsAdjustment(id, BEA, points, "c1", "Jar broken", NOW, NOVEMBER);
    }

    private static List<StockLine> lamps(long pieces) {
        return List.of(new StockLine(LAMP, Quantity.each(pieces)));
    }

    private static List<StockLine> lot(long pieces) {
        return List.of(new StockLine(LAMP, Quantity.each(pieces), "L1", LocalDate.EPOCH.plusDays(20_000)));
    }

    /** One more sale of a lamp at 15.00 on the live journal of the first till: {@code s1-t1/1/5}. */
    static JournalRecord sellOneMoreLamp(Path home) throws IOException {
        try (Journal live = Journal.open(journal(home, FIRST, 1))) {
            return live.append(sale(FIRST, 1, 5, NOW.plusSeconds(120), null, line(1, LAMP, 1, 1500, 0)));
        }
    }

    /**
     * The same sale, of an offer whose id head office made and the till took, although a card number stands in it. At head
     * office's door it is seen.
     */
    static JournalRecord sellOneMoreLampByAnOffer(Path home, String decisionId) throws IOException {
        Sale sale = sale(FIRST, 1, 5, NOW.plusSeconds(120), null, line(1, LAMP, 1, 1500, 0));
        try (Journal live = Journal.open(journal(home, FIRST, 1))) {
            return live.append(with(
                    sale,
                    sale.tenders(),
                    List.of(new OfferOutcome(decisionId, "personal-picks", OfferOutcome.Kind.SHOWN))));
        }
    }

    static Path journal(Path home, TillId till, int epoch) {
        return home.resolve("tills").resolve(till.toString()).resolve("journal/epoch-" + epoch + ".journal");
    }

    static Money money(long minor) {
        return Money.ofMinor(minor, GBP);
    }

    private static TillTransaction opened(TillId till, int epoch, EpochOpened.@Nullable PreviousEpoch previous) {
        boolean history = epoch == 0;
        return new EpochOpened(
                new Source(till, epoch, 1),
                history ? LONG_AGO : NOW.minusSeconds(60),
                history ? OCTOBER : NOVEMBER,
                history ? "history-imported" : "enrolled",
                previous);
    }

    private static Sale sale(
            TillId till, int epoch, long sequence, Instant at, @Nullable MemberId member, SaleLine... lines) {
        long total = 0;
        long tax = 0;
        for (SaleLine line : lines) {
            total += line.net().minor();
            tax += line.tax().minor();
        }
        boolean history = epoch == 0;
        Tender.TenderType type = history ? Tender.TenderType.NOT_RECORDED : Tender.TenderType.CASH;
        return new Sale(
                new Source(till, epoch, sequence),
                at,
                history ? OCTOBER : NOVEMBER,
                "c1",
                member,
                history ? Sale.Origin.IMPORTED : Sale.Origin.LIVE,
                null,
                Sale.Channel.TILL,
                null,
                List.of(lines),
                List.of(new TaxTotal("standard", 2000, true, money(total - tax), money(tax))),
                List.of(new Tender(type, money(total), money(0))),
                money(0),
                money(total),
                List.of(),
                List.of());
    }

    /** One point for each whole pound, as the store's rule says; a returned line takes them back. */
    private static SaleLine line(int number, Gtin gtin, long pieces, long unitMinor, long discountMinor) {
        long gross = pieces * unitMinor;
        long net = gross - discountMinor;
        List<Discount> discounts = discountMinor == 0
                ? List.of()
                : List.of(new Discount("personal-picks", "Personal picks", "decision-1", money(discountMinor)));
        return new SaleLine(
                number,
                gtin,
                Quantity.each(pieces),
                money(unitMinor),
                SaleLine.PriceSource.PRICE_BOOK,
                money(gross),
                discounts,
                money(net),
                "standard",
                money(net / 6),
                net / 100,
                null);
    }
}
