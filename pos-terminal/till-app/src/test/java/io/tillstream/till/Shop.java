package io.tillstream.till;

import io.tillstream.catalogue.Grant;
import io.tillstream.codes.InStoreCodes;
import io.tillstream.codes.OfferCode;
import io.tillstream.codes.ScanRules;
import io.tillstream.codes.gs1.Reading;
import io.tillstream.encoding.CanonicalJson;
import io.tillstream.encoding.CardHash;
import io.tillstream.encoding.SignedDecisions;
import io.tillstream.encoding.Signing;
import io.tillstream.encoding.StaffSecrets;
import io.tillstream.events.CurrencyUnit;
import io.tillstream.events.Gtin;
import io.tillstream.events.Hash;
import io.tillstream.events.Language;
import io.tillstream.events.LocalText;
import io.tillstream.events.MemberId;
import io.tillstream.events.Money;
import io.tillstream.events.Quantity;
import io.tillstream.events.StoreId;
import io.tillstream.events.TillId;
import io.tillstream.events.assortment.Campaign;
import io.tillstream.events.assortment.Eligibility;
import io.tillstream.events.assortment.ExpiryRules;
import io.tillstream.events.assortment.Limits;
import io.tillstream.events.assortment.Price;
import io.tillstream.events.assortment.Product;
import io.tillstream.events.assortment.Promotion;
import io.tillstream.events.assortment.Qualifying;
import io.tillstream.events.assortment.Reward;
import io.tillstream.events.assortment.Selection;
import io.tillstream.events.assortment.SellingRules;
import io.tillstream.events.assortment.Store;
import io.tillstream.events.decision.MemberOffers;
import io.tillstream.events.decision.ModelReference;
import io.tillstream.events.decision.OfferDecision;
import io.tillstream.events.decision.Reason;
import io.tillstream.events.feature.MemberSegments;
import io.tillstream.events.ledger.StockOnHand;
import io.tillstream.events.member.Member;
import io.tillstream.events.sale.PointsLot;
import io.tillstream.events.staff.Operator;
import io.tillstream.till.counter.CustomerDisplay;
import io.tillstream.till.counter.PrinterSetting;
import io.tillstream.till.identity.Identity;
import io.tillstream.till.settings.CounterMode;
import io.tillstream.till.settings.CounterSettings;
import io.tillstream.till.settings.PhoneSettings;
import io.tillstream.till.settings.ScreenSettings;
import io.tillstream.till.settings.ShortDated;
import io.tillstream.till.settings.TillSettings;
import io.tillstream.traces.TracesSetting;
import java.net.URI;
import java.nio.file.Path;
import java.security.KeyPair;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One small shop: bread and milk, a member with a card, and an offer on coffee. */
public final class Shop {
    public static final Instant NOON = Instant.parse("2011-11-09T12:00:00Z");
    public static final Clock AT_NOON = Clock.fixed(NOON, ZoneOffset.UTC);
    public static final Gtin MILK = Gtin.ofDigits("9501101530003");
    public static final Gtin BREAD = Gtin.ofDigits("9501101530010");
    public static final Gtin COFFEE = Gtin.ofDigits("9501101530027");

    /** The gift cards that hang at the counter. */
    public static final Gtin VOUCHER_RACK = Gtin.ofDigits("9501101530041");

    /** What the weight labels of a cheese carry beside the weight. */
    public static final Gtin CHEESE = Gtin.ofDigits("2112345000008");

    public static final Gtin GIN = Gtin.ofDigits("9501101530034");

    /** The example card of the codes module: any twelve digits and their check digit. */
    public static final String CARD = "TSM0000000000017";

    /** Ben's member card. */
    public static final String BENS_CARD = "TSM0000000000024";

    /** Twelve digits and their check digit. */
    public static final String GIFT_CARD = "TSG0000000000017";

    public static final MemberId ANN = MemberId.of("maaaaaaaaaaaaaaaa");

    private static final CurrencyUnit GBP = CurrencyUnit.of("GBP");
    private static final String LOOKUP_KEY = "ab".repeat(32);
    private static final KeyPair DECISIONS = Signing.newKeyPair();
    private static final KeyPair SOMEBODY_ELSE = Signing.newKeyPair();

