package io.tillstream.checkout.promotion;

import static io.tillstream.checkout.promotion.PromotionShop.budget;
import static io.tillstream.checkout.promotion.PromotionShop.eur;
import static io.tillstream.checkout.promotion.PromotionShop.floored;
import static io.tillstream.checkout.promotion.PromotionShop.line;
import static org.assertj.core.api.Assertions.assertThat;

import io.tillstream.checkout.promotion.PromotionShop.Draft;
import io.tillstream.events.Gtin;
import io.tillstream.events.assortment.Promotion;
import io.tillstream.events.assortment.Qualifying;
import io.tillstream.events.assortment.Reward;
import io.tillstream.events.assortment.Selection;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * How much work a basket is: an answer that takes more steps than before is late at a till, though it is as good. Steps
 * are counted, not timed, so the numbers are the same on every machine. A search that became shorter may have a smaller
 * number here.
 */
class SearchEffortTest {
    /**
     * A basket.
     *
     * @param name what makes it hard
     * @param lines the goods
     * @param drafts the promotions
     * @param most steps it may take
     */
    record Effort(String name, List<CountedLine> lines, List<Draft> drafts, long most) {
        @Override
        public String toString() {
            return name;
        }
    }

    private static Selection items(int... numbers) {
        return Selection.ofGtins(
                Arrays.stream(numbers).mapToObj(RandomShop::item).toArray(Gtin[]::new));
    }

    private static List<CountedLine> shelf(int items, long pieces) {
        return IntStream.rangeClosed(1, items)
                .mapToObj(item -> line(item, item, pieces, item + ".00"))
                .toList();
    }

    private static Draft bundle(String id, int one, int other, String price) {
        return Draft.of(
                id,
                new Reward.BundlePrice(
                        List.of(new Reward.Part(items(one), 1), new Reward.Part(items(other), 1)), eur(price)));
    }

    private static Draft percent(String id, int basisPoints) {
        return Draft.of(id, new Reward.PercentOff(basisPoints));
    }

    private static Draft atLeast(String amount, Draft draft) {
        return draft.from(new Qualifying.Amount(eur(amount)));
    }

