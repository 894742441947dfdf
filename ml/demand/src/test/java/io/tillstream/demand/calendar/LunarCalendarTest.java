package io.tillstream.demand.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Dates as the Hong Kong Observatory's tables give them. */
class LunarCalendarTest {
    @ParameterizedTest
    @CsvSource({
        "2000-02-05, 1, 1, false",
        "2020-01-25, 1, 1, false",
        "2023-01-22, 1, 1, false",
        "2024-02-10, 1, 1, false",
        "2025-01-29, 1, 1, false",
        "2026-02-17, 1, 1, false",
        "2034-02-19, 1, 1, false",
        "2023-06-22, 5, 5, false",
        "2024-06-10, 5, 5, false",
        "2025-05-31, 5, 5, false",
        "2023-09-29, 8, 15, false",
        "2024-09-17, 8, 15, false",
        "2025-10-06, 8, 15, false",
        "2023-03-22, 2, 1, true",
        "2025-07-25, 6, 1, true",
        "2033-12-22, 11, 1, true",
    })
    void knowsTheDay(LocalDate date, int month, int day, boolean leap) {
        assertThat(LunarCalendar.of(date)).isEqualTo(new LunarDate(month, day, leap));
    }

    @Test
    void countsEveryDayOfACenturyOnce() {
        LunarDate before = LunarCalendar.of(LocalDate.of(1999, 12, 31));
        for (LocalDate date = LocalDate.of(2000, 1, 1); date.getYear() < 2100; date = date.plusDays(1)) {
            LunarDate now = LunarCalendar.of(date);
            if (now.day() == 1) {
                assertThat(before.day()).as("%s", date).isBetween(29, 30);
                assertThat(now.month()).as("%s", date).isIn(before.month(), before.month() % 12 + 1);
            } else {
                assertThat(now)
                        .as("%s", date)
                        .isEqualTo(new LunarDate(before.month(), before.day() + 1, before.leap()));
            }
            before = now;
        }
    }

    @Test
    void countsTheDaysToAndFromAFeast() {
        Feasts feasts = new Feasts();

        assertThat(feasts.until(LocalDate.of(2024, 6, 7))).isEqualTo(3);
        assertThat(feasts.since(LocalDate.of(2024, 6, 12))).isEqualTo(2);
        assertThat(feasts.isFeast(LocalDate.of(2024, 4, 4))).as("Qingming").isTrue();
        assertThat(feasts.isFeast(LocalDate.of(2023, 4, 5))).as("Qingming").isTrue();
        assertThat(feasts.until(LocalDate.of(2024, 7, 1))).isEqualTo(Feasts.FAR);
    }
}
