package io.tillstream.peripherals;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Row F15 of the fault matrix: a device that is away is looked for often at first, and never less than every second. */
class BackoffTest {
    @Test
    void looksAgainSoonAndThenEverySecond() {
        Backoff backoff = new Backoff();

        List<Long> waits =
                Stream.generate(backoff::next).limit(7).map(Duration::toMillis).toList();

        assertThat(waits).containsExactly(100L, 200L, 400L, 800L, 1000L, 1000L, 1000L);
    }

    @Test
    void beginsAnewOnceTheDeviceWasThere() {
        Backoff backoff = new Backoff();
        Stream.generate(backoff::next).limit(5).forEach(wait -> {});

        backoff.reset();

        assertThat(backoff.next()).isEqualTo(Duration.ofMillis(100));
    }
}
