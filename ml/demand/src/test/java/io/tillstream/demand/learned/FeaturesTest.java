package io.tillstream.demand.learned;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.tillstream.demand.history.Availability;
import io.tillstream.demand.history.DailyHistory;
import io.tillstream.demand.history.DayTerms;
import io.tillstream.demand.history.Family;
import io.tillstream.demand.history.Hindsight;
import io.tillstream.demand.history.Past;
import io.tillstream.demand.history.ReadsTheFuture;
import io.tillstream.demand.history.SeriesKey;
import io.tillstream.demand.history.SoldDay;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class FeaturesTest {
    private static final int DAYS = 60;
    private static final int ORIGIN = 40;
    private static final List<String> NAMES = List.of(Features.names());

    /** A chain of six series whose days from {@code changed} on are multiplied, emptied and rained upon. */
    private static DailyHistory chain(int changed) {
        DailyHistory.Collector rows = new DailyHistory.Collector();
        Random random = new Random(4);
        for (int series = 0; series < 6; series++) {
            for (int day = 0; day < DAYS; day++) {
                boolean other = day >= changed;
                double sold = random.nextDouble() * 5 * (other ? 100 : 1);
                double hours = random.nextInt(5) == 0 != other ? 3 : 0;
                DayTerms terms = new DayTerms(random.nextInt(4) == 0 ? 0.8 : 1, day % 7 == 6, false);
                rows.add(
                        new SeriesKey("s" + series % 3, "p" + series / 2),
                        new Family("c", "d", "e" + series % 2),
                        LocalDate.of(2024, 3, 28).plusDays(day),
                        new SoldDay(sold, hours, terms, other ? 90 : 1, other ? -20 : 15));
            }
        }
        return rows.collect();
    }

    private static Features features(DailyHistory history) {
        Past learned = chain(DAYS).before(ORIGIN);
        return new Features(
                history.before(DAYS),
                Availability.learn(learned),
                Elasticity.learn(learned),
                new Hindsight(chain(DAYS)));
    }

    /** The build's leakage test: a feature that looks past its morning changes when the days after it do. */
    @Test
    void noFeatureKnowsWhatHappensFromItsMorningOn() {
        Features asItWas = features(chain(DAYS));
        Features otherwise = features(chain(ORIGIN));

        for (int series = 0; series < 6; series++) {
            for (int step : new int[] {1, 2, 7, 14}) {
                double[] row = asItWas.row(series, ORIGIN, step);
                assertThat(leaks(row, otherwise.row(series, ORIGIN, step))).isEmpty();
            }
        }
    }

    /** What the test above would say of a row in which somebody had planted tomorrow's sale. */
    @Test
    void aPlantedFeatureThatKnowsTheFutureIsCaught() {
        double[] row = features(chain(DAYS)).row(0, ORIGIN, 1);
        double[] other = features(chain(ORIGIN)).row(0, ORIGIN, 1);
        row[NAMES.indexOf(named("sold-1"))] = chain(DAYS).before(DAYS).sold(0, ORIGIN);
        other[NAMES.indexOf(named("sold-1"))] = chain(ORIGIN).before(DAYS).sold(0, ORIGIN);

        assertThat(leaks(row, other)).containsExactly(named("sold-1"));
    }

    /** And one that is computed of the future is refused before it is a number. */
    @Test
    void aMorningAfterTheKnownDaysIsRefused() {
        Past morning = chain(DAYS).before(ORIGIN);
        Features features = new Features(
                morning, Availability.learn(morning), Elasticity.learn(morning), new Hindsight(chain(DAYS)));

        assertThatThrownBy(() -> features.row(0, ORIGIN + 1, 1)).isInstanceOf(ReadsTheFuture.class);
    }

    private static List<String> leaks(double[] row, double[] other) {
        return NAMES.stream()
                .filter(name -> {
                    int at = NAMES.indexOf(name);
                    return Double.compare(row[at], other[at]) != 0;
                })
                .toList();
    }

    private static String named(String ending) {
        return NAMES.stream()
                .filter(name -> name.endsWith("-" + ending))
                .findFirst()
                .orElseThrow();
    }

    private static double value(double[] row, String name) {
        return row[NAMES.indexOf(named(name))];
    }

    @Test
    void saysWhatWasSoldAndForHowLongTheShelfWasEmpty() {
        DailyHistory.Collector rows = new DailyHistory.Collector();
        for (int day = 0; day < 20; day++) {
            rows.add(
                    new SeriesKey("s", "p"),
                    new Family("c", "d", "e"),
                    LocalDate.of(2024, 6, 3).plusDays(day),
                    new SoldDay(day, day == 18 ? 4 : 0, new DayTerms(day == 19 ? 0.5 : 1, false, false), 2, 20));
        }
        Past past = rows.collect().before(19);
        double[] row = new Features(
                        past, Availability.learn(past), Elasticity.learn(past), new Hindsight(rows.collect()))
                .row(0, 19, 1);

        assertThat(row).hasSize(Features.count());
        assertThat(value(row, "hours-1")).isEqualTo(4);
        assertThat(value(row, "sold-2")).isEqualTo(17);
        assertThat(value(row, "price")).isEqualTo(0.5);
        assertThat(value(row, "price-yesterday")).isEqualTo(1);
        assertThat(value(row, "price-to-week")).isEqualTo(0.5);
        assertThat(value(row, "weekday-hours-1")).isZero();
        assertThat(value(row, "empty-streak")).isEqualTo(1);
        assertThat(value(row, "rain")).isEqualTo(2);
        assertThat(Arrays.stream(row).filter(Double::isNaN).count()).isLessThan(20);
    }

    /** A fifth cheaper from the tenth day on, and half of that on the last: cheap is what is below the price of the past weeks. */
    @Test
    void aNewFullPriceIsCheapUntilItIsUsual() {
        DailyHistory.Collector rows = new DailyHistory.Collector();
        for (int day = 0; day < 60; day++) {
            DayTerms terms = new DayTerms(day == 59 ? 0.5 : 1, false, false, day < 10 ? 1 : 0.8);
            rows.add(
                    new SeriesKey("s", "p"),
                    new Family("c", "d", "e"),
                    LocalDate.of(2024, 6, 3).plusDays(day),
                    new SoldDay(3, 0, terms, 2, 20));
        }
        Past past = rows.collect().before(59);
        Features features =
                new Features(past, Availability.learn(past), Elasticity.learn(past), new Hindsight(rows.collect()));

        assertThat(value(features.row(0, 10, 1), "price")).isCloseTo(0.8, within(1e-6));
        assertThat(value(features.row(0, 18, 1), "price")).isCloseTo(0.8, within(1e-6));
        assertThat(value(features.row(0, 18, 1), "price-to-month")).isCloseTo(0.8 / (16.4 / 18), within(1e-6));
        assertThat(value(features.row(0, 18, 1), "STORE-price")).isCloseTo(0.8, within(1e-6));
        for (String name : List.of("price", "price-yesterday", "price-least", "price-to-month", "STORE-price")) {
            assertThat(value(features.row(0, 50, 1), name)).as(name).isCloseTo(1, within(1e-6));
        }
        assertThat(value(features.row(0, 59, 1), "price")).isCloseTo(0.5, within(1e-6));
    }

    /** A price halved and demand fourfold: an elasticity of −2, drawn towards the chain's, which is the same. */
    @Test
    void learnsHowDemandAnswersToPrice() {
        DailyHistory.Collector rows = new DailyHistory.Collector();
        for (int product = 0; product < 20; product++) {
            for (int day = 0; day < 60; day++) {
                double price = (day + product) % 3 == 0 ? 0.5 : 1;
                rows.add(
                        new SeriesKey("s", "p" + product),
                        new Family("c", "d", "e"),
                        LocalDate.of(2024, 3, 28).plusDays(day),
                        new SoldDay(3 * Math.pow(price, -2), 0, new DayTerms(price, false, false), 0, 0));
            }
        }
        Elasticity elasticity = Elasticity.learn(rows.collect().before(60));

        assertThat(elasticity.ofProduct(3)).isCloseTo(-2, within(0.05));
        assertThat(elasticity.effect(3, new DayTerms(0.5, false, false))).isCloseTo(4, within(0.15));
    }

    @Test
    void drawsTheSharesOfEmptyDaysToTheChains() {
        DailyHistory.Collector rows = new DailyHistory.Collector();
        for (int day = 0; day < 4; day++) {
            for (String store : List.of("full", "empty")) {
                rows.add(
                        new SeriesKey(store, "p"),
                        new Family("c", "d", "e"),
                        LocalDate.of(2024, 3, 28).plusDays(day),
                        new SoldDay(1, store.equals("empty") ? 5 : 0, DayTerms.ORDINARY, 0, 0));
            }
        }

        double[] shares = new EmptyShare(1e9).shares(rows.collect().before(4));

        // Four days and two of doubt at a half: 1/6 and 5/6.
        assertThat(shares[0]).isCloseTo(1 / 6.0, within(1e-6));
        assertThat(shares[1]).isCloseTo(5 / 6.0, within(1e-6));
    }
}
