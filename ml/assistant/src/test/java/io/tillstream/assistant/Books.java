package io.tillstream.assistant;

import io.tillstream.events.CurrencyUnit;
import io.tillstream.events.Gtin;
import io.tillstream.events.Hash;
import io.tillstream.events.LocalText;
import io.tillstream.events.MemberId;
import io.tillstream.events.Money;
import io.tillstream.events.Quantity;
import io.tillstream.events.Source;
import io.tillstream.events.StoreId;
import io.tillstream.events.assortment.OpeningHours;
import io.tillstream.events.assortment.Price;
import io.tillstream.events.assortment.Store;
import io.tillstream.events.decision.ModelReference;
import io.tillstream.events.decision.OfferDecision;
import io.tillstream.events.decision.Reason;
import io.tillstream.events.ledger.StockOnHand;
import io.tillstream.events.member.PointsAccount;
import io.tillstream.events.member.PointsEntry;
import io.tillstream.events.sale.Sale;
import io.tillstream.events.sale.SaleLine;
import io.tillstream.events.sale.TaxTotal;
import io.tillstream.events.sale.Tender;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Books in memory, written by hand or by chance. */
final class Books implements Ledger {
    static final MemberId ANNE = MemberId.of("maaaaaaaaaaaaaaaa");
    static final MemberId BEA = MemberId.of("mbbbbbbbbbbbbbbbb");
    static final Gtin MUG = Gtin.ofDigits("2000000000015");
    static final Gtin LAMP = Gtin.ofDigits("2000000000022");
    static final LocalDate TODAY = LocalDate.parse("2011-11-09");
    static final CurrencyUnit GBP = CurrencyUnit.of("GBP");

    /** Mondays to Fridays with a break at noon, Saturdays until midnight. */
    private static final List<OpeningHours> MARKET_STREET = Stream.concat(
                    Stream.of(DayOfWeek.values())
                            .limit(5)
                            .flatMap(day -> Stream.of(open(day, "09:00", "12:30"), open(day, "13:30", "18:00"))),
                    Stream.of(open(DayOfWeek.SATURDAY, "10:00", "00:00")))
            .toList();

    final Map<Source, Sale> sales = new LinkedHashMap<>();
    final Map<MemberId, List<Earned>> booked = new LinkedHashMap<>();
    final Map<MemberId, PointsAccount> accounts = new LinkedHashMap<>();
    final List<Offer> offers = new ArrayList<>();
    final List<StockOnHand> stock = new ArrayList<>();
    final Map<Gtin, Price> prices = new LinkedHashMap<>();
    final List<Store> stores = new ArrayList<>();
    final Map<Gtin, LocalText> names = new LinkedHashMap<>(Map.of(
            MUG, new LocalText("White mug", "白色馬克杯", "白色马克杯"),
            LAMP, new LocalText("Reading lamp", "閱讀燈", "阅读灯")));

    Books() {
        store("s1", "Market Street", "市場街門市", "市场街门店", 1);
        store("s2", "Harbour", "港口門市", "港口门店", 2);
    }

    private static OpeningHours open(DayOfWeek day, String opens, String closes) {
        return new OpeningHours(day, LocalTime.parse(opens), LocalTime.parse(closes));
    }

    private void store(String id, String en, String zhTw, String zhCn, int pointsPerMajor) {
        stores.add(new Store(
                new StoreId(id),
                new LocalText(en, zhTw, zhCn),
                ZoneId.of("Europe/London"),
                GBP,
                true,
                List.of(new Store.TaxRate("standard", 2000)),
                1,
                pointsPerMajor,
                List.of(DayOfWeek.MONDAY),
                null,
                id.equals("s1") ? MARKET_STREET : List.of()));
    }

    /** A member, receipts, points, offers, prices and stock by chance. */
    static Books byChance(Random chance) {
        Books books = new Books();
        for (MemberId member : List.of(ANNE, BEA)) {
            int receipts = chance.nextInt(4);
            for (int i = 0; i < receipts; i++) {
                int lines = 1 + chance.nextInt(4);
                List<SaleLine> bought = new ArrayList<>();
                for (int line = 1; line <= lines; line++) {
                    bought.add(line(
                            line,
                            chance.nextBoolean() ? MUG : LAMP,
                            1 + chance.nextInt(6),
                            1 + chance.nextInt(99_999)));
                }
                books.sell(
                        member,
                        "s" + (1 + chance.nextInt(2)) + (member.equals(ANNE) ? "-t1/1/" : "-t7/1/")
                                + (10 + 100 * i + chance.nextInt(90)),
                        TODAY.minusDays(chance.nextInt(30)),
                        bought,
                        chance.nextInt(3) > 0);
            }
            if (chance.nextInt(4) > 0) {
                books.accounts.put(member, account(member, chance));
            }
            for (int i = chance.nextInt(3); i > 0; i--) {
                books.offer(member, chance.nextBoolean() ? MUG : LAMP, 1 + chance.nextInt(90));
            }
        }
        for (Gtin item : List.of(MUG, LAMP)) {
            if (chance.nextInt(4) > 0) {
                books.prices.put(
                        item, new Price(item, pounds(chance.nextInt(99_999)), pounds(1), false, Instant.EPOCH));
            }
            for (Store store : books.stores) {
                if (chance.nextInt(3) > 0) {
                    books.stock.add(stock(store.store(), item, chance.nextInt(2_000) - 20));
                }
            }
        }
        return books;
    }

