package io.tillstream.checkout.promotion;

import static io.tillstream.checkout.promotion.PromotionShop.budget;
import static io.tillstream.checkout.promotion.PromotionShop.eur;
import static io.tillstream.checkout.promotion.PromotionShop.floored;
import static io.tillstream.checkout.promotion.PromotionShop.forMembers;
import static io.tillstream.checkout.promotion.PromotionShop.forSegments;
import static io.tillstream.checkout.promotion.PromotionShop.line;
import static io.tillstream.checkout.promotion.PromotionShop.perBasket;
import static io.tillstream.checkout.promotion.PromotionShop.protectedFor;
import static org.assertj.core.api.Assertions.assertThat;

import io.tillstream.checkout.promotion.NearMiss.Membership;
import io.tillstream.checkout.promotion.NearMiss.Missing;
import io.tillstream.checkout.promotion.NearMiss.MoreUnits;
import io.tillstream.checkout.promotion.NearMiss.MoreWorth;
import io.tillstream.checkout.promotion.PromotionShop.Draft;
import io.tillstream.events.assortment.Qualifying;
import io.tillstream.events.assortment.Reward;
import io.tillstream.events.assortment.Selection;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is missing until a promotion gives, or gives once more. */
class NearMissesTest {
    private static final Selection MILK = Selection.ofGtins(RandomShop.item(1));
    private static final Selection BREAD = Selection.ofGtins(RandomShop.item(2));
    private static final Selection CAKE = Selection.ofGtins(RandomShop.item(3));
    private static final Qualifying.Minimum THREE = new Qualifying.Pieces(3);

    private static CountedLine milk(long pieces) {
        return line(1, 1, pieces, "1.00");
    }

    private static CountedLine bread(long pieces) {
        return line(2, 2, pieces, "2.00");
    }

    private static CountedLine cake(long pieces) {
        return line(3, 3, pieces, "3.00");
    }

    private static Draft tenOff() {
        return Draft.of("ten", new Reward.PercentOff(1_000)).on(MILK);
    }

    private static Draft threeForTwoFifty() {
        return Draft.of("three", new Reward.NForPrice(3, eur("2.50"))).on(MILK);
    }

    private static List<Missing> missing(Purchase purchase, Draft draft) {
        return missing(Visit.savings(purchase, draft), draft.id());
    }

    private static List<Missing> missing(Savings savings, String promotion) {
        return savings.nearMisses().stream()
                .filter(miss -> miss.promotion().equals(promotion))
                .flatMap(miss -> miss.missing().stream())
                .toList();
    }

    private static Purchase member(CountedLine... lines) {
        return Visit.ofMember().buys(lines);
    }

    @Test
    void countsPiecesToAMinimum() {
        assertThat(missing(member(milk(1)), tenOff().from(THREE))).containsExactly(new MoreUnits(MILK, 2));
        assertThat(missing(member(milk(2)), tenOff().from(THREE))).containsExactly(new MoreUnits(MILK, 1));
        assertThat(missing(member(milk(3)), tenOff().from(THREE))).isEmpty();
    }

    @Test
    void missesNothingWithoutAMinimum() {
        assertThat(missing(member(milk(1)), tenOff())).isEmpty();
        assertThat(missing(member(floored(milk(1), "1.00")), tenOff())).isEmpty();
    }

    @Test
    void countsWorthToAMinimumAtTheShelfPriceInTheLinePhase() {
        Draft fromFive = tenOff().from(new Qualifying.Amount(eur("5.00")));
        Draft half = Draft.of("half", new Reward.PercentOff(5_000)).on(MILK).stacking();

        assertThat(missing(member(milk(3)), fromFive)).containsExactly(new MoreWorth(MILK, eur("2.00")));
        assertThat(missing(Visit.savings(member(milk(3)), half, fromFive), "ten"))
                .containsExactly(new MoreWorth(MILK, eur("2.00")));
        assertThat(missing(member(milk(5)), fromFive)).isEmpty();
    }

    @Test
    void countsWorthToAMinimumAsItCostsAfterTheLinePhase() {
        Draft half = Draft.of("half", new Reward.PercentOff(5_000)).on(MILK).stacking();
        Draft off = Draft.of("off", new Reward.BasketAmountOff(eur("1.00")))
                .on(MILK)
                .from(new Qualifying.Amount(eur("5.00")));
        Draft bonus = Draft.of("bonus", new Reward.BonusPoints(10)).on(MILK).from(new Qualifying.Amount(eur("6.00")));

        Savings savings = Visit.savings(member(milk(3)), half, off, bonus);

        assertThat(missing(savings, "off")).containsExactly(new MoreWorth(MILK, eur("3.50")));
        assertThat(missing(savings, "bonus")).containsExactly(new MoreWorth(MILK, eur("4.50")));
    }

