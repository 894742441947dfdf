package io.tillstream.checkout.promotion;

import static io.tillstream.checkout.promotion.PromotionShop.eur;
import static io.tillstream.checkout.promotion.PromotionShop.line;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tillstream.checkout.promotion.PromotionShop.Draft;
import io.tillstream.events.assortment.Qualifying;
import io.tillstream.events.assortment.Reward;
import io.tillstream.events.assortment.Selection;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** How promotions of single lines come together: what stacks, what excludes, and what work there is for each. */
class LinePhaseTest {
    private static final Selection MILK = Selection.ofGtins(RandomShop.item(1));
    private static final Selection BREAD = Selection.ofGtins(RandomShop.item(2));
    private static final List<CountedLine> MILK_AND_BREAD = List.of(line(1, 1, 1, "10.00"), line(2, 2, 1, "10.00"));

    private static Draft percent(String id, int basisPoints) {
        return Draft.of(id, new Reward.PercentOff(basisPoints));
    }

    private static Map<String, Long> given(Savings savings) {
        return savings.given().stream()
                .collect(Collectors.toMap(
                        Savings.Given::promotion, given -> given.amount().minor()));
    }

    private static Map<String, Long> given(List<CountedLine> lines, Draft... drafts) {
        return given(Visit.savings(lines, drafts));
    }

    /** What the line phase alone does with so many steps, and the work it took. */
    private static Work workOf(List<CountedLine> lines, long steps, List<Draft> drafts) {
        Work work = new Work(WorkBudget.ofSteps(steps));
        counter(lines, work, drafts);
        return work;
    }

    private static Counter counter(List<CountedLine> lines, Work work, List<Draft> drafts) {
        PromotionBook book = PromotionBook.of(drafts.stream().map(Draft::made).toList());
        List<Ware> wares = Ware.of(lines);
        List<Candidate> candidates = List.copyOf(book.candidates(PromotionShop.purchase(lines), wares));
        return LinePhase.of(candidates, Lot.of(wares), work);
    }

    /** A group in which one stacks and the others do not; the last by rank gives most. */
    private static List<Draft> mixedGroup(int members) {
        return IntStream.range(0, members)
                .mapToObj(i -> {
                    Draft draft = percent("p%03d".formatted(i), 100 * (i + 1))
                            .on(MILK)
                            .inGroup("g");
                    return i == 0 ? draft.stacking() : draft;
                })
                .toList();
    }

    @Test
    void givesWhatStacksBesideWhatDoesNot() {
        assertThat(given(
                        MILK_AND_BREAD,
                        percent("a", 1_000).stacking(),
                        percent("b", 2_000).stacking(),
                        percent("c", 500)))
                .isEqualTo(Map.of("a", 200L, "b", 400L, "c", 100L));
    }

    @Test
    void givesTheBestOfThoseThatReduceUnitByUnit() {
        assertThat(given(
                        MILK_AND_BREAD, percent("a", 1_000), percent("b", 2_000).on(MILK)))
                .isEqualTo(Map.of("a", 100L, "b", 200L));
        assertThat(given(MILK_AND_BREAD, percent("a", 1_000).on(MILK), percent("b", 1_000)))
                .isEqualTo(Map.of("a", 100L, "b", 100L));
    }

    @Test
    void triesEachMemberOfAGroupInWhichSomeStack() {
        Draft stacking = percent("a", 1_000).stacking().inGroup("g");
        Draft alone = percent("b", 2_500).on(MILK).inGroup("g");
        Draft beside = percent("c", 2_000).on(MILK);

        // Alone b is better than a; beside c a adds 2.00 to 2.00, and b would take its place for 2.50.
        assertThat(given(MILK_AND_BREAD, stacking.on(MILK), alone)).isEqualTo(Map.of("b", 250L));
        assertThat(given(MILK_AND_BREAD, stacking, alone, beside)).isEqualTo(Map.of("a", 200L, "c", 200L));
    }

