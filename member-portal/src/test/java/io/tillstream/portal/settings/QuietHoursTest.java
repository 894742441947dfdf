package io.tillstream.portal.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QuietHoursTest {
    /** Taipei is eight hours before UTC all year; London puts its clocks back at 2026-10-25T01:00Z. */
    @ParameterizedTest
    @CsvSource({
        "21:00-09:00, 2026-11-30T12:59:59Z, Asia/Taipei,",
        "21:00-09:00, 2026-11-30T13:00:00Z, Asia/Taipei, 2026-12-01T01:00:00Z",
        "21:00-09:00, 2026-11-30T20:30:00Z, Asia/Taipei, 2026-12-01T01:00:00Z",
        "21:00-09:00, 2026-12-01T01:00:00Z, Asia/Taipei,",
        "21:00-09:00, 2026-11-30T20:30:00Z, Europe/London,",
        "21:00-09:00, 2026-10-24T20:00:00Z, Europe/London, 2026-10-25T09:00:00Z",
        "12:00-14:00, 2026-11-30T13:30:00Z, Europe/London, 2026-11-30T14:00:00Z",
        "12:00-14:00, 2026-11-30T14:00:00Z, Europe/London,",
        "none, 2026-11-30T03:00:00Z, Europe/London,"
    })
    void endWhenTheClockOnTheMembersWallSaysSo(String hours, Instant moment, String zone, Instant end) {
        assertThat(QuietHours.parse(hours).endAfter(moment, ZoneId.of(zone)).orElse(null))
                .isEqualTo(end);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "21-9", "21:00", "25:00-09:00", "never"})
    void areRefusedInAnyOtherForm(String text) {
        assertThatThrownBy(() -> QuietHours.parse(text)).hasMessageContaining("21:00-09:00");
    }

    @Test
    void ofSettingsAllErrorsAreToldAtOnce() {
        assertThatThrownBy(() -> new MessageSettings(
                        java.net.URI.create("members"), "nobody", "mail", "", "secret", "ssl", null, "late", "two", 0))
                .hasMessageContainingAll(
                        "public-address", "sender", "smtp is", "smtp-tls", "quiet-hours", "at-most", "per-minute")
                .hasMessageNotContaining("secret");
    }
}
