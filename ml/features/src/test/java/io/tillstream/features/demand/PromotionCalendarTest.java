package io.tillstream.features.demand;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tillstream.events.CurrencyUnit;
import io.tillstream.events.Gtin;
import io.tillstream.events.LocalText;
import io.tillstream.events.Money;
import io.tillstream.events.Quantity;
import io.tillstream.events.StoreId;
import io.tillstream.events.assortment.Eligibility;
import io.tillstream.events.assortment.Eligibility.Audience;
import io.tillstream.events.assortment.ItemPrices;
import io.tillstream.events.assortment.Limits;
import io.tillstream.events.assortment.Price;
import io.tillstream.events.assortment.Product;
import io.tillstream.events.assortment.Promotion;
import io.tillstream.events.assortment.Qualifying;
import io.tillstream.events.assortment.Reward;
import io.tillstream.events.assortment.Selection;
import io.tillstream.events.assortment.SellingRules;
import io.tillstream.events.sale.Sale.Channel;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Milk costs 2.00, in the category dairy, marked organic; the promotions run from the first to the third of March. */
class PromotionCalendarTest {
    private static final StoreId STORE = StoreId.of("s1");
    private static final CurrencyUnit GBP = CurrencyUnit.of("GBP");
    private static final Money PRICE = gbp(200);
    private static final Gtin MILK = Gtin.ofDigits("4000000000013");
    private static final ItemPrices PRICES = ItemPrices.NONE.with(price(200, Instant.EPOCH));
    private static final Gtin TEA = Gtin.ofDigits("4000000000020");
    private static final Selection OF_MILK = Selection.ofGtins(MILK);
    private static final Selection OF_TEA = Selection.ofGtins(TEA);
    private static final Instant FROM = Instant.parse("2026-03-01T00:00:00Z");
    private static final Instant UNTIL = Instant.parse("2026-03-04T00:00:00Z");
    private static final Eligibility ALL = eligibility(new Eligibility.Everybody(), List.of(), List.of(), null);
    private static final Reward FIFTH_OFF = new Reward.PercentOff(2_000);

    @Test
    void singleItemsCostTheReducedShare() {
        assertThat(left(OF_MILK, FIFTH_OFF)).hasValue(0.8);
        assertThat(left(OF_MILK, new Reward.AmountOff(gbp(50)))).hasValue(0.75);
        assertThat(left(OF_MILK, new Reward.AmountOff(gbp(500)))).hasValue(0);
        assertThat(left(OF_MILK, new Reward.FixedPrice(gbp(100)))).hasValue(0.5);
        assertThat(left(OF_MILK, new Reward.FixedPrice(gbp(300)))).hasValue(1);
    }

    @Test
    void setsCostWhatTheLeastOfThemCosts() {
        assertThat(left(OF_MILK, new Reward.NForPrice(3, gbp(450)))).hasValue(0.75);
        assertThat(left(OF_MILK, new Reward.CheapestFree(3)).orElseThrow()).isCloseTo(2 / 3.0, within(1e-12));
        // The third for half: five halves for three.
        assertThat(left(OF_MILK, new Reward.BuyXGetY(2, 1, 5_000, null)).orElseThrow())
                .isCloseTo(2.5 / 3, within(1e-12));
        // One, and up to three more for nothing: whoever takes one more pays half.
        assertThat(left(OF_MILK, new Reward.BuyXGetY(1, 3, 10_000, null))).hasValue(0.5);
    }

    @Test
    void aRewardWithOtherGoodsIsCheaperByItself() {
        assertThat(left(OF_TEA, new Reward.BuyXGetY(1, 1, 4_000, OF_MILK))).hasValue(0.6);
        assertThat(left(Selection.everything(), new Reward.BuyXGetY(1, 1, 4_000, OF_MILK)))
                .hasValue(0.6);
        assertThat(left(OF_MILK, new Reward.BuyXGetY(1, 1, 4_000, OF_TEA))).hasValue(1);
        assertThat(left(OF_MILK, new Reward.BuyXGetY(1, 1, 4_000, OF_MILK))).hasValue(0.8);
    }

