package io.tillstream.dashboards.hostile;

import static io.tillstream.dashboards.TestShop.pounds;

import io.tillstream.dashboards.RealParts;
import io.tillstream.dashboards.TestShop;
import io.tillstream.events.Gtin;
import io.tillstream.events.Hash;
import io.tillstream.events.Language;
import io.tillstream.events.LocalText;
import io.tillstream.events.MemberId;
import io.tillstream.events.Money;
import io.tillstream.events.Quantity;
import io.tillstream.events.Source;
import io.tillstream.events.StoreId;
import io.tillstream.events.TillId;
import io.tillstream.events.assortment.Eligibility;
import io.tillstream.events.assortment.Limits;
import io.tillstream.events.assortment.Price;
import io.tillstream.events.assortment.PriceKey;
import io.tillstream.events.assortment.Product;
import io.tillstream.events.assortment.Promotion;
import io.tillstream.events.assortment.Qualifying;
import io.tillstream.events.assortment.Reward;
import io.tillstream.events.assortment.Segment;
import io.tillstream.events.assortment.SegmentCondition;
import io.tillstream.events.assortment.Selection;
import io.tillstream.events.assortment.Store;
import io.tillstream.events.assortment.StoreGroup;
import io.tillstream.events.decision.ModelReference;
import io.tillstream.events.decision.Reason;
import io.tillstream.events.decision.ReorderProposal;
import io.tillstream.events.ledger.DeadLetter;
import io.tillstream.events.ledger.LossSignal;
import io.tillstream.events.ledger.StockTransfer;
import io.tillstream.events.ledger.TillAlarm;
import io.tillstream.events.member.MemberFeedback;
import io.tillstream.events.purchase.OrderCutOff;
import io.tillstream.events.purchase.Supplier;
import io.tillstream.events.staff.Operator;
import io.tillstream.events.staff.PinVerifier;
import io.tillstream.events.till.SettingsHeld;
import io.tillstream.events.till.TillBundle;
import io.tillstream.events.till.TillHealth;
import io.tillstream.wire.Keys;
import io.tillstream.wire.Topics;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.stream.IntStream;

/** A chain in which everything that has a name has a hostile one. */
final class HostileShop {
    static final StoreId STORE = StoreId.of("s1");
    static final TillId TILL = TillId.parse("s1-t1");
    static final List<Gtin> ITEMS = IntStream.range(0, HostileTexts.ALL.size())
            .mapToObj("0400%09d"::formatted)
            .map(body -> Gtin.ofDigits(body + Gtin.checkDigit(body)))
            .toList();
    private static final Instant NOW = RealParts.BUSINESS_MORNING.minusSeconds(600);
    private static final LocalDate TOMORROW = LocalDate.parse("2011-11-10");

    static final String TRANSFER = "s1-s2-hostile";

    private final RealParts parts;

    HostileShop(RealParts parts) {
        this.parts = parts;
    }

    void open() {
        parts.publish(Topics.STORE, STORE.value(), store(STORE, HostileTexts.ALL.getFirst()));
        parts.publish(Topics.STORE, "s2", store(StoreId.of("s2"), HostileTexts.ALL.get(3)));
        parts.publish(
                Topics.GROUP,
                "north",
                new StoreGroup("north", StoreGroup.Kind.REGION, LocalText.same(HostileTexts.ALL.get(1)), null));
        for (int i = 0; i < ITEMS.size(); i++) {
            item(i, ITEMS.get(i), HostileTexts.ALL.get(i));
        }
        signals();
        parts.publish(
                Topics.TRANSFER,
                "trip-1",
                new StockTransfer(
                        "trip-1",
                        STORE,
                        StoreId.of("s2"),
                        NOW,
                        null,
                        ITEMS.stream()
                                .map(item -> new StockTransfer.Line(item, Quantity.each(3), Quantity.each(0)))
                                .toList()));
        StoreId other = StoreId.of("s2");
        parts.publish(
                Topics.TRANSFER,
                TRANSFER,
                new StockTransfer(
                        TRANSFER,
                        STORE,
                        other,
                        NOW,
                        null,
                        ITEMS.stream()
                                .map(item -> new StockTransfer.Line(item, Quantity.each(2), Quantity.each(0)))
                                .toList()));
        parts.publish(Topics.ACCEPTED, STORE.value(), TestShop.sale(TILL, 1, 2, NOW, 2, 1));
        parts.publish(Topics.TILL_BUNDLE, TILL.toString(), new TillBundle(TILL, "a1b2c3d4", Instant.now(), "UEsFBg=="));
    }

