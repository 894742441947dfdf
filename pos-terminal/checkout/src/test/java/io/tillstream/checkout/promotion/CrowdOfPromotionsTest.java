package io.tillstream.checkout.promotion;

import static io.tillstream.checkout.promotion.PromotionShop.eur;
import static io.tillstream.checkout.promotion.PromotionShop.line;
import static io.tillstream.checkout.promotion.PromotionShop.purchase;
import static org.assertj.core.api.Assertions.assertThat;

import io.tillstream.checkout.promotion.PromotionShop.Draft;
import io.tillstream.events.Gtin;
import io.tillstream.events.Money;
import io.tillstream.events.Quantity;
import io.tillstream.events.assortment.Promotion;
import io.tillstream.events.assortment.Qualifying;
import io.tillstream.events.assortment.Reward;
import io.tillstream.events.assortment.Selection;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Three hundred promotions that want the same twenty items: no search for the best of them ends. */
class CrowdOfPromotionsTest {
    private static final int PROMOTIONS = 300;
    private static final int ITEMS = 20;

    /** What is done in any case: each of three hundred promotions looks at each lot a few times. */
    private static final long IN_ANY_CASE = 150_000;

    /** One kind of promotion each, drawn with a seed; the last mixes them, and lets some stack and some exclude each other. */
    private static final Map<String, Function<Random, Reward>> KINDS = Map.of(
            "percent", random -> new Reward.PercentOff(500 * (1 + random.nextInt(6))),
            "set", random -> set(2 + random.nextInt(3), random),
            "bundle", CrowdOfPromotionsTest::bundle,
            "get", CrowdOfPromotionsTest::get,
            "cheapest", random -> new Reward.CheapestFree(3 + random.nextInt(3)),
            "free", random -> new Reward.FreeItem(someItems(random), 1 + random.nextInt(2)),
            "basket", random -> new Reward.BasketAmountOff(eur("1.%02d".formatted(random.nextInt(100)))),
            "points", random -> new Reward.BonusPoints(1 + random.nextInt(50)),
            "mixed", CrowdOfPromotionsTest::anyKind);

    private static Reward set(int pieces, Random random) {
        return new Reward.NForPrice(pieces, eur("%d.%02d".formatted(pieces, random.nextInt(100))));
    }

    private static Reward bundle(Random random) {
        return new Reward.BundlePrice(
                List.of(
                        new Reward.Part(someItems(random), 1 + random.nextInt(2)),
                        new Reward.Part(someItems(random), 1)),
                eur("2.%02d".formatted(random.nextInt(100))));
    }

    private static Reward get(Random random) {
        return new Reward.BuyXGetY(
                1 + random.nextInt(3), 1 + random.nextInt(2), 2_500 * (1 + random.nextInt(4)), someItems(random));
    }

    private static Reward anyKind(Random random) {
        return switch (random.nextInt(6)) {
            case 0 -> new Reward.AmountOff(eur("0.%02d".formatted(1 + random.nextInt(60))));
            case 1 -> set(2 + random.nextInt(3), random);
            case 2 -> bundle(random);
            case 3 -> get(random);
            case 4 -> new Reward.BasketPercentOff(100 * (1 + random.nextInt(9)));
            default -> new Reward.CheapestFree(3 + random.nextInt(3));
        };
    }

    private static Selection someItems(Random random) {
        List<Gtin> items = IntStream.range(0, 2 + random.nextInt(10))
                .mapToObj(i -> RandomShop.item(random.nextInt(ITEMS)))
                .distinct()
                .toList();
        return new Selection.Listed(items, List.of(), List.of());
    }

    private static PromotionBook crowdOf(String kind, long seed) {
        Random random = new Random(seed);
        List<Promotion> promotions = new ArrayList<>();
        for (int i = 0; i < PROMOTIONS; i++) {
            Reward reward = Objects.requireNonNull(KINDS.get(kind)).apply(random);
            Draft draft = Draft.of("p" + i, reward);
            if (!(reward instanceof Reward.BundlePrice)) {
                draft = draft.on(random.nextInt(3) == 0 ? Selection.everything() : someItems(random));
            }
            if (kind.equals("percent")) {
                draft = draft.from(new Qualifying.Pieces(2 + random.nextInt(5)));
            }
            if (kind.equals("mixed") && random.nextInt(4) == 0) {
                draft = draft.stacking();
            }
            if (kind.equals("mixed") && random.nextInt(4) == 0) {
                draft = draft.inGroup("g" + random.nextInt(8));
            }
            promotions.add(draft.made());
        }
        return PromotionBook.of(promotions);
    }

    private static List<CountedLine> twentyItems(Random random) {
        return IntStream.range(0, ITEMS)
                .mapToObj(i -> line(i + 1, i, 1 + random.nextInt(4), "%d.%02d".formatted(1 + i % 4, i * 37 % 100)))
                .toList();
    }

