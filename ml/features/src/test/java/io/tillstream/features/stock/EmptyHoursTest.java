package io.tillstream.features.stock;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillstream.events.feature.EmptyShelf.Gap;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;

class EmptyHoursTest {
    private static final ZoneId TAIPEI = ZoneId.of("Asia/Taipei");
    /** From 18:30 on the fourth until 08:00 on the sixth, in the store. */
    private static final List<Gap> GAPS =
            List.of(new Gap(Instant.parse("2026-05-04T10:30:00Z"), Instant.parse("2026-05-06T00:00:00Z")));

    @Test
    void countsTheHoursOfTheStoresDay() {
        assertThat(hours(3, GAPS)).isZero();
        assertThat(hours(4, GAPS)).isEqualTo(3);
        assertThat(hours(5, GAPS)).isEqualTo(16);
        assertThat(hours(6, GAPS)).isEqualTo(2);
        assertThat(hours(7, GAPS)).isZero();
    }

    @Test
    void aGapWithoutAnEndGoesOn() {
        List<Gap> open = List.of(new Gap(Instant.parse("2026-05-04T10:30:00Z"), null));

        assertThat(hours(9, open)).isEqualTo(16);
    }

    @Test
    void aDayOnWhichItWasSoldWasNotEmptyAllDay() {
        assertThat(EmptyHours.on(LocalDate.of(2026, 5, 5), TAIPEI, GAPS, true)).isZero();
        assertThat(EmptyHours.on(LocalDate.of(2026, 5, 4), TAIPEI, GAPS, true)).isEqualTo(3);
    }

    private static int hours(int day, List<Gap> gaps) {
        return EmptyHours.on(LocalDate.of(2026, 5, day), TAIPEI, gaps, false);
    }
}
