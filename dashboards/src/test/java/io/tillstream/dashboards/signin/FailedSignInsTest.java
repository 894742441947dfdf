package io.tillstream.dashboards.signin;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

final class FailedSignInsTest {
    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-11-23T08:00:00Z"));
    private final FailedSignIns failures = new FailedSignIns(now::get);

    @Test
    void closesANameAfterTenFailuresForAQuarterOfAnHour() {
        for (int i = 0; i < 9; i++) {
            failures.failed("manager");
        }
        assertThat(failures.isClosed("manager")).isFalse();

        failures.failed("manager");
        assertThat(failures.isClosed("manager")).isTrue();
        assertThat(failures.isClosed("buyer")).isFalse();

        now.updateAndGet(instant -> instant.plus(Duration.ofMinutes(15)).plusMillis(1));
        assertThat(failures.isClosed("manager")).isFalse();
    }

    @Test
    void forgetsFailuresAfterASuccess() {
        for (int i = 0; i < 9; i++) {
            failures.failed("manager");
        }
        failures.succeeded("manager");
        failures.failed("manager");

        assertThat(failures.isClosed("manager")).isFalse();
    }
}
