package io.tillstream.dashboards.campaigns;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class ForecastTest {
    @Test
    void daysThatAreAllAlikeLeaveNothingOpen() {
        Forecast forecast = new Forecast(IntStream.range(0, 56).toArray(), 14);
        long[] cost = IntStream.range(0, 56).mapToLong(_ -> 500).toArray();

        assertThat(forecast.of(cost, Long.MAX_VALUE)).isEqualTo(new Forecast.Range(7_000, 7_000, 7_000));
        assertThat(forecast.of(cost, 6_000)).isEqualTo(new Forecast.Range(6_000, 6_000, 6_000));
        assertThat(forecast.percentReaching(cost, 7_000)).isEqualTo(100);
        assertThat(forecast.percentReaching(cost, 7_001)).isZero();
    }

    /** A day is 0 or 100 with equal chance: the sum of 100 days has mean 5,000 and standard deviation 500 (binomial). */
    @Test
    void theIntervalIsThatOfDrawingDays() {
        Forecast forecast = new Forecast(IntStream.range(0, 56).toArray(), 100);
        long[] cost =
                IntStream.range(0, 56).mapToLong(day -> day % 2 == 0 ? 0 : 100).toArray();

        Forecast.Range range = forecast.of(cost, Long.MAX_VALUE);

        assertThat(range.mean()).isEqualTo(5_000);
        assertThat(range.low()).isBetween(3_800L, 4_200L);
        assertThat(range.high()).isBetween(5_800L, 6_200L);
        assertThat(forecast.percentReaching(cost, 5_000)).isBetween(46, 62);
    }

    @Test
    void daysWithoutAnySaleAreNoDays() {
        Forecast forecast = new Forecast(new int[] {0, 1}, 7);

        assertThat(forecast.of(new long[] {10, 10, 0, 0}, Long.MAX_VALUE).mean())
                .isEqualTo(70);
    }
}
