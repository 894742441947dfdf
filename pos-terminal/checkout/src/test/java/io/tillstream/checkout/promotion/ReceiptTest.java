package io.tillstream.checkout.promotion;

import static io.tillstream.checkout.promotion.PromotionShop.budget;
import static io.tillstream.checkout.promotion.PromotionShop.eur;
import static io.tillstream.checkout.promotion.PromotionShop.floored;
import static io.tillstream.checkout.promotion.PromotionShop.line;
import static io.tillstream.checkout.promotion.PromotionShop.perBasket;
import static io.tillstream.checkout.promotion.PromotionShop.protectedFor;
import static io.tillstream.checkout.promotion.PromotionShop.weighed;
import static org.assertj.core.api.Assertions.assertThat;

import io.tillstream.checkout.promotion.PromotionShop.Draft;
import io.tillstream.checkout.promotion.Savings.LineCost;
import io.tillstream.checkout.promotion.Savings.Share;
import io.tillstream.events.assortment.Qualifying;
import io.tillstream.events.assortment.Reward;
import io.tillstream.events.assortment.Selection;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How each kind stands on the receipt: uses, lines, units, roles and money. */
class ReceiptTest {
    private static final Selection MILK = Selection.ofGtins(RandomShop.item(1));
    private static final Selection BREAD = Selection.ofGtins(RandomShop.item(2));

    private static Savings.Given only(Savings savings) {
        assertThat(savings.given()).hasSize(1);
        return savings.given().getFirst();
    }

    private static Share reward(int line, long units, String amount) {
        return new Share(line, units, Role.REWARD, eur(amount));
    }

    private static Share qualifier(int line, long units) {
        return new Share(line, units, Role.QUALIFIER, eur("0.00"));
    }

    private static List<Share> shares(List<CountedLine> lines, Draft draft) {
        return only(Visit.savings(lines, draft)).shares();
    }

    private static long uses(List<CountedLine> lines, Draft draft) {
        return only(Visit.savings(lines, draft)).uses();
    }

    @Test
    void showsEveryLineWithWhatItCosts() {
        Savings savings = Visit.savings(
                List.of(line(5, 1, 3, "1.00"), protectedFor(Protection.GIFT_CARD, line(2, 2, 1, "9.00"))),
                Draft.of("ten", new Reward.PercentOff(1_000)));

        assertThat(savings.lines())
                .containsExactly(
                        new LineCost(5, eur("3.00"), eur("0.30"), eur("2.70")),
                        new LineCost(2, eur("9.00"), eur("0.00"), eur("9.00")));
        assertThat(savings.saved()).isEqualTo(eur("0.30"));
    }

    @Test
    void countsEachReducedUnitAsAUse() {
        Draft ten = Draft.of("ten", new Reward.PercentOff(1_000));
        List<CountedLine> lines = List.of(line(1, 1, 3, "1.00"), line(2, 2, 2, "2.00"));

        assertThat(uses(lines, ten)).isEqualTo(5);
        assertThat(shares(lines, ten)).containsExactly(reward(1, 3, "0.30"), reward(2, 2, "0.40"));
        assertThat(uses(lines, ten.limited(perBasket(3)))).isEqualTo(3);
        assertThat(shares(lines, ten.limited(perBasket(3))))
                .containsExactly(reward(1, 1, "0.10"), reward(2, 2, "0.40"));
    }

    @Test
    void namesTheUnitsThatHaveToBeThere() {
        // The bread is at its floor: it helps to three pieces and is not reduced.
        Draft ten = Draft.of("ten", new Reward.PercentOff(1_000)).from(new Qualifying.Pieces(3));
        List<CountedLine> lines = List.of(line(1, 1, 2, "1.00"), floored(line(2, 2, 4, "2.00"), "2.00"));

        assertThat(shares(lines, ten)).containsExactly(reward(1, 2, "0.20"), qualifier(2, 1));
        assertThat(uses(lines, ten)).isEqualTo(2);
    }

    @Test
    void namesAsManyUnitsAsAnAmountWants() {
        Draft ten = Draft.of("ten", new Reward.PercentOff(1_000)).from(new Qualifying.Amount(eur("6.01")));
        List<CountedLine> lines = List.of(line(1, 1, 2, "1.00"), floored(line(2, 2, 4, "2.00"), "2.00"));

        // 2.00 are there; 4.01 are wanted of goods at 2.00.
        assertThat(shares(lines, ten)).containsExactly(reward(1, 2, "0.20"), qualifier(2, 3));
        assertThat(shares(
                        lines, Draft.of("ten", new Reward.PercentOff(1_000)).from(new Qualifying.Amount(eur("6.00")))))
                .containsExactly(reward(1, 2, "0.20"), qualifier(2, 2));
    }

