package io.tillstream.checkout.basket;

import static io.tillstream.checkout.basket.Grocer.COFFEE;
import static io.tillstream.checkout.basket.Grocer.GBP;
import static io.tillstream.checkout.basket.Grocer.MEMBER;
import static io.tillstream.checkout.basket.Grocer.MILK;
import static io.tillstream.checkout.basket.Grocer.gbp;
import static org.assertj.core.api.Assertions.assertThat;

import io.tillstream.checkout.pricing.ShelfItem;
import io.tillstream.checkout.promotion.HeldParts;
import io.tillstream.checkout.promotion.PromotionBook;
import io.tillstream.checkout.promotion.Withheld;
import io.tillstream.checkout.promotion.WorkBudget;
import io.tillstream.checkout.returns.RefundPreview;
import io.tillstream.checkout.returns.ReturnHistory;
import io.tillstream.checkout.returns.ReturnOutcome;
import io.tillstream.checkout.returns.ReturnRequest;
import io.tillstream.checkout.tender.PaidBasket;
import io.tillstream.events.Language;
import io.tillstream.events.LocalText;
import io.tillstream.events.Quantity;
import io.tillstream.events.Source;
import io.tillstream.events.TillId;
import io.tillstream.events.assortment.Eligibility;
import io.tillstream.events.assortment.Limits;
import io.tillstream.events.assortment.Promotion;
import io.tillstream.events.assortment.Qualifying;
import io.tillstream.events.assortment.Reward;
import io.tillstream.events.assortment.Selection;
import io.tillstream.events.lease.LeasePool;
import io.tillstream.events.sale.PromotionUse;
import io.tillstream.events.sale.Sale;
import io.tillstream.events.sale.Tender.TenderType;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What a till may give of promotions that are limited beyond one basket. Milk is 1.20, coffee 8.45. */
class LimitedSavingsTest {
    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
    private static final LeasePool USES = LeasePool.ofUses("coffee");
    private static final LeasePool MONEY = LeasePool.ofMoney("coffee", GBP);
    private static final LeasePool MEMBERS = LeasePool.ofMember("coffee", MEMBER);

    private static Promotion promotion(String id, ShelfItem item, Reward reward, Limits limits) {
        return new Promotion(
                id,
                LocalText.same(id),
                new Eligibility(
                        limits.usesPerMember() == null ? new Eligibility.Everybody() : new Eligibility.Members(),
                        List.of(),
                        List.of(),
                        NOON.minusSeconds(60),
                        NOON.plusSeconds(60),
                        null),
                new Qualifying(Selection.ofGtins(item.gtin()), null),
                reward,
                limits,
                0,
                null,
                false,
                null,
                true);
    }

    private static Promotion coffee(Limits limits) {
        return promotion("coffee", COFFEE, new Reward.AmountOff(gbp("1.00")), limits);
    }

    private static HeldParts held(LeasePool limit, long... lefts) {
        List<HeldParts.Part> parts = new ArrayList<>();
        for (long left : lefts) {
            parts.add(new HeldParts.Part("l-" + (parts.size() + 1), left));
        }
        return new HeldParts(Map.of(limit, parts));
    }

    private static Basket basket(HeldParts held, Promotion... promotions) {
        return Basket.open(
                Grocer.store(1),
                new Opening(
                        NOON,
                        new PromotionRule(
                                PromotionBook.of(List.of(promotions)),
                                WorkBudget::usual,
                                member -> Set.of(),
                                () -> held)));
    }

    private static PricedBasket priced(Basket basket) {
        return basket.priced().orElseThrow();
    }

    @Test
    void givesWhatIsHeldAndNamesTheLeasesInTheirOrder() {
        Basket basket = basket(held(USES, 2, 5), coffee(new Limits(null, null, 100L, null)))
                .add(COFFEE, Quantity.each(3));

        PricedBasket priced = priced(basket);

        assertThat(priced.saved()).isEqualTo(gbp("3.00"));
        assertThat(priced.limited())
                .containsExactly(new PromotionUse(
                        "coffee",
                        3,
                        gbp("3.00"),
                        List.of(new PromotionUse.Part(USES, 2, "l-1"), new PromotionUse.Part(USES, 1, "l-2"))));
        assertThat(priced.withheld()).isEmpty();
    }