    @Test
    void neverCountsGoodsForAWorthThatCostNothing() {
        Draft off = Draft.of("off", new Reward.BasketAmountOff(eur("1.00"))).from(new Qualifying.Amount(eur("5.00")));

        assertThat(missing(member(line(1, 1, 1, "0.00")), off)).isEmpty();
    }

    @Test
    void countsNoUnitThatServesAnother() {
        Draft five = Draft.of("five", new Reward.BasketPercentOff(500)).on(MILK).from(THREE);

        assertThat(missing(Visit.savings(member(milk(2)), tenOff(), five), "five"))
                .isEmpty();
        assertThat(missing(Visit.savings(member(milk(2)), tenOff(), five.stacking()), "five"))
                .containsExactly(new MoreUnits(MILK, 1));
    }

    @Test
    void countsNoProtectedGoods() {
        CountedLine protectedMilk = protectedFor(Protection.AGE_RESTRICTED, line(4, 1, 1, "1.00"));

        assertThat(missing(member(milk(1), protectedMilk), tenOff().from(THREE)))
                .containsExactly(new MoreUnits(MILK, 2));
    }

    @Test
    void saysNothingOfAMinimumOnceItWasReached() {
        Draft tenOffTwo = Draft.of("ten", new Reward.PercentOff(1_000)).from(new Qualifying.Pieces(2));
        CountedLine breadAtItsFloor = floored(bread(1), "2.00");

        assertThat(missing(member(milk(2), breadAtItsFloor), tenOffTwo)).isEmpty();
    }

    @Test
    void countsWhatIsFreeToTheNextSet() {
        assertThat(missing(member(milk(2)), threeForTwoFifty())).containsExactly(new MoreUnits(MILK, 1));
        assertThat(missing(member(milk(3)), threeForTwoFifty())).isEmpty();
        assertThat(missing(member(milk(4)), threeForTwoFifty())).containsExactly(new MoreUnits(MILK, 2));
    }

    @Test
    void countsItsOwnUnitsAsUsedWhereItStacks() {
        Draft stacking = threeForTwoFifty().stacking();
        Draft other = Draft.of("other", new Reward.AmountOff(eur("0.10"))).stacking();

        assertThat(missing(member(milk(4)), stacking)).containsExactly(new MoreUnits(MILK, 2));
        assertThat(missing(Visit.savings(member(milk(4)), other, stacking), "three"))
                .containsExactly(new MoreUnits(MILK, 2));
        assertThat(missing(Visit.savings(member(milk(2)), other, stacking), "three"))
                .containsExactly(new MoreUnits(MILK, 1));
    }

    @Test
    void missesNothingAtItsLimit() {
        assertThat(missing(member(milk(4)), threeForTwoFifty().limited(perBasket(1))))
                .isEmpty();
        assertThat(missing(member(milk(4)), threeForTwoFifty().limited(perBasket(2))))
                .containsExactly(new MoreUnits(MILK, 2));
    }

    @Test
    void missesNothingWithNothingGranted() {
        Draft limited = threeForTwoFifty().limited(budget("100.00"));

        assertThat(missing(member(milk(2)), limited)).isEmpty();
        assertThat(missing(
                        Visit.ofMember()
                                .granted("three", new Allowance(0, 0, 50))
                                .buys(milk(2)),
                        limited))
                .containsExactly(new MoreUnits(MILK, 1));
    }

    @Test
    void countsToTheCheapestFree() {
        Draft threeForTwo = Draft.of("three", new Reward.CheapestFree(3)).on(MILK);

        assertThat(missing(member(milk(2)), threeForTwo)).containsExactly(new MoreUnits(MILK, 1));
        assertThat(missing(member(milk(3)), threeForTwo)).isEmpty();
    }

    @Test
    void countsToTheFirstReducedUnitOfASet() {
        Draft twoPlusTwo =
                Draft.of("get", new Reward.BuyXGetY(2, 2, 5_000, null)).on(MILK);

        assertThat(missing(member(milk(1)), twoPlusTwo)).containsExactly(new MoreUnits(MILK, 2));
        assertThat(missing(member(milk(2)), twoPlusTwo)).containsExactly(new MoreUnits(MILK, 1));
        assertThat(missing(member(milk(3)), twoPlusTwo)).isEmpty();
    }

    @Test
    void namesBothSidesOfAPurchaseThatEarnsAReward() {
        Draft milkThenBread =
                Draft.of("get", new Reward.BuyXGetY(2, 1, 5_000, BREAD)).on(MILK);

        assertThat(missing(member(milk(1)), milkThenBread))
                .containsExactly(new MoreUnits(MILK, 1), new MoreUnits(BREAD, 1));
        assertThat(missing(member(milk(2)), milkThenBread)).containsExactly(new MoreUnits(BREAD, 1));
        assertThat(missing(member(milk(1), bread(1)), milkThenBread)).containsExactly(new MoreUnits(MILK, 1));
        assertThat(missing(member(bread(1)), milkThenBread)).containsExactly(new MoreUnits(MILK, 2));
        assertThat(missing(member(milk(2), bread(1)), milkThenBread)).isEmpty();
    }