    @Test
    void takesAnAmountOffEachUnit() {
        Draft off = Draft.of("off", new Reward.AmountOff(eur("0.30")));

        assertThat(shares(List.of(line(1, 1, 2, "1.00"), line(2, 2, 1, "0.20")), off))
                .containsExactly(reward(1, 2, "0.60"), reward(2, 1, "0.20"));
        assertThat(shares(List.of(weighed(1, 1, 500, "4.00")), off)).containsExactly(reward(1, 1, "0.15"));
    }

    @Test
    void sellsAtAFixedPriceAndNeverDearer() {
        Draft fixed = Draft.of("fixed", new Reward.FixedPrice(eur("0.90")));

        assertThat(shares(List.of(line(1, 1, 2, "1.00"), line(2, 2, 1, "0.80")), fixed))
                .containsExactly(reward(1, 2, "0.20"));
        assertThat(shares(List.of(weighed(1, 1, 500, "4.00")), Draft.of("fixed", new Reward.FixedPrice(eur("3.00")))))
                .containsExactly(reward(1, 1, "0.50"));
    }

    @Test
    void reducesNothingBelowAFloor() {
        Draft half = Draft.of("half", new Reward.PercentOff(5_000));

        assertThat(shares(List.of(floored(line(1, 1, 1, "1.00"), "0.80")), half))
                .containsExactly(reward(1, 1, "0.20"));
        assertThat(shares(List.of(line(1, 1, 1, "1.00")), half.floored("0.70"))).containsExactly(reward(1, 1, "0.30"));
        assertThat(shares(List.of(weighed(1, 1, 500, "4.00")), half.floored("3.00")))
                .containsExactly(reward(1, 1, "0.50"));
    }

    @Test
    void spreadsWhatASetSavesInProportionToThePrices() {
        Draft set = Draft.of("set", new Reward.NForPrice(3, eur("4.00")));
        List<CountedLine> lines = List.of(line(1, 1, 1, "3.00"), line(2, 2, 2, "1.00"));

        assertThat(shares(lines, set)).containsExactly(reward(1, 1, "0.60"), reward(2, 2, "0.40"));
        assertThat(uses(lines, set)).isEqualTo(1);
    }

    @Test
    void laysTheOddCentsOfASetOnItsFirstUnits() {
        Draft set = Draft.of("set", new Reward.NForPrice(3, eur("2.00")));

        assertThat(shares(List.of(line(1, 1, 2, "1.00"), line(2, 1, 1, "1.00")), set))
                .containsExactly(reward(1, 2, "0.67"), reward(2, 1, "0.33"));
        assertThat(shares(List.of(line(2, 1, 2, "1.00"), line(1, 1, 1, "1.00")), set))
                .containsExactly(reward(1, 1, "0.34"), reward(2, 2, "0.66"));
    }

    @Test
    void makesSetsOfTheDearestUnits() {
        Draft set = Draft.of("set", new Reward.NForPrice(2, eur("1.00")));
        List<CountedLine> lines = List.of(line(1, 1, 2, "1.00"), line(2, 2, 3, "2.00"));

        // 2.00+2.00 saves 3.00, 2.00+1.00 saves 2.00; one is left over.
        assertThat(only(Visit.savings(lines, set)).amount()).isEqualTo(eur("5.00"));
        assertThat(uses(lines, set)).isEqualTo(2);
        assertThat(only(Visit.savings(lines, set.limited(perBasket(1)))).amount())
                .isEqualTo(eur("3.00"));
    }

    @Test
    void makesNoSetThatSavesNothing() {
        Draft set = Draft.of("set", new Reward.NForPrice(2, eur("3.00")));

        assertThat(uses(List.of(line(1, 1, 2, "1.00"), line(2, 2, 2, "2.00")), set))
                .isEqualTo(1);
        assertThat(Visit.savings(List.of(line(1, 1, 2, "1.50")), set).given()).isEmpty();
    }

    @Test
    void makesABundleOfEveryPart() {
        Draft breakfast = Draft.of(
                "breakfast",
                new Reward.BundlePrice(List.of(new Reward.Part(MILK, 1), new Reward.Part(BREAD, 2)), eur("4.00")));
        List<CountedLine> lines = List.of(line(1, 1, 2, "1.00"), line(2, 2, 5, "2.00"));

        assertThat(shares(lines, breakfast)).containsExactly(reward(1, 2, "0.40"), reward(2, 4, "1.60"));
        assertThat(uses(lines, breakfast)).isEqualTo(2);
    }