    @Test
    void givesNoMoreThanIsHeldAndTellsWhatItWouldNeed() {
        Basket basket = basket(held(USES, 2), coffee(new Limits(null, null, 100L, null)))
                .add(COFFEE, Quantity.each(3));

        PricedBasket priced = priced(basket);

        assertThat(priced.saved()).isEqualTo(gbp("2.00"));
        assertThat(priced.withheld())
                .containsExactly(new Withheld("coffee", LocalText.same("coffee"), List.of(new Withheld.Lack(USES, 3))));
    }

    @Test
    void givesNothingWhereNothingIsHeldAndPromisesNothingEither() {
        Promotion set = promotion("coffee", COFFEE, new Reward.CheapestFree(2), new Limits(null, null, 100L, null));

        PricedBasket one = priced(basket(HeldParts.NONE, set).add(COFFEE));
        PricedBasket two = priced(basket(HeldParts.NONE, set).add(COFFEE, Quantity.each(2)));

        assertThat(one.nearestMiss()).isEmpty();
        assertThat(one.withheld()).isEmpty();
        assertThat(two.saved()).isEqualTo(gbp("0.00"));
        assertThat(two.withheld()).hasSize(1);
        assertThat(two.limited()).isEmpty();
    }

    @Test
    void keepsBothLimitsOfAPromotion() {
        HeldParts parts = new HeldParts(
                Map.of(USES, List.of(new HeldParts.Part("u", 10)), MONEY, List.of(new HeldParts.Part("m", 250))));

        PricedBasket priced = priced(basket(parts, coffee(new Limits(null, null, 100L, gbp("500.00"))))
                .add(COFFEE, Quantity.each(4)));

        assertThat(priced.saved()).isEqualTo(gbp("2.00"));
        assertThat(priced.limited().getFirst().parts())
                .containsExactly(new PromotionUse.Part(USES, 2, "u"), new PromotionUse.Part(MONEY, 200, "m"));
        assertThat(priced.withheld().getFirst().lacks()).containsExactly(new Withheld.Lack(MONEY, 400));
    }

    @Test
    void countsForTheMemberOnTheCounter() {
        Promotion once = coffee(new Limits(null, 2L, null, null));
        Basket nobodys = basket(held(MEMBERS, 1), once).add(COFFEE, Quantity.each(3));

        assertThat(priced(nobodys).saved()).isEqualTo(gbp("0.00"));
        assertThat(priced(nobodys).withheld()).isEmpty();
        assertThat(priced(nobodys.forMember(MEMBER)).saved()).isEqualTo(gbp("1.00"));
        assertThat(priced(nobodys.forMember(MEMBER)).withheld().getFirst().lacks())
                .containsExactly(new Withheld.Lack(MEMBERS, 2));
    }

    @Test
    void aPromotionWithoutALimitTakesOverWhereTheBetterOneIsUsedUp() {
        Promotion better = coffee(new Limits(null, null, 100L, null));
        Promotion other = promotion("tenth", COFFEE, new Reward.PercentOff(1_000), Limits.none());

        PricedBasket priced = priced(basket(held(USES, 1), better, other).add(COFFEE, Quantity.each(2)));

        assertThat(priced.saved()).isEqualTo(gbp("1.85"));
    }

    @Test
    void pointsAreLimitedInUses() {
        Promotion bonus = promotion("coffee", COFFEE, new Reward.BonusPoints(50), new Limits(null, null, 9L, null));

        PricedBasket given = priced(basket(held(USES, 1), bonus).add(COFFEE).forMember(MEMBER));
        PricedBasket withheld = priced(basket(HeldParts.NONE, bonus).add(COFFEE).forMember(MEMBER));

        assertThat(given.limited())
                .containsExactly(
                        new PromotionUse("coffee", 1, gbp("0.00"), List.of(new PromotionUse.Part(USES, 1, "l-1"))));
        assertThat(given.points() - withheld.points()).isEqualTo(50);
        assertThat(withheld.withheld()).hasSize(1);
    }

