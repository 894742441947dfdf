package io.tillstream.scoring.reorder;

import static io.tillstream.scoring.ShopForTests.MILK;
import static io.tillstream.scoring.ShopForTests.STORE;
import static io.tillstream.scoring.ShopForTests.TODAY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.tillstream.models.DemandDistribution;
import io.tillstream.models.DemandModel;
import io.tillstream.models.DemandOutlook;
import io.tillstream.models.DemandScatter;
import io.tillstream.scoring.ShopForTests;
import io.tillstream.scoring.ShopView;
import io.tillstream.scoring.ShopView.StoreItem;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Days of which each is wanted seven times, with a scatter of size 2 a day where nothing else is said. */
class ShelfAheadTest {
    private static final DemandScatter APART =
            new DemandScatter(List.of(new DemandScatter.Size(Double.MAX_VALUE, 2)), 0);
    private static final DemandScatter AS_ONE =
            new DemandScatter(List.of(new DemandScatter.Size(Double.MAX_VALUE, 2)), 1);

    @Test
    void isAPlainDistributionWhereNothingComes() {
        DemandDistribution threeDays = outlook(APART).demand(7, 7, 7);
        ShelfAhead shelf = shelf(APART, 12, 0, 0, 0);

        assertThat(shelf.empty()).isEqualTo(threeDays.reaches(12));
        assertThat(shelf.shortBy()).isEqualTo(threeDays.beyond(12));
        assertThat(shelf.missing(week(10), 5)).isEqualTo(leastOf(week(10), 10, 12 + 5, 3, 5));
    }

    /** The smaller of what is missing in all, and of what is wanted from the delivery on less what comes with it. */
    private static long leastOf(double[] lasting, int days, long there, int waited, long withIt) {
        DemandOutlook outlook = outlook(APART);
        long inAll = outlook.demand(lasting).quantile(0.9) - there;
        long fromThen = outlook.demand(Arrays.copyOf(lasting, days - waited)).quantile(0.9) - withIt;
        return Math.min(inAll, fromThen);
    }

    @Test
    void isNotEmptyFromTheDayOnWhichGoodsCome() {
        // Nothing there; plenty comes on the second of three days: one day of seven is lost, and no more.
        ShelfAhead shelf = shelf(APART, 0, 0, 1_000, 0);

        assertThat(shelf.empty()).isEqualTo(1);
        assertThat(shelf.shortBy()).isCloseTo(7, within(1e-6));
        assertThat(shelf.alone().shortBy()).isCloseTo(21, within(1e-6));
    }

    @Test
    void losesAllThatNoDeliveryBrings() {
        // Nothing there and a delivery tomorrow: today's seven are lost, and tomorrow's too where it brings nothing.
        ShelfAhead today = shelf(APART, 0, 0);

        assertThat(today.until(new double[] {7, 7}, 1_000).shortBy()).isCloseTo(7, within(1e-6));
        assertThat(today.until(new double[] {7, 7}, 0).shortBy()).isCloseTo(14, within(1e-6));
    }

    @Test
    void doesNotServeYesterdaysCustomersWithTodaysGoods() {
        // Three days of seven are 21, as many as come on the third; those of the first two days went without.
        assertThat(shelf(APART, 0, 0, 0, 21).shortBy()).isGreaterThan(13.99);
        assertThat(shelf(APART, 0, 21, 0, 0).shortBy()).isLessThan(5);
    }

