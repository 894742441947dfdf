package io.tillstream.topologies;

import io.tillstream.encoding.FactChain;
import io.tillstream.events.CurrencyUnit;
import io.tillstream.events.Gtin;
import io.tillstream.events.Hash;
import io.tillstream.events.MemberId;
import io.tillstream.events.Money;
import io.tillstream.events.Quantity;
import io.tillstream.events.Source;
import io.tillstream.events.StoreId;
import io.tillstream.events.TillId;
import io.tillstream.events.sale.EpochOpened;
import io.tillstream.events.sale.JournalRecord;
import io.tillstream.events.sale.NoSale;
import io.tillstream.events.sale.PointsLot;
import io.tillstream.events.sale.PromotionUse;
import io.tillstream.events.sale.Sale;
import io.tillstream.events.sale.SaleLine;
import io.tillstream.events.sale.TaxTotal;
import io.tillstream.events.sale.Tender;
import io.tillstream.events.sale.TillTransaction;
import io.tillstream.events.stock.GoodsReceived;
import io.tillstream.events.stock.StockAdjusted;
import io.tillstream.events.stock.StockCounted;
import io.tillstream.events.stock.StockLine;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The shop of the tests: two stores that sell milk at 1.20 and bread at 3.00, 20 % tax included, one point per pound. */
public final class Shop {
    public static final StoreId NORTH = StoreId.of("s1");
    public static final StoreId SOUTH = StoreId.of("s2");
    public static final TillId TILL = new TillId(NORTH, 1);
    public static final Gtin MILK = Gtin.ofDigits("5901234123457");
    public static final Gtin BREAD = Gtin.ofDigits("4006381333931");
    public static final Gtin GIFT_CARD = Gtin.ofDigits("2000000000077");
    public static final MemberId MEMBER = MemberId.of("maaaaaaaaaaaaaaaa");
    public static final LocalDate DAY = LocalDate.parse("2011-11-08");
    public static final CurrencyUnit POUND = CurrencyUnit.of("GBP");

    private Shop() {}

    public static Money pounds(String amount) {
        return Money.parse(amount + " GBP");
    }

    public static Gtin item(int number) {
        String body = "2%011d".formatted(number);
        return Gtin.ofDigits(body + Gtin.checkDigit("0" + body));
    }

    /** Pieces of an item; negative for a return. */
    public record Pieces(Gtin gtin, long count) {}

    public static Pieces milk(long count) {
        return new Pieces(MILK, count);
    }

    public static Pieces bread(long count) {
        return new Pieces(BREAD, count);
    }

    public static Sale sale(Source source, Instant at, @Nullable MemberId member, Pieces... pieces) {
        return sale(source, at, LocalDate.ofInstant(at, ZoneOffset.UTC), member, Arrays.asList(pieces));
    }

    public static Sale sale(
            Source source, Instant at, LocalDate businessDate, @Nullable MemberId member, List<Pieces> pieces) {
        List<SaleLine> lines = IntStream.range(0, pieces.size())
                .mapToObj(i -> line(i + 1, pieces.get(i), member == null ? 0 : points(pieces.get(i)), null))
                .toList();
        Money total = lines.stream().map(SaleLine::net).reduce(Money.zero(POUND), Money::plus);
        Money tax = lines.stream().map(SaleLine::tax).reduce(Money.zero(POUND), Money::plus);
        return new Sale(
                source,
                at,
                businessDate,
                "staff-1",
                member,
                Sale.Origin.LIVE,
                null,
                Sale.Channel.TILL,
                null,
                lines,
                List.of(new TaxTotal("standard", 2000, true, total.minus(tax), tax)),
                List.of(new Tender(Tender.TenderType.CASH, total, Money.zero(POUND))),
                Money.zero(POUND),
                total,
                List.of(),
                List.of());
    }

    /** A receipt with these lines and tenders. */
    public static Sale receipt(
            Source source, String at, @Nullable MemberId member, List<SaleLine> lines, List<Tender> tenders) {
        Instant instant = Instant.parse(at);
        Money total = lines.stream().map(SaleLine::net).reduce(Money.zero(POUND), Money::plus);
        return new Sale(
                source,
                instant,
                LocalDate.ofInstant(instant, ZoneOffset.UTC),
                "staff-1",
                member,
                Sale.Origin.LIVE,
                null,
                Sale.Channel.TILL,
                null,
                lines,
                List.of(),
                tenders,
                Money.zero(POUND),
                total,
                List.of(),
                List.of());
    }

