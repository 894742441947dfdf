package io.tillstream.checkout.promotion;

import static io.tillstream.checkout.promotion.PromotionShop.budget;
import static io.tillstream.checkout.promotion.PromotionShop.eur;
import static io.tillstream.checkout.promotion.PromotionShop.floored;
import static io.tillstream.checkout.promotion.PromotionShop.line;
import static io.tillstream.checkout.promotion.PromotionShop.weighed;
import static org.assertj.core.api.Assertions.assertThat;

import io.tillstream.checkout.promotion.PromotionShop.Draft;
import io.tillstream.events.assortment.Qualifying;
import io.tillstream.events.assortment.Reward;
import io.tillstream.events.assortment.Selection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Promotions of the whole basket: how much, and at which lines it lies. */
class BasketPhaseTest {
    private static final Selection MILK = Selection.ofGtins(RandomShop.item(1));
    private static final Selection BREAD = Selection.ofGtins(RandomShop.item(2));

    private static Draft off(String id, String amount) {
        return Draft.of(id, new Reward.BasketAmountOff(eur(amount)));
    }

    private static Draft share(String id, int basisPoints) {
        return Draft.of(id, new Reward.BasketPercentOff(basisPoints));
    }

    private static Draft linePercent(String id, int basisPoints) {
        return Draft.of(id, new Reward.PercentOff(basisPoints));
    }

    /** What each promotion takes off, in minor units. */
    private static Map<String, Long> given(List<CountedLine> lines, Draft... drafts) {
        return Visit.savings(lines, drafts).given().stream()
                .collect(Collectors.toMap(
                        Savings.Given::promotion, given -> given.amount().minor()));
    }

    /** What one promotion takes off at each line: {@code 1:34 2:33}. */
    private static String lying(Savings savings, String promotion) {
        return savings.given().stream()
                .filter(given -> given.promotion().equals(promotion))
                .flatMap(given -> given.shares().stream())
                .map(share -> share.line() + ":" + share.amount().minor())
                .collect(Collectors.joining(" "));
    }

    private static String lying(List<CountedLine> lines, Draft only) {
        return lying(Visit.savings(lines, only), only.id());
    }

    @Test
    void takesAShareOfWhatItCountsHalfUp() {
        assertThat(given(List.of(line(1, 1, 1, "0.10")), share("five", 500))).isEqualTo(Map.of("five", 1L));
        assertThat(given(List.of(line(1, 1, 1, "0.09")), share("five", 500))).isEmpty();
        assertThat(given(List.of(line(1, 1, 2, "4.00"), line(2, 2, 1, "2.00")), share("five", 500)))
                .isEqualTo(Map.of("five", 50L));
    }

    @Test
    void reachesItsMinimumExactly() {
        List<CountedLine> lines = List.of(line(1, 1, 2, "4.00"), line(2, 2, 1, "2.00"));

        assertThat(given(lines, off("a", "1.00").from(new Qualifying.Amount(eur("10.00")))))
                .isEqualTo(Map.of("a", 100L));
        assertThat(given(lines, off("a", "1.00").from(new Qualifying.Amount(eur("10.01")))))
                .isEmpty();
        assertThat(given(lines, off("a", "1.00").from(new Qualifying.Pieces(3))))
                .isEqualTo(Map.of("a", 100L));
        assertThat(given(lines, off("a", "1.00").from(new Qualifying.Pieces(4))))
                .isEmpty();
    }

    @Test
    void countsAWeighedLineAsOneUnit() {
        List<CountedLine> lines = List.of(weighed(1, 1, 1_500, "4.00"));

        assertThat(given(lines, off("a", "1.00").from(new Qualifying.Pieces(1))))
                .isEqualTo(Map.of("a", 100L));
        assertThat(given(lines, off("a", "1.00").from(new Qualifying.Pieces(2))))
                .isEmpty();
        assertThat(given(lines, off("a", "1.00").from(new Qualifying.Amount(eur("6.00")))))
                .isEqualTo(Map.of("a", 100L));
    }

    @Test
    void takesNoMoreThanThereIsRoomFor() {
        assertThat(given(List.of(line(1, 1, 1, "3.00")), off("a", "5.00"))).isEqualTo(Map.of("a", 300L));
        assertThat(given(List.of(floored(line(1, 1, 2, "3.00"), "2.00")), off("a", "5.00")))
                .isEqualTo(Map.of("a", 200L));
        assertThat(given(List.of(line(1, 1, 2, "3.00")), off("a", "5.00").floored("2.50")))
                .isEqualTo(Map.of("a", 100L));
        assertThat(given(List.of(floored(line(1, 1, 1, "3.00"), "3.00")), off("a", "5.00")))
                .isEmpty();
    }

    @Test
    void keepsAFloorPerKilogramOnWeighedGoods() {
        assertThat(given(List.of(weighed(1, 1, 500, "4.00")), off("a", "5.00").floored("3.00")))
                .isEqualTo(Map.of("a", 50L));
    }

    @Test
    void liesOnItsLinesInProportionToWhatTheyCost() {
        assertThat(lying(List.of(line(1, 1, 1, "3.00"), line(2, 2, 1, "7.00")), off("a", "1.00")))
                .isEqualTo("1:30 2:70");
    }