    @Test
    void losesLessTheEarlierAndTheMoreComesAndNeverTheLess() {
        Random random = new Random(11);
        for (int i = 0; i < 300; i++) {
            DemandScatter scatter = random.nextBoolean() ? APART : AS_ONE;
            long[] coming = IntStream.range(0, 5)
                    .mapToLong(day -> random.nextInt(3) == 0 ? random.nextInt(20) : 0)
                    .toArray();
            int later = 1 + random.nextInt(4);
            long[] earlier = coming.clone();
            earlier[later - 1] += coming[later];
            earlier[later] = 0;
            long[] more = coming.clone();
            more[random.nextInt(5)] += 5;
            long portions = random.nextInt(30);
            ShelfAhead shelf = shelf(scatter, portions, coming);

            assertThat(shelf(scatter, portions, earlier).shortBy()).isLessThanOrEqualTo(shelf.shortBy() + 1e-6);
            assertThat(shelf(scatter, portions, earlier).empty()).isLessThanOrEqualTo(shelf.empty() + 1e-9);
            assertThat(shelf(scatter, portions, more).shortBy()).isLessThanOrEqualTo(shelf.shortBy() + 1e-6);
            assertThat(shelf(scatter, portions, more).missing(week(9), 0))
                    .isLessThanOrEqualTo(shelf.missing(week(9), 0));
            assertThat(shelf.shortBy()).isLessThanOrEqualTo(shelf.alone().shortBy() + 1e-6);
            assertThat(shelf.shortBy())
                    .isGreaterThanOrEqualTo(
                            shelf.holding(portions + sum(coming)).shortBy() - 1e-6);
        }
    }

    /** Every day drawn for itself, which is what the calculation leaves aside: it may say less than is lost, and hardly more. */
    @Test
    void saysLittleLessThanIsLostWhereDaysErrApart() {
        Random random = new Random(5);
        double said = 0;
        double lost = 0;
        for (int i = 0; i < 60; i++) {
            long[] coming = new long[5];
            coming[1 + random.nextInt(4)] = 7L * (1 + random.nextInt(3));
            long portions = random.nextInt(25);
            double simulated = simulated(portions, coming, random);
            double expected = shelf(APART, portions, coming).shortBy();

            assertThat(expected).isLessThan(simulated + 0.4);
            said += expected;
            lost += simulated;
        }

        assertThat(said / lost).isBetween(0.9, 1.01);
    }

    /** What an order of {@link ShelfAhead#missing} leaves short after the delivery, where days are drawn for themselves. */
    @Test
    void ordersWhatLastsInNineCasesOfTenAndNotForThoseWhoWentWithout() {
        Random random = new Random(7);
        ShelfAhead soldOut = shelf(APART, 0, 0, 0, 0, 0);
        long order = soldOut.missing(week(8), 0);
        int lasted = 0;
        for (int run = 0; run < 4_000; run++) {
            long wanted = 0;
            for (int day = 4; day < 8; day++) {
                wanted += day(random);
            }
            lasted += wanted <= order ? 1 : 0;
        }

        assertThat(lasted / 4_000.0).isBetween(0.89, 0.93);
        assertThat(order).isLessThan(outlook(APART).demand(week(8)).quantile(0.9));
    }

    @Test
    void refusesGoodsForDaysOfWhichNothingIsExpected() {
        assertThatThrownBy(() -> new ShelfAhead(outlook(APART), week(2), 1, new long[3]))
                .hasMessageContaining("2 days");
    }

    private static double simulated(long portions, long[] coming, Random random) {
        int runs = 4_000;
        long lost = 0;
        for (int run = 0; run < runs; run++) {
            long shelf = portions;
            for (long goods : coming) {
                shelf += goods;
                long wanted = day(random);
                lost += Math.max(0, wanted - shelf);
                shelf = Math.max(0, shelf - wanted);
            }
        }
        return (double) lost / runs;
    }

    /** A day of mean 7 and size 2, drawn by its quantiles. */
    private static long day(Random random) {
        return new DemandDistribution(7, 2).quantile(random.nextDouble());
    }

    private static long sum(long[] portions) {
        return Arrays.stream(portions).sum();
    }

    private static ShelfAhead shelf(DemandScatter scatter, long portions, long... coming) {
        return new ShelfAhead(outlook(scatter), week(coming.length), portions, coming);
    }

    private static double[] week(int days) {
        double[] means = new double[days];
        Arrays.fill(means, 7);
        return means;
    }

    private static DemandOutlook outlook(DemandScatter scatter) {
        ShopView shop = ShopForTests.open();
        shop.demand(new StoreItem(STORE, MILK), ShopForTests.dailySales(MILK, 7));
        return DemandOutlook.of(new DemandModel.MeanOf28(), scatter, shop.sold(), TODAY);
    }
}