    /** A counter for parcels, which are kept a week. */
    public static final CounterSettings PARCELS =
            new CounterSettings(CounterMode.EXPRESS, List.of(), PrinterSetting.none(), 7);

    private Shop() {}

    /** So much of the shop's money. */
    public static Money pounds(String amount) {
        return Money.parse(amount + " GBP");
    }

    public static Identity identity() {
        return new Identity(
                TillId.parse("s1-t1"),
                1,
                Signing.text(Signing.newKeyPair().getPrivate()),
                "00".repeat(32),
                LOOKUP_KEY,
                Signing.text(DECISIONS.getPublic()));
    }

    public static TillSettings settings(Path data) {
        return settings(data, CounterSettings.RETAIL);
    }

    public static TillSettings settings(Path data, CounterSettings counter) {
        return new TillSettings(
                data,
                URI.create("https://127.0.0.1:1"),
                null,
                null,
                null,
                PrinterSetting.none(),
                null,
                CustomerDisplay.Setting.none(),
                Language.EN,
                new ScanRules(Reading.STRICT, InStoreCodes.parse(List.of("21IIIIIWWWWWC", "23IIIIIPPPPPC"))),
                "c1",
                Duration.ZERO,
                Duration.ZERO,
                TillSettings.Payments.NONE,
                new ShortDated(List.of(new ShortDated.Step(3, 20), new ShortDated.Step(1, 50))),
                PhoneSettings.NO_DOOR,
                ScreenSettings.DEFAULT,
                counter,
                TracesSetting.OFF);
    }

    public static Store store() {
        return new Store(
                StoreId.of("s1"),
                LocalText.same("Harbour Street"),
                ZoneId.of("Europe/London"),
                GBP,
                true,
                List.of(new Store.TaxRate("standard", 2000)),
                1,
                1,
                List.of());
    }

    /** Everything a till needs to sell, in the lines of the protocol. */
    public static List<String> catalogue() {
        return List.of(
                line("store", store()),
                product(MILK, "Milk", "鮮乳", "鲜牛奶"),
                price(MILK, "1.20 GBP", NOON.minusSeconds(60)),
                product(BREAD, "Bread", "吐司", "吐司面包"),
                price(BREAD, "0.95 GBP", NOON.minusSeconds(60)),
                product(COFFEE, "Coffee", "咖啡", "咖啡豆"),
                price(COFFEE, "6.40 GBP", NOON.minusSeconds(60)),
                stock(MILK, 30),
                stock(COFFEE, 30),
                line("member", new Member(ANN, CardHash.of(LOOKUP_KEY, CARD), true, LocalDate.parse("2011-01-01"))));
    }

    /** Another member than Ann. */
    public static String ben() {
        return line(
                "member",
                new Member(
                        MemberId.of("mbbbbbbbbbbbbbbbb"),
                        CardHash.of(LOOKUP_KEY, BENS_CARD),
                        true,
                        LocalDate.parse("2011-01-01")));
    }

    /** Somebody who works here and signs in with the PIN, or the badge {@code TSS} and twelve times the PIN's first digit. */
    public static String operator(String code, String name, Operator.Role role, String pin) {
        return line(
                "operator",
                new Operator(
                        code,
                        name,
                        role,
                        List.of(StoreId.of("s1")),
                        StaffSecrets.verifier(pin, new byte[16]),
                        StaffSecrets.badge(badge(pin)),
                        NOON.plus(Duration.ofDays(30)),
                        false));
    }

    public static String badge(String pin) {
        return "TSS" + pin.substring(0, 1).repeat(12);
    }

    public static String product(Gtin gtin, String en, String zhTw, String zhCn) {
        return line(
                "product",
                new Product(gtin, new LocalText(en, zhTw, zhCn), "food", "standard", Quantity.Unit.EACH, 6, null));
    }

    public static String price(Gtin gtin, String price, Instant from) {
        return line("price", new Price(gtin, Money.parse(price), Money.parse("0.50 GBP"), true, from));
    }

    /** One step of an item's price in the store with that id. */
    public static String priceStep(Gtin gtin, String price, Instant from, String store) {
        return line(
                "priceStep",
                new Price(gtin, Money.parse(price), Money.parse("0.50 GBP"), true, from).in(StoreId.of(store)));
    }