    @Test
    void laysTheOddCentOnTheLowerLineNumber() {
        assertThat(lying(
                        List.of(line(3, 1, 1, "2.00"), line(2, 2, 1, "2.00"), line(1, 3, 1, "2.00")), off("a", "1.00")))
                .isEqualTo("1:34 2:33 3:33");
        assertThat(lying(List.of(line(2, 1, 1, "2.00"), line(1, 1, 1, "2.00")), off("a", "0.01")))
                .isEqualTo("1:1 2:0");
    }

    @Test
    void laysTheOddCentOnTheLowerItemNumberWhereSeveralAreGiven() {
        Savings savings = Visit.savings(
                List.of(line(1, 2, 1, "2.00"), line(2, 1, 1, "2.00")),
                off("a", "0.01").stacking(),
                off("b", "0.01").stacking());

        assertThat(lying(savings, "a")).isEqualTo("1:0 2:1");
        assertThat(lying(savings, "b")).isEqualTo("1:0 2:1");
    }

    @Test
    void givesALineWhatItCanTakeAndSpreadsTheRest() {
        assertThat(lying(
                        List.of(floored(line(1, 1, 1, "4.00"), "3.90"), line(2, 2, 1, "4.00"), line(3, 3, 1, "2.00")),
                        off("a", "1.00")))
                .isEqualTo("1:10 2:60 3:30");
    }

    @Test
    void spreadsOverTheLinesOfOneItem() {
        assertThat(lying(
                        List.of(line(1, 1, 1, "2.00"), line(2, 2, 1, "3.00"), line(3, 1, 2, "2.00")), off("a", "0.90")))
                .isEqualTo("1:20 2:30 3:40");
    }

    @Test
    void countsWhatTheLinePhaseLeft() {
        List<CountedLine> lines = List.of(line(1, 1, 1, "10.00"));

        assertThat(given(lines, linePercent("ten", 1_000).stacking(), share("five", 500)))
                .isEqualTo(Map.of("ten", 100L, "five", 45L));
        assertThat(given(
                        lines,
                        linePercent("ten", 1_000).stacking(),
                        share("five", 500).from(new Qualifying.Amount(eur("9.01")))))
                .isEqualTo(Map.of("ten", 100L));
    }

    @Test
    void countsUnitsThatServeAnotherOnlyWhereItStacks() {
        List<CountedLine> lines = List.of(line(1, 1, 1, "10.00"), line(2, 2, 1, "4.00"));
        Draft ten = linePercent("ten", 1_000).on(MILK);

        assertThat(given(lines, ten, share("five", 500))).isEqualTo(Map.of("ten", 100L, "five", 20L));
        assertThat(given(lines, ten, share("five", 500).stacking())).isEqualTo(Map.of("ten", 100L, "five", 65L));
    }

    @Test
    void countsOnlyItsItems() {
        List<CountedLine> lines = List.of(line(1, 1, 1, "10.00"), line(2, 2, 1, "4.00"));

        assertThat(given(lines, share("five", 500).on(BREAD))).isEqualTo(Map.of("five", 20L));
        assertThat(lying(lines, share("five", 500).on(BREAD))).isEqualTo("2:20");
    }

    @Test
    void givesTheLargerOfTwoThatDoNotStackAndCountTheSameGoods() {
        List<CountedLine> lines = List.of(line(1, 1, 1, "10.00"), line(2, 2, 1, "4.00"));

        assertThat(given(lines, off("a", "1.00"), off("b", "1.01"))).isEqualTo(Map.of("b", 101L));
        assertThat(given(lines, off("b", "1.00"), off("a", "1.00"))).isEqualTo(Map.of("a", 100L));
        assertThat(given(lines, off("b", "1.00").first(1), off("a", "1.00"))).isEqualTo(Map.of("b", 100L));
        assertThat(given(lines, off("a", "1.00").on(MILK), off("b", "1.00").on(BREAD)))
                .isEqualTo(Map.of("a", 100L, "b", 100L));
        assertThat(given(lines, off("a", "1.00"), off("b", "1.00").stacking())).isEqualTo(Map.of("a", 100L, "b", 100L));
    }

    @Test
    void givesTwoInsteadOfOneThatExcludesBoth() {
        List<CountedLine> lines = List.of(line(1, 1, 1, "10.00"), line(2, 2, 1, "4.00"));

        assertThat(given(
                        lines,
                        off("a", "1.00"),
                        off("b", "0.60").on(MILK),
                        off("c", "0.60").on(BREAD)))
                .isEqualTo(Map.of("b", 60L, "c", 60L));
    }

    @Test
    void givesOneOfAGroup() {
        List<CountedLine> lines = List.of(line(1, 1, 1, "10.00"), line(2, 2, 1, "4.00"));

        assertThat(given(
                        lines,
                        off("a", "1.00").on(MILK).inGroup("g"),
                        off("b", "1.10").on(BREAD).inGroup("g")))
                .isEqualTo(Map.of("b", 110L));
        assertThat(given(
                        lines,
                        off("a", "1.00").stacking().inGroup("g"),
                        off("b", "1.10").inGroup("h")))
                .isEqualTo(Map.of("a", 100L, "b", 110L));
        assertThat(given(
                        lines,
                        linePercent("ten", 1_000).on(MILK).inGroup("g"),
                        off("b", "1.10").on(BREAD).inGroup("g")))
                .isEqualTo(Map.of("ten", 100L));
    }