    @Test
    void worksNoLongerThanItsBudgetAndWhatHasToBeDoneInAnyCase() {
        for (String kind : KINDS.keySet()) {
            PromotionBook book = crowdOf(kind, 1);
            for (long steps : new long[] {0, 1_000, 200_000}) {
                Work work = new Work(WorkBudget.ofSteps(steps));

                Savings.of(purchase(twentyItems(new Random(2))), book, work);

                assertThat(work.spent())
                        .as("steps spent on 300 of %s with a budget of %s", kind, steps)
                        .isLessThan(steps + IN_ANY_CASE);
            }
        }
    }

    @Test
    void givesTheSameInEveryOrderOfTheScansThoughTheWorkRunsOut() {
        for (String kind : KINDS.keySet()) {
            PromotionBook book = crowdOf(kind, 3);
            List<CountedLine> lines = twentyItems(new Random(4));

            Savings savings = book.savingsOn(purchase(lines));

            assertThat(amounts(book.savingsOn(purchase(scannedOtherwise(lines, new Random(5))))))
                    .as("300 of %s", kind)
                    .isEqualTo(amounts(savings));
        }
    }

    /** In another order, and piece by piece. */
    private static List<CountedLine> scannedOtherwise(List<CountedLine> lines, Random random) {
        List<CountedLine> pieces = new ArrayList<>();
        for (CountedLine line : lines) {
            for (int piece = 0; piece < line.quantity().amount(); piece++) {
                pieces.add(line);
            }
        }
        Collections.shuffle(pieces, random);
        List<CountedLine> numbered = new ArrayList<>();
        for (CountedLine piece : pieces) {
            numbered.add(new CountedLine(
                    numbered.size() + 1,
                    piece.gtin(),
                    piece.category(),
                    piece.tags(),
                    Quantity.each(1),
                    piece.unitPrice(),
                    piece.floor(),
                    piece.protection()));
        }
        return numbered;
    }

    private static Map<String, Money> amounts(Savings savings) {
        return savings.given().stream().collect(Collectors.toMap(Savings.Given::promotion, Savings.Given::amount));
    }

    @Test
    void saysWhatWasGivenUp() {
        Savings savings = crowdOf("get", 6).savingsOn(purchase(twentyItems(new Random(7))));

        assertThat(savings.provenOptimal()).isFalse();
        assertThat(savings.gaveUpOn()).isNotEmpty();
    }

    @Test
    void findsTheBestOfManyBasketPromotionsThatExcludeEachOther() {
        List<Promotion> promotions = new ArrayList<>();
        for (int i = 0; i < PROMOTIONS; i++) {
            promotions.add(Draft.of("b" + i, new Reward.BasketAmountOff(eur("%d.00".formatted(1 + i * 7 % 301 % 20))))
                    .made());
        }

        Savings savings = PromotionBook.of(promotions).savingsOn(purchase(line(1, 1, 9, "9.00")));

        // Every one counts the only item, so one is given: the largest, 20.00.
        assertThat(savings.given()).hasSize(1);
        assertThat(savings.saved()).isEqualTo(eur("20.00"));
        assertThat(savings.provenOptimal()).isTrue();
    }

    @Test
    void sellsEveryItemInTheDearerWayWithoutAnyWork() {
        List<Promotion> promotions = List.of(
                Draft.of("tenth", new Reward.PercentOff(1_000))
                        .from(new Qualifying.Pieces(1))
                        .made(),
                Draft.of("pair", new Reward.NForPrice(2, eur("5.00")))
                        .on(Selection.ofGtins(RandomShop.item(1)))
                        .made());

        Savings savings = PromotionBook.of(promotions)
                .savingsOn(purchase(line(1, 1, 2, "5.00"), line(2, 2, 1, "4.00")), WorkBudget.ofSteps(0));

        // The pair saves 5.00, then a tenth of 4.00 is left for the other.
        assertThat(savings.saved()).isEqualTo(eur("5.40"));
        assertThat(savings.provenOptimal()).isFalse();
    }

    @Test
    void makesSetsOfTheDearestWhereAFloorIsInTheWayAndNoWorkIsLeft() {
        CountedLine floored = new CountedLine(
                1, RandomShop.item(1), "c1", Set.of(), Quantity.each(3), eur("5.00"), eur("4.00"), Protection.NONE);
        Promotion pair = Draft.of("pair", new Reward.NForPrice(2, eur("6.00"))).made();

        Savings savings = PromotionBook.of(List.of(pair))
                .savingsOn(purchase(floored, line(2, 2, 1, "3.00")), WorkBudget.ofSteps(0));

        // Two of the dearest keep 4.00 each: 2.00 off. The other two cost 8.00 and the set 6.00.
        assertThat(savings.saved()).isEqualTo(eur("4.00"));
        assertThat(savings.gaveUpOn()).containsExactly("pair");
    }
}