    static Stream<Effort> efforts() {
        List<Draft> ring = List.of(
                bundle("a", 1, 2, "2.00"),
                bundle("b", 2, 3, "3.50"),
                bundle("c", 3, 4, "5.00"),
                bundle("d", 4, 1, "3.50"));
        List<Draft> minimums = List.of(
                atLeast("9.00", percent("a", 1_000).on(items(1, 2, 3))),
                atLeast("12.00", percent("b", 1_500).on(items(2, 3, 4))),
                atLeast("15.00", percent("c", 2_000).on(items(1, 4))));
        List<Draft> groups = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            groups.add(Draft.of("g" + i, new Reward.NForPrice(2 + i % 2, eur(1 + i % 4 + ".00")))
                    .on(items(1 + i % 4, 1 + (i + 1) % 4))
                    .inGroup("g" + i / 5));
        }
        List<Draft> crowd = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            crowd.add(
                    i % 4 == 0
                            ? bundle("b" + i, 1 + i % 12, 1 + (i + 5) % 12, "1.00")
                            : i % 4 == 1
                                    ? Draft.of("n" + i, new Reward.CheapestFree(3))
                                            .on(items(1 + i % 12, 1 + (i + 3) % 12))
                                    : percent("p" + i, 500 + i).on(items(1 + i % 12)));
        }
        List<CountedLine> floors = List.of(
                floored(line(1, 1, 4, "3.00"), "2.50"), floored(line(2, 2, 4, "2.00"), "1.20"), line(3, 3, 4, "2.50"));
        List<Draft> plain = new ArrayList<>();
        for (int i = 0; i < 24; i++) {
            Reward reward = List.of(
                            new Reward.PercentOff(500 + i),
                            new Reward.AmountOff(eur("0.1" + i % 10)),
                            new Reward.FixedPrice(eur("0.9" + i % 10)))
                    .get(i % 3);
            plain.add(Draft.of("p" + i, reward));
        }
        return Stream.of(
                new Effort("promotions unit by unit", shelf(12, 2), plain, 1_000),
                new Effort(
                        "sets without floors",
                        shelf(6, 10),
                        List.of(Draft.of("a", new Reward.NForPrice(3, eur("2.00")))),
                        30),
                new Effort(
                        "sets for nothing",
                        shelf(6, 10),
                        List.of(Draft.of("a", new Reward.NForPrice(3, eur("0.00")))),
                        30),
                new Effort(
                        "sets for exactly the money there is",
                        List.of(line(1, 1, 6, "7.77")),
                        List.of(Draft.of("a", new Reward.NForPrice(2, eur("12.95")))
                                .limited(budget("50.00"))),
                        30),
                new Effort("bundles of goods apart", shelf(4, 10), List.of(bundle("a", 3, 4, "2.00")), 30),
                new Effort(
                        "the cheapest without floors",
                        shelf(6, 10),
                        List.of(Draft.of("a", new Reward.CheapestFree(3))),
                        30),
                new Effort(
                        "the cheapest of goods that save the same",
                        List.of(line(1, 1, 5, "5.00"), floored(line(2, 2, 5, "6.00"), "1.00")),
                        List.of(Draft.of("a", new Reward.CheapestFree(3))),
                        30),
                new Effort(
                        "the cheapest for exactly the money there is",
                        List.of(line(1, 1, 9, "2.59")),
                        List.of(Draft.of("a", new Reward.CheapestFree(3)).limited(budget("50.00"))),
                        30),
                new Effort(
                        "sets against a share",
                        shelf(2, 7),
                        List.of(
                                Draft.of("a", new Reward.NForPrice(2, eur("1.50"))),
                                percent("b", 1_000).from(new Qualifying.Pieces(1)),
                                Draft.of("c", new Reward.CheapestFree(3))),
                        675),
                new Effort("bundles in a ring", shelf(4, 3), ring, 680),
                new Effort("minimums over each other's goods", shelf(4, 4), minimums, 830),
                new Effort("two groups of five", shelf(4, 3), groups, 1_045),
                new Effort("a crowd", shelf(12, 2), crowd, 125_000),
                new Effort(
                        "a set with floors", floors, List.of(Draft.of("a", new Reward.NForPrice(3, eur("4.00")))), 530),
                new Effort("the cheapest with floors", floors, List.of(Draft.of("a", new Reward.CheapestFree(3))), 305),
                new Effort(
                        "a bundle of parts that share goods",
                        shelf(3, 4),
                        List.of(Draft.of(
                                "a",
                                new Reward.BundlePrice(
                                        List.of(new Reward.Part(items(1, 2), 1), new Reward.Part(items(2, 3), 2)),
                                        eur("3.00")))),
                        490),
                new Effort(
                        "units for money that is short",
                        shelf(4, 4),
                        List.of(percent("a", 3_300).limited(budget("50.00"))),
                        695),
                new Effort(
                        "rewards that could qualify",
                        shelf(4, 4),
                        List.of(Draft.of("a", new Reward.BuyXGetY(2, 1, 5_000, items(1, 2, 3)))
                                .on(items(2, 3, 4))),
                        210));
    }

    @ParameterizedTest
    @MethodSource("efforts")
    void takesNoMoreStepsThanBefore(Effort effort) {
        List<Promotion> promotions = effort.drafts().stream().map(Draft::made).toList();
        List<Ware> wares = Ware.of(effort.lines());
        Purchase purchase = Visit.ofMember()
                .granted("a", new Allowance(0, 0, 777))
                .buys(effort.lines().toArray(CountedLine[]::new));
        List<Candidate> candidates = List.copyOf(PromotionBook.of(promotions).candidates(purchase, wares));
        candidates.forEach(candidate -> candidate.limit(purchase.allowances().get(candidate.ranked.id())));
        Work work = new Work(WorkBudget.ofSteps(1_000_000));

        LinePhase.of(candidates, Lot.of(wares), work);

        assertThat(work.gaveUpOn()).isEmpty();
        assertThat(work.spent()).isLessThanOrEqualTo(effort.most());
    }
}
