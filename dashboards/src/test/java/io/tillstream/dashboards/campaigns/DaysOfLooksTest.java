package io.tillstream.dashboards.campaigns;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillstream.features.effect.RunningEffect;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class DaysOfLooksTest {
    private static final LocalDate FIRST = LocalDate.parse("2011-11-01");

    @Test
    void aDayIsLookedAtOnceItIsOver() {
        Results.Days days = new Results.Days(FIRST, FIRST.plusDays(13));

        assertThat(days.lookOn(FIRST)).isEmpty();
        assertThat(days.lookOn(FIRST.plusDays(1))).contains(FIRST);
        assertThat(days.lookOn(FIRST.plusDays(90))).contains(FIRST.plusDays(13));
    }

    @Test
    void whatWasEndedBeforeItBeganIsNeverLookedAt() {
        Results.Days days = new Results.Days(FIRST, FIRST.minusDays(1));

        assertThat(days.lookOn(FIRST)).isEmpty();
        assertThat(days.lookOn(FIRST.plusDays(90))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 14, 20, 21, 59, 60, 61, 120, 400})
    void thereAreNeverMoreLooksThanStatedAndTheLastIsOfTheLastDay(int many) {
        Results.Days days = new Results.Days(FIRST, FIRST.plusDays(many - 1L));
        Set<LocalDate> looks = new HashSet<>();
        for (int day = 0; day < 500; day++) {
            days.lookOn(FIRST.plusDays(day)).ifPresent(looks::add);
        }

        assertThat(looks).hasSizeBetween(1, RunningEffect.LOOKS);
        assertThat(looks).contains(FIRST.plusDays(Math.min(many, LotComparison.LONGEST) - 1L));
    }
}