    @Test
    void theOrderOfTheScansMakesNoDifference() {
        Promotion coffees = coffee(new Limits(null, null, 100L, gbp("500.00")));
        Promotion pair = promotion("milk", MILK, new Reward.CheapestFree(2), new Limits(null, null, 100L, null));
        HeldParts parts = new HeldParts(Map.of(
                USES,
                List.of(new HeldParts.Part("u", 3)),
                MONEY,
                List.of(new HeldParts.Part("m", 250)),
                LeasePool.ofUses("milk"),
                List.of(new HeldParts.Part("k", 1))));
        List<ShelfItem> goods = new ArrayList<>(Collections.nCopies(4, COFFEE));
        goods.addAll(Collections.nCopies(5, MILK));
        Random random = new Random(7);

        for (int round = 0; round < 50; round++) {
            Collections.shuffle(goods, random);
            Basket basket = basket(parts, coffees, pair);
            for (ShelfItem item : goods) {
                basket = basket.add(item);
            }
            assertThat(priced(basket).saved()).isEqualTo(gbp("3.20"));
            assertThat(priced(basket).limited()).extracting(PromotionUse::uses).containsExactlyInAnyOrder(2L, 1L);
        }
    }

    private static RefundPreview back(ReturnHistory history, long coffees) {
        return ((ReturnOutcome.Offered) ReturnOutcome.of(new ReturnRequest.WithReceipt(
                        Grocer.store(1), history, new ReturnRequest.Chosen(1, Quantity.each(coffees)))))
                .preview();
    }

    private static Sale confirmed(RefundPreview preview, long sequence) {
        return preview.sale(source(sequence), NOON, LocalDate.of(2026, 11, 23), "c01");
    }

    private static Source source(long sequence) {
        return new Source(TillId.parse("s1-t1"), 1, sequence);
    }

    @Test
    void moneyComesBackWithTheGoodsAndUsesWithTheLastOfThem() {
        HeldParts parts = new HeldParts(
                Map.of(USES, List.of(new HeldParts.Part("u", 3)), MONEY, List.of(new HeldParts.Part("m", 250))));
        Promotion set = promotion(
                "coffee", COFFEE, new Reward.NForPrice(3, gbp("24.35")), new Limits(null, null, 100L, gbp("500.00")));
        PricedBasket basket = priced(basket(parts, set).add(COFFEE, Quantity.each(3)));
        Sale sale = PaidBasket.exactly(basket, TenderType.CARD)
                .sale(source(2), NOON, LocalDate.of(2026, 11, 23), "c01", Language.EN, List.of());
        assertThat(sale.promotions())
                .containsExactly(new PromotionUse(
                        "coffee",
                        1,
                        gbp("1.00"),
                        List.of(new PromotionUse.Part(USES, 1, "u"), new PromotionUse.Part(MONEY, 100, "m"))));

        RefundPreview first = back(ReturnHistory.ofFirst(sale), 1);
        assertThat(first.promotions())
                .containsExactly(
                        new PromotionUse("coffee", 0, gbp("-0.33"), List.of(new PromotionUse.Part(MONEY, -33, null))));
        RefundPreview rest = back(ReturnHistory.ofFirst(sale).and(confirmed(first, 3)), 2);

        assertThat(rest.promotions())
                .containsExactly(new PromotionUse(
                        "coffee",
                        -1,
                        gbp("-0.67"),
                        List.of(new PromotionUse.Part(USES, -1, null), new PromotionUse.Part(MONEY, -67, null))));
        assertThat(confirmed(rest, 4).promotions()).isEqualTo(rest.promotions());
    }
}
