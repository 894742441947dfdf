package io.tillstream.dashboards.campaigns;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillstream.dashboards.TestShop;
import io.tillstream.events.assortment.Limits;
import java.util.Collections;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class ForecastTest {
    private static final Limits NONE = Limits.none();

    @Test
    void daysThatAreAllAlikeLeaveNothingOpen() {
        Forecast.Outcome outcome = of(56, 14, NONE, _ -> List.of(new Gift(2, 500, 500)));

        assertThat(outcome.costMinor()).isEqualTo(new Forecast.Range(7_000, 7_000, 7_000));
        assertThat(outcome.given()).isEqualTo(new Forecast.Range(14, 14, 14));
        assertThat(outcome.uses()).isEqualTo(new Forecast.Range(28, 28, 28));
        assertThat(outcome.percentSpent()).isZero();
        assertThat(outcome.spentDay()).isNull();
    }

    /** 1.00 a receipt, ten receipts a day: 35.00 are gone with the fifth receipt of the fourth day. */
    @Test
    void receiptsAndUsesEndWithTheBudget() {
        Forecast.Outcome outcome = of(56, 14, budget("35.00"), _ -> Collections.nCopies(10, new Gift(2, 100, 80)));

        assertThat(outcome.given()).isEqualTo(new Forecast.Range(35, 35, 35));
        assertThat(outcome.uses()).isEqualTo(new Forecast.Range(70, 70, 70));
        assertThat(outcome.costMinor()).isEqualTo(new Forecast.Range(2_800, 2_800, 2_800));
        assertThat(outcome.percentSpent()).isEqualTo(100);
        assertThat(outcome.spentDay()).isEqualTo(new Forecast.Range(4, 4, 4));
    }

    @Test
    void moneyAndReceiptsEndWithTheUses() {
        Forecast.Outcome outcome =
                of(56, 14, new Limits(null, null, 25L, null), _ -> Collections.nCopies(10, new Gift(1, 100, 100)));

        assertThat(outcome.given().mean()).isEqualTo(25);
        assertThat(outcome.costMinor().mean()).isEqualTo(2_500);
        assertThat(outcome.spentDay()).isEqualTo(new Forecast.Range(3, 3, 3));
    }

    @Test
    void ofTheGiftThatDoesNotFitAsManyUsesAreGivenAsDo() {
        Ration ration = new Ration(budget("2.50"), 1);

        assertThat(ration.take(new Gift(3, 300, 150))).isEqualTo(new Ration.Given(1, new Gift(2, 200, 100)));
        assertThat(ration.isUsedUp()).isTrue();
        assertThat(ration.take(new Gift(1, 10, 10))).isEqualTo(Ration.Given.NOTHING);
    }

    @Test
    void aBudgetIsOfAllBasketsWhereOneInFourWasLookedAt() {
        Forecast.Outcome outcome = new Forecast(new int[] {0}, 1)
                .of(List.of(Collections.nCopies(10, new Gift(1, 100, 100))), budget("20.00"), 4);

        assertThat(outcome.given().mean()).isEqualTo(20);
        assertThat(outcome.costMinor().mean()).isEqualTo(2_000);
    }

    /** Each of these receipts stands for four, and three uses are fewer than that: they are given all the same. */
    @Test
    void fewerUsesThanAReceiptStandsForAreGiven() {
        Forecast.Outcome outcome = new Forecast(new int[] {0}, 1)
                .of(List.of(Collections.nCopies(10, new Gift(1, 100, 80))), new Limits(null, null, 3L, null), 4);

        assertThat(outcome.given()).isEqualTo(new Forecast.Range(3, 3, 3));
        assertThat(outcome.uses()).isEqualTo(new Forecast.Range(3, 3, 3));
        assertThat(outcome.costMinor()).isEqualTo(new Forecast.Range(240, 240, 240));
        assertThat(outcome.percentSpent()).isEqualTo(100);
    }

    /** A budget that is not a multiple of what one receipt stands for: 3.50 are three gifts of 1.00. */
    @Test
    void aBudgetBelowWhatAReceiptStandsForIsGiven() {
        Ration ration = new Ration(budget("3.50"), 4);

        assertThat(ration.take(new Gift(2, 200, 100))).isEqualTo(new Ration.Given(2, new Gift(3, 300, 150)));
        assertThat(ration.isUsedUp()).isTrue();
    }

    /** A day is 0 or 100 with equal chance: the sum of 100 days has mean 5,000 and standard deviation 500 (binomial). */
    @Test
    void theIntervalIsThatOfDrawingDays() {
        IntFunction<List<Gift>> everySecond =
                day -> day % 2 == 0 ? List.of() : Collections.nCopies(100, new Gift(1, 1, 1));

        Forecast.Range range = of(56, 100, NONE, everySecond).costMinor();

        assertThat(range.mean()).isEqualTo(5_000);
        assertThat(range.low()).isBetween(3_800L, 4_200L);
        assertThat(range.high()).isBetween(5_800L, 6_200L);
        assertThat(of(56, 100, budget("50.00"), everySecond).percentSpent()).isBetween(46, 62);
    }

    @Test
    void daysWithoutAnySaleAreNoDays() {
        Gift gift = new Gift(1, 10, 10);

        assertThat(new Forecast(new int[] {0, 1}, 7)
                        .of(List.of(List.of(gift), List.of(gift), List.of(), List.of()), NONE, 1)
                        .costMinor()
                        .mean())
                .isEqualTo(70);
    }

    private static Forecast.Outcome of(int days, int length, Limits limits, IntFunction<List<Gift>> byDay) {
        return new Forecast(IntStream.range(0, days).toArray(), length)
                .of(IntStream.range(0, days).mapToObj(byDay).toList(), limits, 1);
    }

    private static Limits budget(String pounds) {
        return new Limits(null, null, null, TestShop.pounds(pounds));
    }
}