    public static String stock(Gtin gtin, long pieces) {
        Quantity quantity = Quantity.each(pieces);
        Quantity none = Quantity.each(0);
        return line("stock", new StockOnHand(StoreId.of("s1"), gtin, quantity, quantity, none, none, NOON));
    }

    public static String campaign(int controlBasisPoints) {
        return line(
                "campaign",
                new Campaign(
                        "picks",
                        LocalText.same("Picked for you"),
                        20,
                        controlBasisPoints,
                        NOON.minusSeconds(60),
                        NOON.plusSeconds(3600),
                        true));
    }

    /** Three of an item for the price of two, from noon for an hour. */
    public static String threeForTwo(Gtin gtin) {
        return promotion("three-for-two", new Reward.CheapestFree(3), gtin, null, Limits.none());
    }

    /** A promotion on one item, from noon for an hour. */
    public static String promotion(String id, Reward reward, Gtin gtin, @Nullable String coupon, Limits limits) {
        return promotion(id, reward, gtin, NOON, NOON.plusSeconds(3600), coupon, limits);
    }

    /** A promotion on one item for everybody, whatever the time. */
    public static String lastingPromotion(String id, Reward reward, Gtin gtin) {
        return promotion(id, reward, gtin, Instant.EPOCH, Instant.parse("2100-01-01T00:00:00Z"), null, Limits.none());
    }

    private static String promotion(
            String id, Reward reward, Gtin gtin, Instant from, Instant until, @Nullable String coupon, Limits limits) {
        return line(
                "promotion",
                new Promotion(
                        id,
                        new LocalText("Promotion " + id, "促銷 " + id, "促销 " + id),
                        new Eligibility(new Eligibility.Everybody(), List.of(), List.of(), from, until, coupon),
                        new Qualifying(Selection.ofGtins(gtin), null),
                        reward,
                        limits,
                        0,
                        null,
                        false,
                        null,
                        true));
    }

    /** 1.00 off each coffee, whatever the time, within limits; for members only where one member's uses are limited. */
    public static String limitedCoffee(String id, @Nullable String coupon, Limits limits) {
        return line(
                "promotion",
                new Promotion(
                        id,
                        new LocalText("Promotion " + id, "促銷 " + id, "促销 " + id),
                        new Eligibility(
                                limits.usesPerMember() == null
                                        ? new Eligibility.Everybody()
                                        : new Eligibility.Members(),
                                List.of(),
                                List.of(),
                                Instant.EPOCH,
                                Instant.parse("2100-01-01T00:00:00Z"),
                                coupon),
                        new Qualifying(Selection.ofGtins(COFFEE), null),
                        new Reward.AmountOff(pounds("1.00")),
                        limits,
                        0,
                        null,
                        false,
                        null,
                        true));
    }

    /** 1.00 off coffee for a segment. */
    public static String offFor(String segment) {
        return line(
                "promotion",
                new Promotion(
                        "welcome-back",
                        new LocalText("Welcome back", "歡迎回來", "欢迎回来"),
                        new Eligibility(
                                new Eligibility.Segments(List.of(segment)),
                                List.of(),
                                List.of(),
                                NOON.minusSeconds(3600),
                                NOON.plus(Duration.ofDays(30)),
                                null),
                        new Qualifying(Selection.ofGtins(COFFEE), null),
                        new Reward.AmountOff(pounds("1.00")),
                        Limits.none(),
                        0,
                        null,
                        false,
                        null,
                        true));
    }

    /** Ann is in a segment from a day on, until another or for good. */
    public static String annIn(String segment, String from, @Nullable String until) {
        return line(
                "segments",
                new MemberSegments(
                        ANN,
                        List.of(new MemberSegments.Stay(
                                segment, LocalDate.parse(from), until == null ? null : LocalDate.parse(until)))));
    }

    /** Ann, who wants nothing personal. */
    public static String annWithoutOffers() {
        return line("member", new Member(ANN, CardHash.of(LOOKUP_KEY, CARD), false, LocalDate.parse("2011-01-01")));
    }

    /** Ann, who said "not for me" to a promotion, or to a campaign's offer of an item. */
    public static String annDeclining(String offer, @Nullable Gtin gtin) {
        return line(
                "member",
                new Member(
                        ANN,
                        CardHash.of(LOOKUP_KEY, CARD),
                        true,
                        LocalDate.parse("2011-01-01"),
                        List.of(new Member.Declined(offer, gtin))));
    }