    @Test
    void keepsTheLowerRankWhereTwoMembersComeToTheSame() {
        assertThat(given(
                        MILK_AND_BREAD,
                        percent("a", 1_000).inGroup("g"),
                        percent("b", 1_000).stacking().inGroup("g")))
                .isEqualTo(Map.of("a", 200L));
        assertThat(given(
                        MILK_AND_BREAD,
                        percent("a", 1_000).on(BREAD),
                        percent("b", 1_000).on(MILK).inGroup("g"),
                        percent("c", 1_000).on(MILK).stacking().inGroup("g")))
                .isEqualTo(Map.of("a", 100L, "b", 100L));
    }

    @Test
    void triesEveryCombinationOfTwoGroups() {
        assertThat(given(
                        MILK_AND_BREAD,
                        percent("a", 1_000).on(MILK).stacking().inGroup("g"),
                        percent("b", 2_000).on(MILK).inGroup("g"),
                        percent("c", 1_500).on(MILK).stacking().inGroup("h"),
                        percent("d", 2_000).on(MILK).inGroup("h")))
                .isEqualTo(Map.of("b", 200L, "c", 150L));
    }

    @Test
    void triesAGroupOfSixtyFour() {
        Savings savings = Visit.savings(MILK_AND_BREAD, mixedGroup(64).toArray(Draft[]::new));

        assertThat(given(savings)).isEqualTo(Map.of("p063", 640L));
        assertThat(savings.provenOptimal()).isTrue();
    }

    @Test
    void triesOfALargerGroupWhatGivesMostByItself() {
        Savings savings = Visit.savings(MILK_AND_BREAD, mixedGroup(65).toArray(Draft[]::new));

        assertThat(given(savings)).isEqualTo(Map.of("p064", 650L));
        assertThat(savings.gaveUpOn())
                .isEqualTo(mixedGroup(65).stream().map(Draft::id).toList());
    }

    @Test
    void decidesAGroupInWhichNoneStacksTogetherWithTheUnits() {
        List<Draft> group = mixedGroup(80).subList(1, 80);

        Savings savings = Visit.savings(MILK_AND_BREAD, group.toArray(Draft[]::new));

        assertThat(given(savings)).isEqualTo(Map.of("p079", 800L));
        assertThat(savings.provenOptimal()).isTrue();
    }

    @Test
    void keepsTheMostPromisingMemberWhereNoWorkIsLeft() {
        Work none = new Work(WorkBudget.ofSteps(0));

        Counter counter = counter(MILK_AND_BREAD, none, mixedGroup(3));

        assertThat(counter.amounts()).isEqualTo(Map.of(3, 30L));
        assertThat(none.gaveUpOn()).containsExactly("p000", "p001", "p002");
    }

    @Test
    void costsNoMoreInAGroupOfOneThanInNone() {
        Draft stacking = percent("a", 1_000).stacking();

        assertThat(workOf(MILK_AND_BREAD, 1_000, List.of(stacking.inGroup("g"))).spent())
                .isEqualTo(workOf(MILK_AND_BREAD, 1_000, List.of(stacking)).spent());
    }

    @Test
    void leavesEachChoiceOfAGroupItsPartOfTheWork() {
        List<Draft> drafts = new ArrayList<>(mixedGroup(40));
        drafts.addAll(contest(1, 1));
        long needed = workOf(MILK_AND_BREAD, 1_000_000, drafts).spent();

        assertThat(workOf(MILK_AND_BREAD, 4 * needed, drafts).gaveUpOn()).isEmpty();
    }

    /** Promotions that want the same goods, so that a search is needed. */
    private static List<Draft> contest(int first, int count) {
        List<Draft> drafts = new ArrayList<>();
        for (int item = first; item < first + count; item++) {
            Selection only = Selection.ofGtins(RandomShop.item(item));
            drafts.add(
                    Draft.of("x" + item, new Reward.NForPrice(2, eur("15.00"))).on(only));
            drafts.add(
                    Draft.of("y" + item, new Reward.PercentOff(1_000)).on(only).from(new Qualifying.Pieces(1)));
            drafts.add(Draft.of("z" + item, new Reward.CheapestFree(3)).on(only));
        }
        return drafts;
    }

    private static List<CountedLine> shelf(int items, long pieces) {
        return IntStream.rangeClosed(1, items)
                .mapToObj(item -> line(item, item, pieces, "10.00"))
                .toList();
    }