    void sell(MemberId member, String number, LocalDate day, List<SaleLine> lines, boolean isBooked) {
        Source source = Source.parseReceiptNumber(number);
        Money total = lines.stream().map(SaleLine::net).reduce(Money.zero(GBP), Money::plus);
        sales.put(
                source,
                new Sale(
                        source,
                        day.atTime(10, 5).toInstant(java.time.ZoneOffset.UTC),
                        day,
                        "c1",
                        member,
                        Sale.Origin.LIVE,
                        null,
                        Sale.Channel.TILL,
                        null,
                        lines,
                        List.of(new TaxTotal("standard", 2000, true, total, Money.zero(GBP))),
                        List.of(new Tender(Tender.TenderType.CASH, total, Money.zero(GBP))),
                        Money.zero(GBP),
                        total,
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        null,
                        List.of()));
        if (isBooked) {
            lines.stream()
                    .filter(line -> line.points() != 0)
                    .forEach(line -> booked.computeIfAbsent(member, _ -> new ArrayList<>())
                            .add(new Earned(
                                    source, line.line(), "per-major-unit", PointsEntry.Kind.EARNED, line.points())));
        }
    }

    static SaleLine line(int number, Gtin item, int pieces, int unitMinor) {
        Money net = pounds((long) pieces * unitMinor);
        return new SaleLine(
                number,
                item,
                Quantity.each(pieces),
                pounds(unitMinor),
                SaleLine.PriceSource.PRICE_BOOK,
                net,
                List.of(),
                net,
                "standard",
                Money.zero(GBP),
                net.minor() / 100,
                null);
    }

    private static PointsAccount account(MemberId member, Random chance) {
        List<PointsAccount.Lot> lots = new ArrayList<>();
        for (int i = chance.nextInt(3); i > 0; i--) {
            lots.add(new PointsAccount.Lot(
                    1 + chance.nextInt(5_000),
                    null,
                    chance.nextBoolean() ? null : TODAY.plusDays(chance.nextInt(700))));
        }
        return new PointsAccount(
                member,
                TODAY,
                lots,
                0,
                chance.nextInt(50),
                chance.nextInt(5_000),
                chance.nextBoolean()
                        ? List.of()
                        : List.of(new PointsAccount.TierStay("silver", TODAY.minusDays(3), null)),
                chance.nextBoolean() ? null : new PointsAccount.NextTier("gold", 1 + chance.nextInt(9_000)),
                Instant.EPOCH);
    }

    void offer(MemberId member, Gtin item, int percent) {
        offers.add(new Offer(
                new OfferDecision(
                        "d-" + member + "-" + offers.size(),
                        member,
                        item,
                        percent,
                        400_000,
                        "picks",
                        new Reason("buys-often", new LocalText("You buy this often", "您經常購買", "您经常购买")),
                        new ModelReference("next-purchase", Hash.GENESIS),
                        Instant.parse("2011-11-01T00:00:00Z"),
                        Instant.parse("2011-11-20T00:00:00Z"),
                        ""),
                new LocalText("Picked for you", "為您精選", "为您精选")));
    }

    static Price price(Gtin item, String unitPrice) {
        return new Price(
                item, Money.parse(unitPrice), Money.parse("0.10 GBP"), false, Instant.parse("2011-01-01T00:00:00Z"));
    }

    static StockOnHand stock(StoreId store, Gtin item, int pieces) {
        return new StockOnHand(
                store,
                item,
                Quantity.each(pieces),
                Quantity.each(pieces),
                Quantity.each(0),
                Quantity.each(0),
                Instant.parse("2011-11-08T17:42:00Z"));
    }

    static Money pounds(long minor) {
        return Money.ofMinor(minor, GBP);
    }

    @Override
    public Catalogue catalogue() {
        return new Catalogue(names, stores.stream().collect(Collectors.toMap(Store::store, Store::name)));
    }

    @Override
    public LocalDate today() {
        return TODAY;
    }

    @Override
    public Optional<Balance> balance(MemberId member) {
        return Optional.ofNullable(booked.get(member))
                .map(all -> new Balance(all.stream().mapToLong(Earned::points).sum(), all.size()));
    }

    @Override
    public Optional<PointsAccount> account(MemberId member) {
        return Optional.ofNullable(accounts.get(member));
    }

    @Override
    public LocalText tierName(String tier) {
        return LocalText.same(tier);
    }

    @Override
    public List<Earned> entries(MemberId member, @Nullable Source sale, int most) {
        return booked.getOrDefault(member, List.of()).stream()
                .filter(one -> sale == null || sale.equals(one.sale()))
                .limit(most)
                .toList();
    }

    @Override
    public Optional<Sale> receipt(MemberId member, Source sale) {
        return Optional.ofNullable(sales.get(sale)).filter(one -> member.equals(one.member()));
    }

    @Override
    public List<Sale> receipts(MemberId member, @Nullable LocalDate date, int most) {
        return sales.values().stream()
                .filter(one -> member.equals(one.member()) && (date == null || date.equals(one.businessDate())))
                .sorted(Comparator.comparing(Sale::happenedAt).reversed())
                .limit(most)
                .toList();
    }

    @Override
    public List<Offer> offers(MemberId member) {
        return offers.stream()
                .filter(one -> one.decision().member().equals(member))
                .toList();
    }

    @Override
    public List<StockOnHand> stock(Gtin item) {
        return stock.stream().filter(one -> one.gtin().equals(item)).toList();
    }

    @Override
    public Optional<Price> price(Gtin item) {
        return Optional.ofNullable(prices.get(item));
    }

    @Override
    public List<Gtin> search(String text, int most) {
        return catalogue().items(text).stream()
                .limit(most)
                .map(Catalogue.Found::gtin)
                .toList();
    }

    @Override
    public boolean isWeighed(Gtin item) {
        return false;
    }

    @Override
    public List<Store> stores() {
        return stores;
    }
}
