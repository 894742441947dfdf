package io.tillstream.dashboards.reorder;

import static io.tillstream.dashboards.reorder.CutOffsUnderTest.THURSDAY;

import io.tillstream.dashboards.RealParts;
import io.tillstream.dashboards.TestShop;
import io.tillstream.events.Gtin;
import io.tillstream.events.Hash;
import io.tillstream.events.LocalText;
import io.tillstream.events.Quantity;
import io.tillstream.events.StoreId;
import io.tillstream.events.assortment.Eligibility;
import io.tillstream.events.assortment.Limits;
import io.tillstream.events.assortment.Price;
import io.tillstream.events.assortment.PriceKey;
import io.tillstream.events.assortment.Promotion;
import io.tillstream.events.assortment.Qualifying;
import io.tillstream.events.assortment.Reward;
import io.tillstream.events.assortment.Selection;
import io.tillstream.events.decision.AlertScore;
import io.tillstream.events.decision.ModelReference;
import io.tillstream.events.feature.EmptyShelf;
import io.tillstream.events.feature.ItemDemand;
import io.tillstream.events.ledger.OnOrder;
import io.tillstream.wire.Keys;
import io.tillstream.wire.Topics;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.IntStream;

/** All that is known of milk in a store: it sold for eight weeks, was missing for three days, and more of it is coming. */
public final class ItemUnderTest {
    private static final LocalDate TODAY = THURSDAY.minusDays(1);

    private ItemUnderTest() {}

    public static void know(StoreId store) {
        RealParts parts = RealParts.started();
        Gtin milk = TestShop.MILK;
        String key = Keys.storeItem(store, milk);
        parts.publish(
                Topics.ITEM_DEMAND,
                key,
                new ItemDemand(
                        store,
                        milk,
                        IntStream.rangeClosed(1, 56)
                                .mapToObj(ago -> TODAY.minusDays(57 - ago))
                                .filter(day -> day.isBefore(TODAY.minusDays(20)) || day.isAfter(TODAY.minusDays(17)))
                                .map(day -> new ItemDemand.Day(
                                        day, 4 + 3 * day.getDayOfWeek().getValue() % 11, 3))
                                .toList()));
        parts.publish(
                Topics.EMPTY_SHELF,
                key,
                new EmptyShelf(
                        store,
                        milk,
                        List.of(new EmptyShelf.Gap(
                                TODAY.minusDays(20).atStartOfDay().toInstant(ZoneOffset.UTC),
                                TODAY.minusDays(16).atStartOfDay().toInstant(ZoneOffset.UTC)))));
        parts.publish(
                Topics.ON_ORDER,
                key,
                new OnOrder(
                        store,
                        milk,
                        Quantity.each(36),
                        List.of(new OnOrder.Awaited("PO-4711", THURSDAY.plusDays(1), true, Quantity.each(36)))));
        price("1.20", Instant.parse("2011-01-01T00:00:00Z"));
        price("1.35", THURSDAY.plusDays(4).atTime(6, 0).toInstant(ZoneOffset.UTC));
        parts.publish(Topics.PROMOTION, "milk-week", milkWeek());
        parts.publish(Topics.ALERT_SCORE, key + "|" + TODAY.minusDays(6), alert(store));
    }

    private static void price(String pounds, Instant from) {
        Price price = new Price(TestShop.MILK, TestShop.pounds(pounds), TestShop.pounds("0.40"), false, from);
        RealParts.started().publish(Topics.PRICE, PriceKey.of(price).toString(), price);
    }

    private static Promotion milkWeek() {
        return new Promotion(
                "milk-week",
                new LocalText("Milk week", "鮮乳週", "鲜奶周"),
                new Eligibility(
                        new Eligibility.Everybody(),
                        List.of(),
                        List.of(),
                        Instant.parse("2011-11-07T00:00:00Z"),
                        Instant.parse("2012-06-02T00:00:00Z"),
                        null),
                new Qualifying(Selection.ofGtins(TestShop.MILK), null),
                new Reward.PercentOff(2_000),
                Limits.none(),
                0,
                null,
                false,
                null,
                true);
    }

    private static AlertScore alert(StoreId store) {
        return new AlertScore(
                        "r-" + store,
                        store,
                        TestShop.MILK,
                        Quantity.each(9),
                        Quantity.each(90),
                        TODAY.minusDays(6),
                        8_100,
                        TestShop.pounds("6.40"),
                        Quantity.each(48),
                        new ModelReference("mean-28", Hash.GENESIS),
                        RealParts.BUSINESS_MORNING.minusSeconds(700_000),
                        null)
                .cameTo(new AlertScore.Outcome(
                        RealParts.BUSINESS_MORNING.minusSeconds(600_000),
                        Quantity.each(9),
                        Quantity.each(0),
                        TestShop.pounds("5.10"),
                        false,
                        RealParts.BUSINESS_MORNING.minusSeconds(500_000)));
    }
}
