package io.tillstream.features.purchase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.integers;
import static org.quicktheories.generators.SourceDSL.lists;

import io.tillstream.events.Gtin;
import io.tillstream.events.MemberId;
import io.tillstream.events.StoreId;
import io.tillstream.events.feature.MemberHistory;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PurchaseFeatureTest {
    private static final Gtin MILK = Gtin.ofDigits("4000000000013");
    private static final Gtin TEA = Gtin.ofDigits("4000000000020");
    private static final Gtin SALT = Gtin.ofDigits("4000000000037");
    private static final Instant FIRST = Instant.parse("2011-09-01T10:00:00Z");
    private static final ItemPopularity POPULAR = new ItemPopularity(
            Map.of(MILK, new ItemPopularity.Item(0.1, 0.1, 0.5), SALT, new ItemPopularity.Item(0.02, 0, 0.1)));

    /** Milk on days 0, 10 and 20, tea on day 0 only; asked on day 30. */
    private static final MemberHistory EVERY_TEN_DAYS =
            history(basket(0, MILK, TEA), basket(10, MILK), basket(20, MILK), basket(25, SALT));

    @Test
    void countsTheShareOfBasketsThatHoldTheItem() {
        assertThat(value(PurchaseFeature.FREQUENCY_SHARE, MILK)).isEqualTo(0.75);
        assertThat(value(PurchaseFeature.FREQUENCY_SHARE, TEA)).isEqualTo(0.25);
    }

    @Test
    void letsOlderBasketsFade() {
        double all = 1 + 0.85 + 0.85 * 0.85 + 0.85 * 0.85 * 0.85;

        assertThat(value(PurchaseFeature.RECENT_SHARE, SALT)).isCloseTo(1 / all, within(1e-9));
        assertThat(value(PurchaseFeature.RECENT_SHARE, TEA)).isCloseTo(0.85 * 0.85 * 0.85 / all, within(1e-9));
    }

    @Test
    void isOnTimeOneMeanGapAfterTheLastPurchase() {
        assertThat(value(PurchaseFeature.ON_TIME, MILK)).isCloseTo(1, within(1e-9));
        assertThat(value(PurchaseFeature.OVERDUE, MILK)).isCloseTo(1.0 / 3, within(1e-9));
    }

    @Test
    void isHalfOnTimeAtTwiceTheMeanGap() {
        assertThat(valueOn(40, PurchaseFeature.ON_TIME, MILK)).isCloseTo(0.5, within(1e-9));
        assertThat(valueOn(25, PurchaseFeature.ON_TIME, MILK)).isCloseTo(0.5, within(1e-9));
    }

    @Test
    void hasNoRhythmAfterOnePurchase() {
        assertThat(value(PurchaseFeature.ON_TIME, TEA)).isZero();
        assertThat(value(PurchaseFeature.OVERDUE, TEA)).isZero();
    }

    @Test
    void countsBasketsAndDaysSinceTheLastPurchase() {
        assertThat(value(PurchaseFeature.BASKETS_SINCE, SALT)).isEqualTo(1);
        assertThat(value(PurchaseFeature.BASKETS_SINCE, TEA)).isEqualTo(0.25);
        assertThat(value(PurchaseFeature.DAYS_SINCE, TEA)).isCloseTo(Math.exp(-1), within(1e-9));
    }

    @Test
    void knowsWhatTheMemberNeverBought() {
        MemberHistory onlyTea = history(basket(0, TEA));
        Candidate milk = candidates(onlyTea, 1).stream()
                .filter(candidate -> candidate.item().equals(MILK))
                .findFirst()
                .orElseThrow();

        assertThat(PurchaseFeature.NEVER_BOUGHT.of(milk)).isEqualTo(1);
        assertThat(PurchaseFeature.FREQUENCY_SHARE.of(milk)).isZero();
        assertThat(PurchaseFeature.POPULARITY_OF_THE_NEW.of(milk)).isEqualTo(PurchaseFeature.POPULARITY.of(milk));
    }

    @Test
    void everyFeatureStaysBetweenZeroAndOne() {
        qt().forAll(
                        lists().of(integers().between(0, 400)).ofSizeBetween(0, 40),
                        integers().between(0, 400))
                .check((days, later) -> {
                    List<Integer> sorted = days.stream().sorted().toList();
                    List<MemberHistory.Basket> baskets = new ArrayList<>();
                    for (int day : sorted) {
                        baskets.add(day % 3 == 0 ? basket(day, MILK, TEA) : basket(day, MILK));
                    }
                    int now = (sorted.isEmpty() ? 0 : sorted.getLast()) + later;
                    return candidates(history(baskets.toArray(MemberHistory.Basket[]::new)), now).stream()
                            .flatMapToDouble(candidate -> Arrays.stream(PurchaseFeature.vector(candidate)))
                            .allMatch(value -> value >= 0 && value <= 1);
                });
    }

    @Test
    void popularityCountsOnlyTheLastEightWeeksBeforeNow() {
        List<MemberHistory.Basket> member = List.of(basket(0, TEA), basket(10, MILK), basket(50, MILK, SALT));

        ItemPopularity popularity = ItemPopularity.of(List.of(member), FIRST.plus(Duration.ofDays(60)));

        assertThat(popularity.of(TEA).share()).isZero();
        assertThat(popularity.of(MILK).share()).isEqualTo(1);
        assertThat(popularity.of(SALT).share()).isEqualTo(0.5);
        assertThat(popularity.of(SALT).lately()).isEqualTo(1);
        assertThat(popularity.best(1)).containsExactly(MILK);
    }

    @Test
    void repeatsAreCountedAmongThoseWhoBoughtBeforeAndDoubted() {
        List<MemberHistory.Basket> faithful = List.of(basket(1, MILK), basket(2, MILK), basket(3, MILK));
        List<MemberHistory.Basket> curious = List.of(basket(1, MILK), basket(2, TEA), basket(3, SALT));

        ItemPopularity popularity = ItemPopularity.of(List.of(faithful, curious), FIRST.plus(Duration.ofDays(9)));

        // Four chances to repeat milk, two taken, twenty more in doubt; tea had one chance, salt none.
        assertThat(popularity.of(MILK).repeat()).isEqualTo(2 / 24.0);
        assertThat(popularity.of(TEA).repeat()).isZero();
    }

    private static double value(PurchaseFeature feature, Gtin item) {
        return valueOn(30, feature, item);
    }

    private static double valueOn(int day, PurchaseFeature feature, Gtin item) {
        return candidates(EVERY_TEN_DAYS, day).stream()
                .filter(candidate -> candidate.item().equals(item))
                .mapToDouble(feature::of)
                .findFirst()
                .orElseThrow();
    }

    private static List<Candidate> candidates(MemberHistory history, int day) {
        return Candidate.of(history, POPULAR, POPULAR.best(10), FIRST.plus(Duration.ofDays(day)));
    }

    private static MemberHistory history(MemberHistory.Basket... baskets) {
        return new MemberHistory(MemberId.of("maaaaaaaaaaaaaaaa"), List.of(baskets), baskets.length);
    }

    private static MemberHistory.Basket basket(int day, Gtin... items) {
        return new MemberHistory.Basket(StoreId.of("s1"), FIRST.plus(Duration.ofDays(day)), List.of(items));
    }
}