    @Test
    void whatHangsOnOtherGoodsOrOnPointsIsAdvertisedOnly() {
        Reward.Part milk = new Reward.Part(OF_MILK, 1);
        Reward.Part tea = new Reward.Part(OF_TEA, 1);

        assertThat(left(Selection.everything(), new Reward.BundlePrice(List.of(milk, tea), gbp(300))))
                .hasValue(1);
        assertThat(left(Selection.everything(), new Reward.BundlePrice(List.of(tea), gbp(300))))
                .isEmpty();
        assertThat(left(OF_TEA, new Reward.FreeItem(OF_MILK, 1))).hasValue(1);
        assertThat(left(OF_MILK, new Reward.FreeItem(OF_TEA, 1))).hasValue(1);
        assertThat(left(OF_MILK, new Reward.PointsMultiplier(200))).hasValue(1);
        assertThat(left(OF_MILK, new Reward.BonusPoints(10))).hasValue(1);
    }

    @Test
    void theWholeBasketTouchesNoItem() {
        Qualifying tenPounds = new Qualifying(Selection.everything(), new Qualifying.Amount(gbp(1_000)));

        assertThat(left(OF_MILK, new Reward.BasketPercentOff(1_000))).isEmpty();
        assertThat(left(OF_MILK, new Reward.BasketAmountOff(gbp(100)))).isEmpty();
        assertThat(left(Selection.everything(), new Reward.PointsMultiplier(200)))
                .isEmpty();
        assertThat(left(Selection.everything(), new Reward.FreeItem(OF_TEA, 1))).isEmpty();
        assertThat(left(promotion(ALL, tenPounds, FIFTH_OFF, null, true))).isEmpty();
        assertThat(left(Selection.everything(), FIFTH_OFF)).hasValue(0.8);
    }

    @Test
    void findsItemsByNumberCategoryAndMark() {
        assertThat(left(Selection.ofCategories("dairy"), FIFTH_OFF)).isPresent();
        assertThat(left(Selection.ofTags("organic"), FIFTH_OFF)).isPresent();
        assertThat(left(Selection.ofCategories("tea"), FIFTH_OFF)).isEmpty();
        assertThat(left(OF_TEA, FIFTH_OFF)).isEmpty();
    }

    @Test
    void countsWhatEverybodyOrEveryMemberGetsAtATill() {
        Audience everybody = new Eligibility.Everybody();

        assertThat(left(eligibility(new Eligibility.Members(), List.of(STORE), List.of(Channel.TILL), null)))
                .isPresent();
        assertThat(left(eligibility(new Eligibility.Segments(List.of("new")), List.of(), List.of(), null)))
                .isEmpty();
        assertThat(left(eligibility(everybody, List.of(StoreId.of("s2")), List.of(), null)))
                .isEmpty();
        assertThat(left(eligibility(everybody, List.of(), List.of(Channel.WEB), null)))
                .isEmpty();
        assertThat(left(eligibility(everybody, List.of(), List.of(), "SPRING"))).isEmpty();
        assertThat(left(promotion(ALL, Qualifying.of(OF_MILK), FIFTH_OFF, null, false)))
                .isEmpty();
    }

    @Test
    void undercutsNoFloorAndComparesNoOtherMoney() {
        Reward euro = new Reward.AmountOff(Money.ofMinor(50, CurrencyUnit.of("EUR")));
        Reward half = new Reward.PercentOff(5_000);

        assertThat(left(promotion(ALL, Qualifying.of(OF_MILK), half, gbp(180), true)))
                .hasValue(0.9);
        assertThat(left(OF_MILK, euro)).hasValue(1);
        assertThat(LeftOfPrice.of(
                        promotion(ALL, Qualifying.of(OF_MILK), new Reward.FixedPrice(gbp(100)), null, true),
                        milk(Quantity.Unit.EACH, SellingRules.NONE),
                        null))
                .hasValue(1);
        assertThat(LeftOfPrice.of(
                        promotion(ALL, Qualifying.of(OF_MILK), new Reward.NForPrice(3, gbp(450)), null, true),
                        milk(Quantity.Unit.GRAM, SellingRules.NONE),
                        PRICE))
                .hasValue(1);
    }

    @Test
    void goodsThatNoDiscountMayTouchAreTouchedByNone() {
        Product spirits = milk(Quantity.Unit.EACH, new SellingRules(18, null, null, true, false));
        PromotionCalendar calendar =
                new PromotionCalendar(List.of(promotion(ALL, Qualifying.of(OF_MILK), FIFTH_OFF, null, true)));

        assertThat(calendar.of(STORE, spirits, PRICES)).isEmpty();
        assertThat(calendar.of(STORE, milk(Quantity.Unit.EACH, SellingRules.NONE), PRICES))
                .containsExactly(new Announcement(FROM, UNTIL, 0.8));
        assertThat(PromotionCalendar.EMPTY.of(STORE, milk(Quantity.Unit.EACH, SellingRules.NONE), PRICES))
                .isEmpty();
    }