    @Test
    void leavesEachContestItsPartOfTheWork() {
        List<Draft> drafts = contest(1, 30);
        List<CountedLine> lines = shelf(30, 7);
        long needed = workOf(lines, 1_000_000, drafts).spent();

        assertThat(workOf(lines, 4 * needed, drafts).gaveUpOn()).isEmpty();
        assertThat(workOf(lines, needed / 4, drafts).gaveUpOn()).isNotEmpty();
    }

    @Test
    void givesTheSameInAContestAloneAsAmongOthers() {
        // Of seven: twice three for two are 20.00 off and one at a tenth less 1.00; in pairs it were 5.00 each.
        Map<String, Long> given = given(shelf(4, 7), contest(1, 4).toArray(Draft[]::new));

        assertThat(given)
                .isEqualTo(IntStream.rangeClosed(1, 4)
                        .boxed()
                        .flatMap(item -> List.of(Map.entry("z" + item, 2_000L), Map.entry("y" + item, 100L)).stream())
                        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
    }

    @Test
    void paysAboutOneStepForEachLotItLooksAt() {
        long twenty =
                workOf(shelf(20, 1), 1_000_000, List.of(percent("a", 1_000))).spent();
        long forty =
                workOf(shelf(40, 1), 1_000_000, List.of(percent("a", 1_000))).spent();

        assertThat(twenty).isBetween(20L, 100L);
        assertThat(forty).isBetween(twenty * 3 / 2, twenty * 2);
    }

    @Test
    void givesNothingWhereThereIsNothing() {
        assertThat(counter(MILK_AND_BREAD, new Work(WorkBudget.usual()), List.of())
                        .bookings())
                .isEmpty();
        assertThat(Visit.savings(MILK_AND_BREAD, percent("a", 1_000).on(Selection.ofTags("none")))
                        .given())
                .isEmpty();
    }

    @Test
    void refusesAPromotionOfALaterPhase() {
        for (Reward reward : List.of(
                new Reward.BasketAmountOff(eur("1.00")),
                new Reward.BasketPercentOff(100),
                new Reward.PointsMultiplier(200),
                new Reward.BonusPoints(1))) {
            assertThatThrownBy(
                            () -> counter(MILK_AND_BREAD, new Work(WorkBudget.usual()), List.of(Draft.of("a", reward))))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("Promotion a belongs to a later phase.");
        }
    }

    @Test
    void comesToTheSameHoweverTheGoodsWereScanned() {
        List<CountedLine> scanned = new ArrayList<>(Arrays.asList(
                line(1, 2, 2, "10.00"), line(2, 1, 3, "10.00"), line(3, 2, 5, "10.00"), line(4, 1, 4, "10.00")));

        assertThat(given(scanned, contest(1, 2).toArray(Draft[]::new)))
                .isEqualTo(given(shelf(2, 7), contest(1, 2).toArray(Draft[]::new)));
    }

    @Test
    void knowsThePromotionsOfLines() {
        assertThat(PromotionShop.oneOfEachKind())
                .allMatch(reward -> LinePhase.has(reward) != (BasketPhase.has(reward) || PointsPhase.has(reward)));
    }

    @Test
    void reducesUnitsThatABetterPromotionCannotHave() {
        List<CountedLine> milks = List.of(line(1, 1, 3, "10.00"));
        Draft half = percent("b", 5_000);
        Draft tenth = percent("a", 1_000);

        assertThat(given(milks, tenth, half.from(new Qualifying.Pieces(4)))).isEqualTo(Map.of("a", 300L));
        assertThat(given(milks, tenth, half.limited(PromotionShop.perBasket(1))))
                .isEqualTo(Map.of("a", 200L, "b", 500L));
        assertThat(given(Visit.savings(
                        Visit.ofMember().granted("b", new Allowance(0, 0, 500)).buys(milks.getFirst()),
                        tenth,
                        half.limited(PromotionShop.budget("90.00")))))
                .isEqualTo(Map.of("a", 200L, "b", 500L));
        assertThat(given(
                        MILK_AND_BREAD,
                        tenth,
                        half.on(MILK).inGroup("g"),
                        percent("c", 6_000).on(BREAD).inGroup("g")))
                .isEqualTo(Map.of("a", 100L, "c", 600L));
    }
}
