package io.tillstream.checkout.promotion;

import static io.tillstream.checkout.promotion.PromotionShop.eur;
import static io.tillstream.checkout.promotion.PromotionShop.line;
import static org.assertj.core.api.Assertions.assertThat;

import io.tillstream.checkout.promotion.PromotionShop.Draft;
import io.tillstream.checkout.promotion.Savings.PointsShare;
import io.tillstream.events.assortment.Qualifying;
import io.tillstream.events.assortment.Reward;
import io.tillstream.events.assortment.Selection;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Points beyond the usual: how many, for which goods, and at which lines they lie. */
class PointsPhaseTest {
    private static final Selection MILK = Selection.ofGtins(RandomShop.item(1));
    private static final Selection BREAD = Selection.ofGtins(RandomShop.item(2));

    private static final CountedLine MILK_LINE = line(11, 1, 1, "3.00");
    private static final CountedLine BREAD_LINE = line(12, 2, 1, "7.00");

    private static Draft times(String id, int hundredths) {
        return Draft.of(id, new Reward.PointsMultiplier(hundredths));
    }

    private static Draft bonus(String id, long points) {
        return Draft.of(id, new Reward.BonusPoints(points));
    }

    private static Purchase member(CountedLine... lines) {
        return Visit.ofMember().earning(10).buys(lines);
    }

    /** Each promotion with its points at each line: {@code id 11:3 12:7}. */
    private static List<String> points(Purchase purchase, Draft... drafts) {
        return Visit.savings(purchase, drafts).points().stream()
                .map(given -> {
                    long sum = given.shares().stream()
                            .mapToLong(PointsShare::points)
                            .sum();
                    assertThat(given.points()).isEqualTo(sum);
                    StringBuilder text = new StringBuilder(given.promotion());
                    given.shares()
                            .forEach(share -> text.append(" ")
                                    .append(share.line())
                                    .append(":")
                                    .append(share.points()));
                    return text.toString();
                })
                .toList();
    }

    @Test
    void addsTheUsualPointsOnceMoreForTheDouble() {
        assertThat(points(member(MILK_LINE, BREAD_LINE), times("double", 200))).containsExactly("double 11:30 12:70");
    }

    @Test
    void reckonsWholeMajorUnitsOfEachLine() {
        assertThat(points(member(line(1, 1, 1, "5.99"), line(2, 2, 1, "0.99")), times("double", 200)))
                .containsExactly("double 1:50");
    }

    @Test
    void roundsDownPerLine() {
        Purchase purchase = Visit.ofMember().earning(1).buys(line(1, 1, 1, "5.00"), line(2, 2, 1, "5.00"));

        assertThat(points(purchase, times("half-more", 150))).containsExactly("half-more 1:2 2:2");
    }

    @Test
    void givesNoPointsToStrangers() {
        assertThat(points(Visit.ofStranger().buys(MILK_LINE), times("double", 200), bonus("bonus", 5)))
                .isEmpty();
    }

    @Test
    void givesNothingThatComesToNoPoints() {
        assertThat(points(member(line(1, 1, 1, "0.99")), times("double", 200))).isEmpty();
        assertThat(points(Visit.ofMember().earning(0).buys(MILK_LINE), times("double", 200)))
                .isEmpty();
    }

    @Test
    void spreadsABonusInProportionToWhatTheGoodsCost() {
        assertThat(points(member(MILK_LINE, BREAD_LINE), bonus("bonus", 10))).containsExactly("bonus 11:3 12:7");
    }

    @Test
    void laysABonusOnTheGoodsThatEarnedIt() {
        assertThat(points(member(MILK_LINE, BREAD_LINE), bonus("bonus", 10).on(BREAD)))
                .containsExactly("bonus 12:10");
    }

    @Test
    void laysABonusOnAllAlikeWhereTheyCostNothing() {
        Draft gift = Draft.of("gift", new Reward.PercentOff(10_000)).on(Selection.ofCategories("c1", "c2"));

        assertThat(points(
                        member(MILK_LINE, BREAD_LINE, line(13, 3, 1, "9.00")),
                        gift,
                        bonus("bonus", 10)
                                .on(Selection.ofCategories("c1", "c2"))
                                .stacking()))
                .containsExactly("bonus 11:5 12:5");
    }

    @Test
    void countsPiecesAndWorthToAMinimumToTheCent() {
        Purchase purchase = member(MILK_LINE, BREAD_LINE);

        assertThat(points(purchase, bonus("b", 10).from(new Qualifying.Pieces(2))))
                .hasSize(1);
        assertThat(points(purchase, bonus("b", 10).from(new Qualifying.Pieces(3))))
                .isEmpty();
        assertThat(points(purchase, bonus("b", 10).from(new Qualifying.Amount(eur("10.00")))))
                .hasSize(1);
        assertThat(points(purchase, bonus("b", 10).from(new Qualifying.Amount(eur("10.01")))))
                .isEmpty();
    }

