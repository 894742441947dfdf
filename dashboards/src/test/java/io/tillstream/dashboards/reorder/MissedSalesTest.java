package io.tillstream.dashboards.reorder;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillstream.features.stock.EmptyHours;
import java.time.LocalDate;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Row B3: the same kind of shelf as in the generated chain, empty on ten of eight weeks' days. */
final class MissedSalesTest {
    private static final LocalDate FIRST = LocalDate.parse("2011-09-14");
    private static final List<Integer> MISSING = List.of(20, 21, 22, 23, 24, 41, 42, 43, 44, 45);
    private static final double[] OF_THE_WEEK = {0.8, 0.8, 0.9, 0.9, 1.2, 1.4, 1.0};
    private static final int CHAINS = 400;

    @Test
    void expectsOfADayWithoutGoodsWhatItsDayOfTheWeekSells() {
        List<SalesPicture.Past> past = days(day -> sold(day, day.getDayOfWeek().getValue() * 10L));

        MissedSales missed = MissedSales.of(past).orElseThrow();

        long wanted = MISSING.stream()
                .mapToLong(day -> FIRST.plusDays(day).getDayOfWeek().getValue() * 10L)
                .sum();
        assertThat(missed.days()).isEqualTo(10);
        assertThat(missed.known()).isEqualTo(56);
        assertThat(missed.amount()).isBetween(wanted - 20, wanted + 20);
        assertThat(missed.low()).isLessThanOrEqualTo(wanted);
        assertThat(missed.high()).isGreaterThanOrEqualTo(wanted);
    }

    @Test
    void countsADayForTheHoursInWhichThereWereGoods() {
        List<SalesPicture.Past> halves = IntStream.range(0, 56)
                .mapToObj(
                        day -> new SalesPicture.Past(FIRST.plusDays(day), day % 2 == 0 ? 16 : 8, day % 2 == 0 ? 0 : 8))
                .toList();

        MissedSales missed = MissedSales.of(halves).orElseThrow();

        assertThat(missed.days()).isEqualTo(28);
        assertThat(missed.amount()).isEqualTo(28 * 8);
        assertThat(missed.low()).isEqualTo(missed.high()).isEqualTo(28 * 8);
    }

    /** 400 chains with demand that chance rules by the piece: the interval holds what was planted as often as it says. */
    @Test
    void holdsWhatWasPlantedInNineOfTenChains() {
        SplittableRandom random = new SplittableRandom(17);
        int held = 0;
        for (int chain = 0; chain < CHAINS; chain++) {
            double level = 4 + 20 * random.nextDouble();
            long[] wanted = IntStream.range(0, 56)
                    .mapToLong(day -> chance(
                            random,
                            level
                                    * OF_THE_WEEK[
                                            FIRST.plusDays(day).getDayOfWeek().getValue() - 1]))
                    .toArray();
            long planted = MISSING.stream().mapToLong(day -> wanted[day]).sum();
            MissedSales missed = MissedSales.of(days(
                            day -> sold(day, wanted[Math.toIntExact(day.toEpochDay() - FIRST.toEpochDay())])))
                    .orElseThrow();
            held += missed.low() <= planted && planted <= missed.high() ? 1 : 0;
        }

        assertThat(held / (double) CHAINS).isBetween(0.86, 0.96);
    }

    @Test
    void saysNothingOfAShelfThatWasNeverOrHardlyEverEmptyOrFull() {
        assertThat(MissedSales.of(IntStream.range(0, 56)
                        .mapToObj(day -> sold(FIRST.plusDays(day), 5))
                        .toList()))
                .isEmpty();
        assertThat(MissedSales.of(IntStream.range(0, 56)
                        .mapToObj(day ->
                                day < 56 - MissedSales.LEAST ? gone(FIRST.plusDays(day)) : sold(FIRST.plusDays(day), 5))
                        .toList()))
                .as("what it was before its first sale nobody knows")
                .isEmpty();
        assertThat(MissedSales.of(IntStream.range(0, 56)
                        .mapToObj(day ->
                                day < MissedSales.LEAST - 1 ? sold(FIRST.plusDays(day), 5) : gone(FIRST.plusDays(day)))
                        .toList()))
                .isEmpty();
    }

    private static List<SalesPicture.Past> days(Function<LocalDate, SalesPicture.Past> there) {
        return IntStream.range(0, 56)
                .mapToObj(day -> MISSING.contains(day) ? gone(FIRST.plusDays(day)) : there.apply(FIRST.plusDays(day)))
                .toList();
    }

    private static SalesPicture.Past sold(LocalDate day, long pieces) {
        return new SalesPicture.Past(day, pieces, 0);
    }

    private static SalesPicture.Past gone(LocalDate day) {
        return new SalesPicture.Past(day, 0, EmptyHours.ALL);
    }

    /** Knuth's way of drawing from a Poisson distribution. */
    private static long chance(SplittableRandom random, double mean) {
        double least = Math.exp(-mean);
        long count = 0;
        for (double product = random.nextDouble(); product > least; product *= random.nextDouble()) {
            count++;
        }
        return count;
    }
}