    @Test
    void whereThePriceChangesWithinAPromotionItIsAnnouncedInParts() {
        Instant second = Instant.parse("2026-03-02T00:00:00Z");
        Instant third = Instant.parse("2026-03-03T00:00:00Z");
        ItemPrices changing = PRICES.with(price(250, second))
                .with(price(400, third).in(STORE))
                .with(price(100, third).in(StoreId.of("s2")))
                .with(price(900, UNTIL));
        Product milk = milk(Quantity.Unit.EACH, SellingRules.NONE);
        PromotionCalendar halfOff = new PromotionCalendar(
                List.of(promotion(ALL, Qualifying.of(OF_MILK), new Reward.FixedPrice(gbp(100)), null, true)));

        assertThat(halfOff.of(STORE, milk, changing))
                .containsExactly(
                        new Announcement(FROM, second, 0.5),
                        new Announcement(second, third, 0.4),
                        new Announcement(third, UNTIL, 0.25));
        assertThat(halfOff.of(STORE, milk, ItemPrices.NONE.with(price(400, third))))
                .containsExactly(new Announcement(FROM, UNTIL, 0.25));
        assertThat(halfOff.of(STORE, milk, ItemPrices.NONE.with(price(400, UNTIL))))
                .containsExactly(new Announcement(FROM, UNTIL, 0.25));
        assertThat(halfOff.of(STORE, milk, ItemPrices.NONE)).containsExactly(new Announcement(FROM, UNTIL, 1));
    }

    private static Price price(long minor, Instant from) {
        return new Price(MILK, gbp(minor), gbp(minor), true, from);
    }

    @Test
    void aDayHasTheBestOfWhatRunsForHalfOfItsHours() {
        List<Announcement> two = List.of(
                new Announcement(FROM, UNTIL, 0.9),
                new Announcement(Instant.parse("2026-03-02T14:00:00Z"), UNTIL, 0.5),
                new Announcement(Instant.parse("2026-03-01T14:01:00Z"), FROM.plusSeconds(80_000), 0.1));

        assertThat(on("2026-02-28", ZoneOffset.UTC, two)).isEmpty();
        assertThat(on("2026-03-01", ZoneOffset.UTC, two)).hasValue(0.9);
        assertThat(on("2026-03-02", ZoneOffset.UTC, two)).hasValue(0.5);
        assertThat(on("2026-03-03", ZoneOffset.UTC, two)).hasValue(0.5);
        assertThat(on("2026-03-04", ZoneOffset.UTC, two)).isEmpty();
        // Two in the afternoon in London is ten at night in Taipei.
        assertThat(on("2026-03-02", ZoneId.of("Asia/Taipei"), two)).hasValue(0.9);
        assertThat(on("2026-03-04", ZoneId.of("Asia/Taipei"), two)).isEmpty();
        assertThat(on("2026-03-03", ZoneId.of("America/New_York"), two)).hasValue(0.5);
    }

    private static OptionalDouble on(String day, ZoneId zone, List<Announcement> all) {
        return Announcement.on(LocalDate.parse(day), zone, all);
    }

    private static OptionalDouble left(Selection qualifying, Reward reward) {
        return left(promotion(ALL, Qualifying.of(qualifying), reward, null, true));
    }

    private static OptionalDouble left(Eligibility eligibility) {
        return left(promotion(eligibility, Qualifying.of(OF_MILK), FIFTH_OFF, null, true));
    }

    private static OptionalDouble left(Promotion promotion) {
        return new PromotionCalendar(List.of(promotion))
                .of(STORE, milk(Quantity.Unit.EACH, SellingRules.NONE), PRICES).stream()
                        .mapToDouble(Announcement::share)
                        .findFirst();
    }

    private static Promotion promotion(
            Eligibility eligibility, Qualifying qualifying, Reward reward, @Nullable Money floor, boolean active) {
        return new Promotion(
                "spring",
                LocalText.same("Spring"),
                eligibility,
                qualifying,
                reward,
                Limits.none(),
                0,
                null,
                false,
                floor,
                active);
    }

    private static Eligibility eligibility(
            Audience audience, List<StoreId> stores, List<Channel> channels, @Nullable String coupon) {
        return new Eligibility(audience, stores, channels, FROM, UNTIL, coupon);
    }

    private static Product milk(Quantity.Unit unit, SellingRules rules) {
        return new Product(
                MILK, LocalText.same("Milk"), "dairy", "standard", unit, 12, null, rules, List.of("organic"), null);
    }

    private static Money gbp(long minor) {
        return Money.ofMinor(minor, GBP);
    }
}