    /** 20 % off coffee for Ann. */
    public static String offer() {
        return line("offers", new MemberOffers(ANN, List.of(SignedDecisions.sign(decision(), DECISIONS.getPrivate()))));
    }

    public static String offerSignedBySomebodyElse() {
        return line(
                "offers", new MemberOffers(ANN, List.of(SignedDecisions.sign(decision(), SOMEBODY_ELSE.getPrivate()))));
    }

    /** Gin for 20.00, from 18 years on, and never discounted for that. */
    public static String[] gin() {
        return new String[] {
            ruled(GIN, "Gin", "琴酒", "金酒", new SellingRules(18, null, null, true, false)),
            price(GIN, "20.00 GBP", NOON.minusSeconds(60))
        };
    }

    /** Cheese for 20.00 a kilogram, by the number that its weight labels carry. */
    public static String[] cheese() {
        return new String[] {
            line(
                    "product",
                    new Product(
                            CHEESE,
                            new LocalText("Cheese", "乳酪", "奶酪"),
                            "food",
                            "standard",
                            Quantity.Unit.GRAM,
                            1,
                            null)),
            price(CHEESE, "20.00 GBP", NOON.minusSeconds(60))
        };
    }

    /** Milk that is marked down as it says itself. */
    public static String[] milkKeeping(ExpiryRules.MarkDown markDown) {
        return new String[] {
            line(
                    "product",
                    new Product(
                                    MILK,
                                    new LocalText("Milk", "鮮乳", "鲜牛奶"),
                                    "food",
                                    "standard",
                                    Quantity.Unit.EACH,
                                    1,
                                    null)
                            .keeping(new ExpiryRules(null, null, markDown)))
        };
    }

    /** A gift card for 20.00 unless somebody says another amount. */
    public static String[] giftCardForTwenty() {
        return new String[] {
            ruled(VOUCHER_RACK, "Gift card", "禮物卡", "礼品卡", new SellingRules(null, null, null, false, true)),
            price(VOUCHER_RACK, "20.00 GBP", NOON.minusSeconds(60))
        };
    }

    /** Bread, of which one customer may buy so many at once. */
    public static String breadForOne(long most) {
        return ruled(BREAD, "Bread", "吐司", "吐司面包", new SellingRules(null, most, null, true, false));
    }

    private static String ruled(Gtin gtin, String en, String zhTw, String zhCn, SellingRules rules) {
        return line(
                "product",
                new Product(
                        gtin, new LocalText(en, zhTw, zhCn), "food", "standard", Quantity.Unit.EACH, 6, null, rules));
    }

    /** So much of {@link #GIFT_CARD} may be spent at this till. */
    public static String giftCardGrant(String amount, Instant until) {
        return line("giftCardGrant", new Grant.OfGiftCard("g-card", GIFT_CARD, Money.parse(amount), until));
    }

    /** So many of Ann's points may be spent at this till, 100 for a pound. */
    public static String pointsGrant(long points, Instant until) {
        List<PointsLot> lots = List.of(new PointsLot(points, LocalDate.of(2011, 12, 31)));
        return line("pointsGrant", new Grant.OfPoints("g-points", ANN, lots, 100, Money.parse("1.00 GBP"), until));
    }

    /** The same offer as a receipt prints it. */
    public static String offerCode() {
        return OfferCode.text(SignedDecisions.proof(SignedDecisions.sign(decision(), DECISIONS.getPrivate())));
    }

    public static String offerCodeSignedBySomebodyElse() {
        return OfferCode.text(SignedDecisions.proof(SignedDecisions.sign(decision(), SOMEBODY_ELSE.getPrivate())));
    }

    public static OfferDecision decision() {
        return new OfferDecision(
                "d1",
                ANN,
                COFFEE,
                20,
                400_000,
                "picks",
                new Reason("buys-often", LocalText.same("You buy it weekly")),
                new ModelReference("next-purchase", Hash.GENESIS),
                NOON.minusSeconds(60),
                NOON.plusSeconds(3600),
                "");
    }

    private static String line(String kind, Object value) {
        return "{\"" + kind + "\":" + CanonicalJson.text(value) + "}";
    }
}
