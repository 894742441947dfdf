package io.tillstream.checkout.promotion;

import static io.tillstream.checkout.promotion.PromotionShop.eur;
import static io.tillstream.checkout.promotion.PromotionShop.line;
import static io.tillstream.checkout.promotion.PromotionShop.purchase;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tillstream.checkout.promotion.PromotionShop.Draft;
import io.tillstream.events.Money;
import io.tillstream.events.Quantity;
import io.tillstream.events.assortment.Promotion;
import io.tillstream.events.assortment.Qualifying;
import io.tillstream.events.assortment.Reward;
import io.tillstream.events.assortment.Selection;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** Baskets no shop sees, and searches that do not end: no exception, no overflow, an honest answer. */
class HardBasketsTest {
    private static final List<Promotion> ONE_OF_EACH = List.of(
            Draft.of("percent", new Reward.PercentOff(1_000)).stacking().made(),
            Draft.of("amount", new Reward.AmountOff(eur("0.10"))).made(),
            Draft.of("fixed", new Reward.FixedPrice(eur("0.90"))).made(),
            Draft.of("set", new Reward.NForPrice(3, eur("2.00"))).made(),
            Draft.of("get", new Reward.BuyXGetY(2, 1, 5_000, null)).made(),
            Draft.of("cheapest", new Reward.CheapestFree(3)).made(),
            Draft.of("basket", new Reward.BasketPercentOff(500))
                    .from(new Qualifying.Amount(eur("20.00")))
                    .made(),
            Draft.of("points", new Reward.PointsMultiplier(200)).stacking().made());

    @Test
    void refusesALineThatIsMoreMoneyThanCanBeCounted() {
        assertThatThrownBy(() -> line(7, 1, 1_000_000_000, "10000000000.00"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Line 7")
                .hasMessageContaining("more money than can be counted");
    }

    @Test
    void refusesABasketThatIsMoreMoneyThanCanBeCounted() {
        assertThatThrownBy(() ->
                        purchase(line(1, 1, 9_000_000, "10000000000.00"), line(2, 2, 9_000_000, "10000000000.00")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("line 2");
    }

    @Test
    void refusesNegativeAndAbsurdQuantities() {
        assertThatThrownBy(() -> line(1, 1, -1, "1.00")).hasMessageContaining("quantity -1 ea");
        assertThatThrownBy(() -> line(1, 1, 0, "1.00")).hasMessageContaining("quantity 0 ea");
        assertThatThrownBy(() -> line(1, 1, 1_000_000_001, "1.00")).hasMessageContaining("1 to 1000000000");
    }

    @Test
    void pricesABillionPiecesWithEveryKind() {
        Savings savings = PromotionBook.of(ONE_OF_EACH)
                .savingsOn(purchase(line(1, 1, 1_000_000_000, "1.20"), line(2, 2, 999_999_999, "1.50")));

        assertThat(savings.lines()).allSatisfy(cost -> {
            assertThat(cost.net().isNegative()).isFalse();
            assertThat(cost.net()).isEqualTo(cost.gross().minus(cost.off()));
        });
        assertThat(savings.saved().isPositive()).isTrue();
    }

    @Test
    void pricesTheDearestGoodsWithEveryKind() {
        Savings savings = PromotionBook.of(ONE_OF_EACH)
                .savingsOn(purchase(line(1, 1, 4_000_000, "10000000000.00"), line(2, 2, 3, "10000000000.00")));

        assertThat(savings.lines())
                .allSatisfy(cost -> assertThat(cost.net().isNegative()).isFalse());
    }

    @Test
    void threeForTwoOfABillionIsExact() {
        Savings savings = PromotionBook.of(
                        List.of(Draft.of("a", new Reward.CheapestFree(3)).made()))
                .savingsOn(purchase(line(1, 1, 1_000_000_000, "1.20")));

        // A third of a billion, rounded down, are free.
        assertThat(savings.saved()).isEqualTo(Money.ofMinor(333_333_333L * 120, RandomShop.EUR));
        assertThat(savings.provenOptimal()).isTrue();
    }

    @Test
    void saysWhatItGaveUpWhenTheWorkRunsOut() {
        List<Promotion> promotions = new ArrayList<>();
        List<CountedLine> lines = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            lines.add(line(i + 1, i, 3, "%d.%02d".formatted(1 + i % 7, i * 13 % 100)));
            promotions.add(Draft.of("p" + i, new Reward.NForPrice(2 + i % 3, eur("2.00")))
                    .on(Selection.ofGtins(
                            RandomShop.item(i), RandomShop.item((i * 7 + 1) % 40), RandomShop.item((i * 3 + 2) % 40)))
                    .made());
        }

        Savings savings = PromotionBook.of(promotions).savingsOn(purchase(lines), WorkBudget.ofSteps(500));

        assertThat(savings.provenOptimal()).isFalse();
        assertThat(savings.gaveUpOn()).isNotEmpty().allMatch(id -> id.startsWith("p"));
        assertThat(savings.saved().isPositive()).isTrue();
    }

    @Test
    void stopsAtADeadline() {
        AtomicLong clock = new AtomicLong();
        List<Promotion> promotions = new ArrayList<>();
        List<CountedLine> lines = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            lines.add(line(i + 1, i, 3, "%d.%02d".formatted(1 + i % 7, i * 13 % 100)));
            promotions.add(Draft.of("p" + i, new Reward.NForPrice(2 + i % 3, eur("2.00")))
                    .on(Selection.ofGtins(
                            RandomShop.item(i), RandomShop.item((i * 7 + 1) % 40), RandomShop.item((i * 3 + 2) % 40)))
                    .made());
        }

        Savings savings = PromotionBook.of(promotions)
                .savingsOn(
                        purchase(lines), WorkBudget.ofSteps(Long.MAX_VALUE).within(1_000, () -> clock.addAndGet(10)));

        assertThat(savings.provenOptimal()).isFalse();
        // Ten nanoseconds each look at the clock: a thousand are over after a hundred, and then nobody looks again.
        assertThat(clock.get()).isLessThan(2_000);
    }

    @Test
    void manyWaysToMakeASetAreNoException() {
        List<CountedLine> lines = new ArrayList<>();
        for (int i = 0; i < 120; i++) {
            lines.add(line(i + 1, i % 20, 1 + i % 4, "%d.%02d".formatted(1 + i % 7, i * 37 % 100)));
        }
        Promotion bundle = Draft.of(
                        "bundle",
                        new Reward.BundlePrice(
                                List.of(
                                        new Reward.Part(Selection.everything(), 1),
                                        new Reward.Part(Selection.ofCategories("c1", "c2", "c3"), 2)),
                                eur("3.00")))
                .made();

        Savings savings = PromotionBook.of(List.of(bundle)).savingsOn(purchase(lines));

        assertThat(savings.saved().isPositive()).isTrue();
        assertThat(savings.gaveUpOn()).containsExactly("bundle");
    }

    @Test
    void manyPromotionsThatWantEverythingAreNoException() {
        List<Promotion> promotions = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            promotions.add(Draft.of("p" + i, new Reward.NForPrice(2 + i % 3, eur("2.00")))
                    .made());
        }
        List<CountedLine> lines = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            lines.add(line(i + 1, i, 1 + i % 4, "%d.%02d".formatted(1 + i % 7, i * 37 % 100)));
        }

        Savings savings = PromotionBook.of(promotions).savingsOn(purchase(lines));

        assertThat(savings.saved().isPositive()).isTrue();
        assertThat(savings.provenOptimal()).isFalse();
    }

