package io.tillstream.events.assortment;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillstream.events.CurrencyUnit;
import io.tillstream.events.LocalText;
import io.tillstream.events.StoreId;
import java.time.DayOfWeek;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whether a store in Taipei is closed by its hours. 2026-06-01 is a Monday. */
class StoreHoursTest {
    private static final ZoneId TAIPEI = ZoneId.of("Asia/Taipei");

    /** With a break on Monday noon, past midnight on Saturday, shut on Sunday. */
    private static final Store STORE = store(List.of(
            hours(DayOfWeek.MONDAY, "08:00", "12:00"),
            hours(DayOfWeek.MONDAY, "13:00", "00:00"),
            hours(DayOfWeek.SATURDAY, "20:00", "02:00")));

    private static OpeningHours hours(DayOfWeek day, String opens, String closes) {
        return new OpeningHours(day, LocalTime.parse(opens), LocalTime.parse(closes));
    }

    private static Store store(List<OpeningHours> opening) {
        return new Store(
                StoreId.of("s1"),
                LocalText.same("Harbour Street"),
                TAIPEI,
                CurrencyUnit.of("TWD"),
                true,
                List.of(),
                1,
                1,
                List.of(),
                null,
                opening);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-06-01T07:59, true",
        "2026-06-01T08:00, false",
        "2026-06-01T12:00, true",
        "2026-06-01T23:59, false",
        "2026-06-02T00:00, true",
        "2026-06-06T19:59, true",
        "2026-06-07T01:59, false",
        "2026-06-07T02:00, true",
        "2026-06-07T21:00, true"
    })
    void isClosedOutsideItsHoursByItsOwnClock(LocalDateTime then, boolean closed) {
        assertThat(STORE.isClosed(then.atZone(TAIPEI).toInstant())).isEqualTo(closed);
        assertThat(store(List.of()).isClosed(then.atZone(TAIPEI).toInstant()))
                .as("nobody has said when it is open")
                .isFalse();
    }
}
