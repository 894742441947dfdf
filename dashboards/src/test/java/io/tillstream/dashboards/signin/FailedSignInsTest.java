package io.tillstream.dashboards.signin;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

final class FailedSignInsTest {
    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-11-23T08:00:00Z"));
    private String address = "192.0.2.1";
    private final FailedSignIns failures = new FailedSignIns(now::get, () -> address);

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

    @Test
    void closesAnAddressAfterAHundredFailuresUnderAnyNames() {
        for (int i = 0; i < 99; i++) {
            failures.failed("name-" + i);
        }
        failures.succeeded("name-7");
        assertThat(failures.isClosed("manager")).isFalse();

        failures.failed("name-99");
        assertThat(failures.isClosed("manager")).isTrue();
        assertThat(failures.isClosedForPasskeys("manager")).isTrue();
        address = "192.0.2.2";
        assertThat(failures.isClosed("manager")).isFalse();
    }

    @Test
    void closesAllPasswordsAfterAThousandFailuresFromAnywhereAndLeavesPasskeysOpen() {
        for (int i = 0; i < 1_000; i++) {
            address = "192.0.2." + i % 250;
            failures.failed("name-" + i);
        }
        address = "198.51.100.1";

        assertThat(failures.isClosed("manager")).isTrue();
        assertThat(failures.isClosedForPasskeys("manager")).isFalse();
        now.updateAndGet(instant -> instant.plus(Duration.ofMinutes(15)).plusMillis(1));
        assertThat(failures.isClosed("manager")).isFalse();
    }
}