    @Test
    void reckonsFromWhatIsPaidInTheEnd() {
        Draft tenth = Draft.of("tenth", new Reward.PercentOff(1_000)).stacking();
        Draft two = Draft.of("two", new Reward.BasketAmountOff(eur("2.00"))).stacking();

        // 3.00 and 7.00 less a tenth are 2.70 and 6.30; of 2.00 off 0.60 and 1.40 lie there: 2.10 and 4.90.
        assertThat(points(
                        member(MILK_LINE, BREAD_LINE),
                        tenth,
                        two,
                        times("double", 200).stacking()))
                .containsExactly("double 11:20 12:40");
        assertThat(points(
                        member(MILK_LINE, BREAD_LINE),
                        tenth,
                        two,
                        bonus("b", 7).from(new Qualifying.Amount(eur("7.00"))).stacking()))
                .hasSize(1);
        assertThat(points(
                        member(MILK_LINE, BREAD_LINE),
                        tenth,
                        two,
                        bonus("b", 7).from(new Qualifying.Amount(eur("7.01"))).stacking()))
                .isEmpty();
    }

    @Test
    void countsNoUnitThatServesALinePromotionUnlessItStacks() {
        Draft tenth = Draft.of("tenth", new Reward.PercentOff(1_000)).on(MILK);

        assertThat(points(member(MILK_LINE, BREAD_LINE), tenth, bonus("b", 10))).containsExactly("b 12:10");
        // 2.70 and 7.00: 2.78 and 7.22 of ten, the odd one to the larger remainder.
        assertThat(points(member(MILK_LINE, BREAD_LINE), tenth, bonus("b", 10).stacking()))
                .containsExactly("b 11:3 12:7");
    }

    @Test
    void countsNoGoodsThatABasketPromotionCountsUnlessOneStacks() {
        Draft basket =
                Draft.of("basket", new Reward.BasketAmountOff(eur("1.00"))).on(MILK);

        assertThat(points(member(MILK_LINE, BREAD_LINE), basket, bonus("b", 10)))
                .containsExactly("b 12:10");
        assertThat(points(member(MILK_LINE, BREAD_LINE), basket.stacking(), bonus("b", 9)))
                .containsExactly("b 11:2 12:7");
        assertThat(points(member(MILK_LINE, BREAD_LINE), basket, bonus("b", 9).stacking()))
                .containsExactly("b 11:2 12:7");
    }

    @Test
    void neverReckonsFromLessThanNothing() {
        Draft oneSet = Draft.of("set", new Reward.NForPrice(2, eur("1.00"))).on(MILK);
        Draft basket =
                Draft.of("basket", new Reward.BasketAmountOff(eur("50.00"))).stacking();

        assertThat(points(member(line(1, 1, 3, "3.00"), BREAD_LINE), oneSet, basket, times("double", 200)))
                .isEmpty();
    }

    @Test
    void givesOneOfTwoThatDoNotStackAndCountTheSameGoods() {
        assertThat(points(member(MILK_LINE), bonus("a", 10), bonus("b", 11))).containsExactly("b 11:11");
        assertThat(points(member(MILK_LINE), bonus("b", 10), bonus("a", 10))).containsExactly("a 11:10");
        assertThat(points(
                        member(MILK_LINE, BREAD_LINE),
                        bonus("a", 10).on(MILK),
                        bonus("b", 11).on(BREAD)))
                .containsExactly("a 11:10", "b 12:11");
        assertThat(points(member(MILK_LINE), bonus("a", 10), bonus("b", 11).stacking()))
                .containsExactly("a 11:10", "b 11:11");
    }

    @Test
    void givesOneOfAGroup() {
        assertThat(points(
                        member(MILK_LINE, BREAD_LINE),
                        bonus("a", 10).on(MILK).inGroup("g"),
                        bonus("b", 11).on(BREAD).inGroup("g")))
                .containsExactly("b 12:11");
        assertThat(points(
                        member(MILK_LINE, BREAD_LINE),
                        Draft.of("off", new Reward.BasketAmountOff(eur("1.00")))
                                .on(MILK)
                                .inGroup("g"),
                        bonus("b", 11).on(BREAD).inGroup("g")))
                .isEmpty();
    }

    @Test
    void saysWhichItGaveUpOnWhereNoWorkIsLeft() {
        PromotionBook book = PromotionBook.of(List.of(
                bonus("a", 10).made(),
                bonus("b", 11).made(),
                bonus("c", 5).on(BREAD).made()));

        Savings savings = book.savingsOn(member(MILK_LINE), WorkBudget.ofSteps(0));

        assertThat(savings.provenOptimal()).isFalse();
        assertThat(savings.gaveUpOn()).containsExactly("a", "b");
        assertThat(savings.points()).extracting(Savings.PointsGiven::promotion).containsExactly("b");
    }

    @Test
    void givesNoPointsForAPromotionOfAnotherPhase() {
        Purchase purchase = member(MILK_LINE);
        List<Ware> wares = Ware.of(purchase.lines());
        List<Slice> slices = Slice.of(Lot.of(wares));
        for (Reward reward : PromotionShop.oneOfEachKind()) {
            Candidate candidate =
                    new Candidate(new RankedPromotion(1, Draft.of("a", reward).made()), 1);
            candidate.roles[0] = PostingIndex.QUALIFIES;
            PointsPhase phase = new PointsPhase(purchase, wares, slices, List.of(), new Work(WorkBudget.usual()));

            assertThat(phase.solve(List.of(candidate))).as(reward.toString()).hasSize(PointsPhase.has(reward) ? 1 : 0);
            assertThat(PointsPhase.has(reward))
                    .isEqualTo(reward instanceof Reward.PointsMultiplier || reward instanceof Reward.BonusPoints);
        }
    }
}