    @Test
    void givesTheCheapestOfEachSet() {
        Draft threeForTwo = Draft.of("three", new Reward.CheapestFree(3));
        List<CountedLine> lines = List.of(line(1, 1, 2, "1.00"), line(2, 2, 2, "2.00"), line(3, 3, 2, "3.00"));

        assertThat(shares(lines, threeForTwo))
                .containsExactly(
                        reward(1, 1, "1.00"), qualifier(1, 1), reward(2, 1, "2.00"), qualifier(2, 1), qualifier(3, 2));
        assertThat(uses(lines, threeForTwo)).isEqualTo(2);
        assertThat(only(Visit.savings(lines, threeForTwo.limited(perBasket(1)))).amount())
                .isEqualTo(eur("2.00"));
    }

    @Test
    void reducesTheCheapestOfASetThatIsNotComplete() {
        Draft twoPlusTwo = Draft.of("get", new Reward.BuyXGetY(2, 2, 5_000, null));

        assertThat(shares(List.of(line(1, 1, 7, "1.00")), twoPlusTwo))
                .containsExactly(reward(1, 3, "1.50"), qualifier(1, 4));
        assertThat(shares(List.of(line(1, 1, 6, "1.00")), twoPlusTwo))
                .containsExactly(reward(1, 2, "1.00"), qualifier(1, 2));
        assertThat(uses(List.of(line(1, 1, 7, "1.00")), twoPlusTwo)).isEqualTo(2);
    }

    @Test
    void reducesItemsOfTheirOwnForWhatIsBought() {
        Draft get = Draft.of("get", new Reward.BuyXGetY(2, 1, 5_000, BREAD)).on(MILK);

        assertThat(shares(List.of(line(1, 1, 5, "1.00"), line(2, 2, 3, "2.00")), get))
                .containsExactly(qualifier(1, 4), reward(2, 2, "2.00"));
        assertThat(uses(List.of(line(1, 1, 5, "1.00"), line(2, 2, 3, "2.00")), get))
                .isEqualTo(2);
        assertThat(shares(List.of(line(1, 1, 5, "1.00"), line(2, 2, 1, "2.00")), get))
                .containsExactly(qualifier(1, 2), reward(2, 1, "1.00"));
    }

    @Test
    void countsABegunSetOfRewardsAsAUse() {
        Draft get = Draft.of("get", new Reward.BuyXGetY(1, 2, 5_000, BREAD)).on(MILK);
        List<CountedLine> lines = List.of(line(1, 1, 5, "1.00"), line(2, 2, 3, "2.00"));

        assertThat(shares(lines, get)).containsExactly(qualifier(1, 2), reward(2, 3, "3.00"));
        assertThat(uses(lines, get)).isEqualTo(2);
        assertThat(only(Visit.savings(lines, get.limited(perBasket(1)))).amount())
                .isEqualTo(eur("2.00"));
    }

    @Test
    void neverCountsAUnitAsBoughtAndReduced() {
        Draft get = Draft.of("get", new Reward.BuyXGetY(2, 1, 5_000, Selection.everything()))
                .on(MILK);

        assertThat(Visit.savings(List.of(line(1, 1, 2, "4.00")), get).given()).isEmpty();
        assertThat(shares(List.of(line(1, 1, 3, "4.00")), get)).containsExactly(reward(1, 1, "2.00"), qualifier(1, 2));
        assertThat(shares(List.of(line(1, 1, 3, "4.00"), line(2, 2, 1, "1.00")), get))
                .containsExactly(reward(1, 1, "2.00"), qualifier(1, 2));
        assertThat(shares(List.of(line(1, 1, 2, "4.00"), line(2, 2, 1, "1.00")), get))
                .containsExactly(qualifier(1, 2), reward(2, 1, "0.50"));
    }

    @Test
    void givesAFreeItemOncePerBasket() {
        Draft free = Draft.of("free", new Reward.FreeItem(BREAD, 2)).on(MILK);
        List<CountedLine> lines = List.of(line(1, 1, 5, "1.00"), line(2, 2, 3, "2.00"));

        assertThat(shares(lines, free)).containsExactly(qualifier(1, 1), reward(2, 2, "4.00"));
        assertThat(uses(lines, free)).isEqualTo(1);
        assertThat(shares(lines, free.from(new Qualifying.Pieces(5))))
                .containsExactly(qualifier(1, 5), reward(2, 2, "4.00"));
        assertThat(Visit.savings(lines, free.from(new Qualifying.Pieces(6))).given())
                .isEmpty();
        assertThat(shares(lines, free.from(new Qualifying.Amount(eur("4.50")))))
                .containsExactly(qualifier(1, 5), reward(2, 2, "4.00"));
        assertThat(Visit.savings(lines, free.from(new Qualifying.Amount(eur("5.01"))))
                        .given())
                .isEmpty();
    }