    @Test
    void takesNothingWhereItsMoneyIsNotEnough() {
        Draft limited = off("a", "1.00").limited(budget("500.00"));
        CountedLine milk = line(1, 1, 1, "10.00");

        assertThat(Visit.savings(
                                Visit.ofMember()
                                        .granted("a", new Allowance(0, 0, 100))
                                        .buys(milk),
                                limited)
                        .given())
                .hasSize(1);
        assertThat(Visit.savings(
                                Visit.ofMember()
                                        .granted("a", new Allowance(0, 0, 99))
                                        .buys(milk),
                                limited)
                        .given())
                .isEmpty();
        assertThat(Visit.savings(Visit.ofMember().buys(milk), limited).given()).isEmpty();
    }

    @Test
    void booksWhatStacksOnServingUnitsFirst() {
        // Milk serves the set; bread is free. Both count 3.00 of room each; the free 3.00 stay for "b".
        Draft tenth = linePercent("ten", 1).on(MILK);
        List<CountedLine> lines = List.of(line(1, 1, 1, "3.00"), line(2, 2, 1, "3.00"));

        Map<String, Long> given = given(lines, tenth, off("a", "2.00").on(MILK).stacking(), off("b", "3.00"));

        assertThat(given).containsEntry("a", 200L).containsEntry("b", 300L);
    }

    @Test
    void leavesOthersTheRoomThatIsLeft() {
        List<CountedLine> lines = List.of(line(1, 1, 1, "3.00"));

        assertThat(given(lines, off("a", "2.00").stacking(), off("b", "2.00").stacking()))
                .isEqualTo(Map.of("a", 200L, "b", 100L));
        assertThat(given(lines, off("a", "2.00").stacking(), off("b", "2.00"))).isEqualTo(Map.of("a", 200L, "b", 100L));
        assertThat(given(lines, off("a", "3.00").stacking(), off("b", "2.00"))).isEqualTo(Map.of("a", 300L));
    }

    @Test
    void sharesALineOfSeveralUnitsAmongServedAndFree() {
        // Two of three serve the set for 4.00 and cost 2.00 each; the third costs 3.00.
        Draft set = Draft.of("set", new Reward.NForPrice(2, eur("4.00")));
        List<CountedLine> lines = List.of(line(1, 1, 3, "3.00"));

        assertThat(given(lines, set, off("a", "5.00"))).isEqualTo(Map.of("set", 200L, "a", 300L));
        assertThat(given(lines, set, off("a", "5.00").stacking())).isEqualTo(Map.of("set", 200L, "a", 500L));
        assertThat(given(lines, set, off("a", "5.00").stacking(), off("b", "5.00")))
                .isEqualTo(Map.of("set", 200L, "a", 500L, "b", 200L));
    }

    @Test
    void makesEveryUnitItCountsARewardOnceInItsShare() {
        Savings savings = Visit.savings(List.of(line(1, 1, 3, "3.00"), line(2, 2, 2, "2.00")), off("a", "1.30"));

        assertThat(savings.given()).singleElement().satisfies(given -> {
            assertThat(given.uses()).isEqualTo(1);
            assertThat(given.shares())
                    .containsExactly(
                            new Savings.Share(1, 3, Role.REWARD, eur("0.90")),
                            new Savings.Share(2, 2, Role.REWARD, eur("0.40")));
        });
    }

    @Test
    void saysWhichItGaveUpOnWhereNoWorkIsLeft() {
        PromotionBook book = PromotionBook.of(List.of(
                off("a", "1.00").made(),
                off("b", "1.10").made(),
                off("c", "0.50").stacking().made()));

        Savings savings = book.savingsOn(Visit.ofMember().buys(line(1, 1, 1, "9.00")), WorkBudget.ofSteps(0));

        assertThat(savings.gaveUpOn()).containsExactly("a", "b", "c");
        assertThat(savings.saved()).isEqualTo(eur("1.60"));
    }

    @Test
    void takesNothingOffForAPromotionOfAnotherPhase() {
        List<Lot> lots = Lot.of(Ware.of(List.of(line(1, 1, 1, "9.00"))));
        for (Reward reward : PromotionShop.oneOfEachKind()) {
            Candidate candidate =
                    new Candidate(new RankedPromotion(1, Draft.of("a", reward).made()), 1);
            candidate.roles[0] = PostingIndex.QUALIFIES;

            long amount = new Taken(lots, 1).grant(candidate).amount();

            assertThat(amount > 0).as(reward.toString()).isEqualTo(BasketPhase.has(reward));
            assertThat(BasketPhase.has(reward))
                    .isEqualTo(reward instanceof Reward.BasketAmountOff || reward instanceof Reward.BasketPercentOff);
        }
    }
}