    /** The same sale, which gave or gives back something of a limited promotion. */
    public static Sale giving(Sale sale, PromotionUse... uses) {
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
                List.of(uses));
    }

    public static SaleLine sold(int number, Pieces pieces, long points) {
        return line(number, pieces, points, null);
    }

    /** Pieces of a line of an earlier sale that come back; {@code points} is negative where they are taken back. */
    public static SaleLine back(int number, Source sale, int line, Pieces pieces, long points) {
        return line(number, pieces, points, new SaleLine.ReturnedLine(sale, line));
    }

    /** The load of a gift card, negative where it is taken back. */
    public static SaleLine load(int number, String account, String amount) {
        Money load = pounds(amount);
        long pieces = load.isNegative() ? -1 : 1;
        return new SaleLine(
                number,
                GIFT_CARD,
                Quantity.each(pieces),
                load.times(pieces),
                SaleLine.PriceSource.PRICE_BOOK,
                load,
                List.of(),
                load,
                "none",
                Money.zero(POUND),
                0,
                null,
                null,
                null,
                null,
                account,
                null);
    }

    /** Pieces that were put aside before. */
    public static SaleLine collected(int number, Pieces pieces, String reservation) {
        SaleLine line = line(number, pieces, 0, null);
        return new SaleLine(
                number,
                line.gtin(),
                line.quantity(),
                line.unitPrice(),
                line.priceSource(),
                line.gross(),
                line.discounts(),
                line.net(),
                line.taxGroup(),
                line.tax(),
                0,
                null,
                null,
                null,
                null,
                null,
                line.merchandise(),
                reservation);
    }

    private static SaleLine line(int number, Pieces pieces, long points, SaleLine.@Nullable ReturnedLine returned) {
        Money net = price(pieces).times(pieces.count());
        return new SaleLine(
                number,
                pieces.gtin(),
                Quantity.each(pieces.count()),
                price(pieces),
                SaleLine.PriceSource.PRICE_BOOK,
                net,
                List.of(),
                net,
                "standard",
                Money.ofMinor(net.minor() / 6, POUND),
                points,
                returned);
    }

    private static Money price(Pieces pieces) {
        return pieces.gtin().equals(MILK) ? pounds("1.20") : pounds("3.00");
    }

    private static long points(Pieces pieces) {
        return price(pieces).times(pieces.count()).minor() / 100;
    }

    public static Tender cash(String amount) {
        return new Tender(Tender.TenderType.CASH, pounds(amount), Money.zero(POUND));
    }

    /** Money and the points behind it, negative where they come back. */
    public static Tender points(String amount, PointsLot... lots) {
        return new Tender(Tender.TenderType.POINTS, pounds(amount), Money.zero(POUND), null, null, List.of(lots));
    }

    public static Tender giftCard(String account, String amount) {
        return new Tender(Tender.TenderType.GIFT_CARD, pounds(amount), Money.zero(POUND), null, account, List.of());
    }

    public static GoodsReceived received(String id, StoreId store, Gtin gtin, long pieces) {
        return new GoodsReceived(
                id,
                store,
                Instant.parse("2011-11-08T06:00:00Z"),
                DAY,
                false,
                "note-1",
                List.of(new StockLine(gtin, Quantity.each(pieces))));
    }

    public static StockAdjusted adjusted(String id, StoreId store, Gtin gtin, Quantity change) {
        return new StockAdjusted(
                id, store, Instant.parse("2011-11-08T20:00:00Z"), DAY, "counted", List.of(new StockLine(gtin, change)));
    }

    /** A count of pieces on the day of that instant. */
    public static StockCounted counted(String id, StoreId store, Gtin gtin, String at, long pieces) {
        Instant instant = Instant.parse(at);
        return new StockCounted(
                id,
                store,
                instant,
                LocalDate.ofInstant(instant, ZoneOffset.UTC),
                List.of(new StockLine(gtin, Quantity.each(pieces))));
    }

    /** A till's journal in memory: numbers and chains what it is given. */
    public static final class Journal {
        private final TillId till;
        private final int epoch;
        private final List<JournalRecord> records = new ArrayList<>();

        public Journal(TillId till, int epoch) {
            this.till = till;
            this.epoch = epoch;
        }

        public Source next() {
            return new Source(till, epoch, records.size() + 1L);
        }

        public JournalRecord opening() {
            return append(new EpochOpened(next(), Instant.parse("2011-11-08T08:00:00Z"), DAY, "enrolled", null));
        }

        public JournalRecord noSale() {
            return append(new NoSale(next(), Instant.parse("2011-11-08T09:00:00Z"), DAY, "staff-1", "change"));
        }

        public JournalRecord sale(String at, Pieces... pieces) {
            return append(Shop.sale(next(), Instant.parse(at), null, pieces));
        }

        public JournalRecord memberSale(String at, Pieces... pieces) {
            return append(Shop.sale(next(), Instant.parse(at), MEMBER, pieces));
        }

        public JournalRecord append(TillTransaction fact) {
            Hash previous = records.isEmpty() ? Hash.GENESIS : records.getLast().hash();
            JournalRecord record = FactChain.append(previous, fact);
            records.add(record);
            return record;
        }

        public List<JournalRecord> records() {
            return List.copyOf(records);
        }
    }
}