    @Test
    void givesNoFreeItemForItself() {
        Draft free = Draft.of("free", new Reward.FreeItem(MILK, 1)).on(MILK);

        assertThat(Visit.savings(List.of(line(1, 1, 1, "1.00")), free).given()).isEmpty();
        assertThat(shares(List.of(line(1, 1, 2, "1.00")), free)).containsExactly(reward(1, 1, "1.00"), qualifier(1, 1));
    }

    @Test
    void keepsWithinTheMoneyThatWasGranted() {
        CountedLine milk = line(1, 1, 4, "1.00");
        CountedLine bread = line(2, 2, 4, "0.70");
        Visit visit = Visit.ofMember().granted("a", new Allowance(0, 0, 150));
        Draft half = Draft.of("a", new Reward.PercentOff(5_000)).limited(budget("50.00"));
        Draft set = Draft.of("a", new Reward.NForPrice(2, eur("1.00"))).limited(budget("50.00"));
        Draft cheapest = Draft.of("a", new Reward.CheapestFree(2)).limited(budget("50.00"));
        Draft get =
                Draft.of("a", new Reward.BuyXGetY(1, 1, 5_000, BREAD)).on(MILK).limited(budget("50.00"));

        // Two at 0.50 and one at 0.35 are 1.35; one at 0.50 and two at 0.35 are 1.20; three at 0.50 are all of it.
        assertThat(Visit.savings(visit.buys(milk, bread), half).saved()).isEqualTo(eur("1.50"));
        // A set of two milks saves 1.00, of two breads 0.40.
        assertThat(Visit.savings(visit.buys(milk, bread), set).saved()).isEqualTo(eur("1.40"));
        // A milk is 1.00, a bread 0.70.
        assertThat(Visit.savings(visit.buys(milk, bread), cheapest).saved()).isEqualTo(eur("1.40"));
        assertThat(Visit.savings(visit.buys(milk, bread), get).saved()).isEqualTo(eur("1.40"));
    }

    @Test
    void addsWhatStacksOnTheSameUnits() {
        Savings savings = Visit.savings(
                List.of(line(1, 1, 2, "1.00")),
                Draft.of("a", new Reward.PercentOff(1_000)).stacking(),
                Draft.of("b", new Reward.PercentOff(1_000)).stacking(),
                Draft.of("c", new Reward.PercentOff(2_000)));

        assertThat(savings.given())
                .extracting(Savings.Given::amount)
                .containsExactly(eur("0.20"), eur("0.20"), eur("0.40"));
        assertThat(savings.lines()).containsExactly(new LineCost(1, eur("2.00"), eur("0.80"), eur("1.20")));
    }

    @Test
    void sharesUnitsSoThatTogetherTheySaveMost() {
        // The set takes two milks for 1.00 off; 30 % of the third is 0.30.
        Savings savings = Visit.savings(
                List.of(line(1, 1, 3, "1.00")),
                Draft.of("set", new Reward.NForPrice(2, eur("1.00"))),
                Draft.of("third", new Reward.PercentOff(3_000)));

        assertThat(savings.given()).extracting(Savings.Given::promotion).containsExactly("set", "third");
        assertThat(savings.given().get(0).shares()).containsExactly(reward(1, 2, "1.00"));
        assertThat(savings.given().get(1).shares()).containsExactly(reward(1, 1, "0.30"));
    }

    @Test
    void leavesTheUnitsOfASetThatWouldSaveNothing() {
        Draft set = Draft.of("set", new Reward.NForPrice(2, eur("3.00")));
        Draft oneFree = Draft.of("free", new Reward.CheapestFree(2));

        assertThat(shares(List.of(line(1, 1, 2, "2.00"), line(2, 2, 2, "1.50")), set))
                .containsExactly(reward(1, 2, "1.00"));
        assertThat(uses(List.of(line(1, 1, 2, "2.00"), line(2, 2, 2, "1.50")), set))
                .isEqualTo(1);
        assertThat(shares(List.of(line(1, 1, 2, "2.00"), floored(line(2, 2, 2, "1.00"), "1.00")), oneFree))
                .containsExactly(reward(1, 1, "2.00"), qualifier(1, 1));
        assertThat(uses(List.of(line(1, 1, 2, "2.00"), floored(line(2, 2, 2, "1.00"), "1.00")), oneFree))
                .isEqualTo(1);
    }
}