    private void item(int number, Gtin gtin, String text) {
        LocalText name = LocalText.same(text);
        String supplier = "supplier-" + number;
        parts.publish(
                Topics.SUPPLIER,
                supplier,
                new Supplier(
                        supplier, name, "orders@dairy.example", List.of(), new OrderCutOff(1, LocalTime.of(14, 0))));
        parts.publish(
                Topics.PRODUCT,
                gtin.value(),
                new Product(gtin, name, text, "standard", Quantity.Unit.EACH, 12, text, null, null, null, supplier));
        Price price = new Price(gtin, pounds("1.20"), pounds("0.40"), false, Instant.parse("2011-01-01T00:00:00Z"));
        parts.publish(Topics.PRICE, PriceKey.of(price).toString(), price);
        parts.publish(Topics.PROMOTION, "promotion-" + number, promotion("promotion-" + number, name, gtin));
        parts.publish(
                Topics.SEGMENT,
                "segment-" + number,
                new Segment(
                        "segment-" + number,
                        name,
                        List.of(new SegmentCondition(SegmentCondition.Measure.VISITS, text, 60, null, 0L)),
                        true));
        parts.publish(
                Topics.REORDER,
                Keys.storeItem(STORE, gtin),
                new ReorderProposal(
                        "proposal-" + number,
                        STORE,
                        gtin,
                        Quantity.each(7),
                        5_000,
                        TOMORROW,
                        8_200,
                        pounds("40.00"),
                        Quantity.each(48),
                        4,
                        new Reason("runs-out", name),
                        new ModelReference("mean-28", Hash.GENESIS),
                        NOW,
                        Instant.parse("2011-11-14T00:00:00Z"),
                        "",
                        null,
                        supplier,
                        RealParts.BUSINESS_MORNING.plusSeconds(7_200)));
        parts.publish(
                Topics.MEMBER_FEEDBACK,
                "feedback-" + number,
                new MemberFeedback(
                        "feedback-" + number,
                        MemberId.of("mabcdefgh234567ab"),
                        Language.EN,
                        1,
                        text + " The queue was long.",
                        Source.parseReceiptNumber("s1-t1/1/7"),
                        NOW));
        parts.publish(
                Topics.DEAD_LETTER,
                "fact.sale.v1|0|" + number,
                new DeadLetter("fact.sale.v1", 0, number, text, text, text, NOW, text, null, null));
    }

    private void signals() {
        parts.publish(
                Topics.OPERATOR,
                "c7",
                new Operator(
                        "c7",
                        "<b class=injected>K</b>",
                        Operator.Role.CASHIER,
                        List.of(STORE),
                        new PinVerifier(10_000, "0".repeat(32), Hash.GENESIS),
                        null,
                        Instant.parse("2012-01-01T00:00:00Z"),
                        false));
        parts.publish(
                Topics.LOSS_SIGNAL,
                "CASHIER|s1|c7|VOID_FOR_CASH",
                new LossSignal(
                        LossSignal.Subject.CASHIER,
                        "c7",
                        STORE,
                        LossSignal.Reason.VOID_FOR_CASH,
                        LocalDate.parse("2011-08-15"),
                        22,
                        300,
                        4,
                        2_400,
                        Money.parse("412.50 GBP"),
                        List.of(new Source(TILL, 1, 2))));
        parts.publish(
                Topics.TILL_HEALTH,
                TILL.toString(),
                new TillHealth(
                        TILL,
                        NOW,
                        HostileTexts.ALL.get(4),
                        1,
                        6,
                        0,
                        null,
                        "cover-open",
                        HostileTexts.ALL.stream()
                                .map(text -> new TillHealth.Found("printer-cover", List.of(text)))
                                .toList(),
                        NOW,
                        null,
                        5L,
                        new SettingsHeld(0, null, null)));
        for (String text : HostileTexts.ALL) {
            parts.publish(
                    Topics.TILL_ALARM,
                    STORE.value(),
                    new TillAlarm(TillAlarm.Kind.GAP_OPENED, new Source(TILL, 1, 6), text, NOW));
        }
    }

    private static Store store(StoreId id, String name) {
        Store plain = TestShop.store(id);
        return new Store(
                id,
                LocalText.same(name),
                plain.zone(),
                plain.currency(),
                plain.pricesIncludeTax(),
                plain.taxRates(),
                plain.cashRoundingMinor(),
                plain.pointsPerMajor(),
                plain.deliveryDays());
    }

    private static Promotion promotion(String id, LocalText name, Gtin gtin) {
        return new Promotion(
                id,
                name,
                new Eligibility(
                        new Eligibility.Everybody(),
                        List.of(),
                        List.of(),
                        Instant.parse("2011-11-07T00:00:00Z"),
                        Instant.parse("2011-11-21T00:00:00Z"),
                        null),
                new Qualifying(Selection.ofGtins(gtin), null),
                new Reward.PercentOff(2_000),
                Limits.none(),
                0,
                null,
                false,
                null,
                true);
    }
}