    @Test
    void tenThousandLinesAreNoException() {
        List<CountedLine> lines = new ArrayList<>();
        for (int i = 0; i < 10_000; i++) {
            lines.add(line(i + 1, i, 1 + i % 3, "%d.%02d".formatted(1 + i % 9, i % 100)));
        }

        Savings savings = PromotionBook.of(ONE_OF_EACH).savingsOn(purchase(lines));

        assertThat(savings.lines())
                .hasSize(10_000)
                .allSatisfy(cost -> assertThat(cost.net().isNegative()).isFalse());
        assertThat(savings.provenOptimal()).isFalse();
        assertThat(savings.gaveUpOn()).contains("set", "cheapest");
    }

    @Test
    void theSameGoodsAlwaysGetTheSameResult() {
        Purchase purchase = purchase(line(1, 1, 2, "1.20"), line(2, 2, 2, "1.20"), line(3, 3, 2, "1.20"));
        PromotionBook book = PromotionBook.of(ONE_OF_EACH);

        assertThat(book.savingsOn(purchase)).isEqualTo(book.savingsOn(purchase));
    }

    @Test
    void refusesTwoPromotionsWithOneId() {
        Promotion twice = Draft.of("twice", new Reward.PercentOff(1_000)).made();

        assertThatThrownBy(() -> PromotionBook.of(List.of(twice, twice)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("twice is there twice");
    }

    @Test
    void aPriceThatCameInTheBarCodeIsLeftAlone() {
        CountedLine embedded = new CountedLine(
                1,
                RandomShop.item(1),
                "c1",
                Set.of(),
                Quantity.each(1),
                eur("3.99"),
                eur("0.00"),
                Protection.PRICE_EMBEDDED);

        assertThat(PromotionBook.of(ONE_OF_EACH).savingsOn(purchase(embedded)).saved())
                .isEqualTo(eur("0.00"));
    }
}