    @Test
    void namesThePartsABundleLacks() {
        Draft breakfast = Draft.of(
                "breakfast",
                new Reward.BundlePrice(List.of(new Reward.Part(MILK, 1), new Reward.Part(BREAD, 2)), eur("4.00")));

        assertThat(missing(member(milk(1)), breakfast)).containsExactly(new MoreUnits(BREAD, 2));
        assertThat(missing(member(bread(1)), breakfast))
                .containsExactly(new MoreUnits(MILK, 1), new MoreUnits(BREAD, 1));
        assertThat(missing(member(milk(1), bread(1)), breakfast)).containsExactly(new MoreUnits(BREAD, 1));
        assertThat(missing(member(milk(1), bread(2)), breakfast)).isEmpty();
        assertThat(missing(member(milk(1), bread(3)), breakfast))
                .containsExactly(new MoreUnits(MILK, 1), new MoreUnits(BREAD, 1));
    }

    @Test
    void namesTheFreeItemBesideItsMinimum() {
        Draft free = Draft.of("free", new Reward.FreeItem(CAKE, 1)).on(MILK).from(THREE);

        assertThat(missing(member(milk(2)), free)).containsExactly(new MoreUnits(MILK, 1), new MoreUnits(CAKE, 1));
        assertThat(missing(member(milk(3)), free)).containsExactly(new MoreUnits(CAKE, 1));
        assertThat(missing(member(milk(2), cake(1)), free)).containsExactly(new MoreUnits(MILK, 1));
        assertThat(missing(member(milk(3), cake(1)), free)).isEmpty();
        assertThat(missing(member(milk(4), cake(1)), free)).isEmpty();
    }

    @Test
    void missesNothingWhereItsGroupGivesAnother() {
        Draft ten = Draft.of("ten", new Reward.PercentOff(1_000)).on(BREAD).inGroup("week");
        Draft basket = Draft.of("basket", new Reward.BasketAmountOff(eur("0.50")))
                .on(BREAD)
                .inGroup("week");
        Draft bonus = Draft.of("bonus", new Reward.BonusPoints(10))
                .on(MILK)
                .from(THREE)
                .inGroup("week");

        assertThat(missing(
                        Visit.savings(
                                member(milk(2), bread(1)),
                                ten,
                                threeForTwoFifty().inGroup("week")),
                        "three"))
                .isEmpty();
        assertThat(missing(Visit.savings(member(milk(2), bread(1)), basket, bonus), "bonus"))
                .isEmpty();
    }

    @Test
    void givesOnceMoreThoughItsGroupIsSpentByItself() {
        assertThat(missing(member(milk(4)), threeForTwoFifty().inGroup("week")))
                .containsExactly(new MoreUnits(MILK, 2));
    }

    @Test
    void saysNothingOfAMinimumThatABasketOrPointsPromotionReached() {
        Draft basket = Draft.of("basket", new Reward.BasketPercentOff(500)).on(MILK);
        Draft bonus = Draft.of("bonus", new Reward.BonusPoints(10)).on(MILK);

        Savings savings = Visit.savings(
                member(milk(3)),
                basket.from(new Qualifying.Amount(eur("3.00"))).stacking(),
                bonus.from(new Qualifying.Amount(eur("2.85"))).stacking());

        assertThat(savings.nearMisses()).isEmpty();
    }

    @Test
    void namesTheCardThatIsMissing() {
        Draft members = tenOff().when(forMembers());
        Draft families = tenOff().when(forSegments("families", "seniors"));

        assertThat(missing(Visit.ofStranger().buys(milk(1)), members)).containsExactly(new Membership(List.of()));
        assertThat(missing(Visit.ofStranger().buys(milk(1)), families))
                .containsExactly(new Membership(List.of("families", "seniors")));
        assertThat(missing(Visit.ofMember("students").buys(milk(1)), families))
                .containsExactly(new Membership(List.of("families", "seniors")));
        assertThat(missing(Visit.ofMember("seniors").buys(milk(1)), families)).isEmpty();
        assertThat(missing(Visit.ofMember().buys(milk(1)), members)).isEmpty();
    }

    @Test
    void missesNoCardForWhatItIsNotSaidAbout() {
        assertThat(missing(Visit.ofStranger().buys(bread(1)), tenOff().when(forMembers())))
                .isEmpty();
    }

    @Test
    void comesWithTheNameOfThePromotion() {
        Draft draft = tenOff().from(THREE);

        assertThat(Visit.savings(member(milk(1)), draft).nearMisses())
                .containsExactly(new NearMiss("ten", draft.made().name(), List.of(new MoreUnits(MILK, 2))));
    }
}
