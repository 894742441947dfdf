package io.tillstream.streaming.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BackOffTest {
    private static final Instant NOW = Instant.parse("2011-11-09T10:00:00Z");

    private final Random random = new Random(7);
    private final BackOff backOff = BackOff.usual();

    @Test
    void waitsTwiceAsLongEachTimeUpToAnHour() {
        // 1, 2, 4 … 2048 s; the thirteenth would be 4096 s. Half of it is certain, the rest is chance.
        int[] wholes = {1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 1024, 2048, 3600, 3600};
        for (int attempt = 1; attempt <= wholes.length; attempt++) {
            Duration whole = Duration.ofSeconds(wholes[attempt - 1]);
            for (int i = 0; i < 100; i++) {
                assertThat(backOff.after(attempt, random)).isBetween(whole.dividedBy(2), whole);
            }
        }
        assertThat(backOff.after(1_000_000, random)).isBetween(Duration.ofMinutes(30), Duration.ofHours(1));
    }

    @Test
    void differsByChance() {
        assertThat(IntStream.range(0, 50)
                        .mapToObj(i -> backOff.after(5, random))
                        .distinct()
                        .count())
                .isGreaterThan(40);
    }

    @Test
    void readsHowLongAReceiverWantsToBeLeftAlone() {
        assertThat(RetryAfter.from("120", NOW)).isEqualTo(Duration.ofMinutes(2));
        assertThat(RetryAfter.from("Wed, 9 Nov 2011 10:05:00 GMT", NOW)).isEqualTo(Duration.ofMinutes(5));
        assertThat(RetryAfter.from("Wed, 9 Nov 2011 09:00:00 GMT", NOW)).isZero();
        assertThat(RetryAfter.from("999999999", NOW)).isEqualTo(Duration.ofDays(1));
        assertThat(RetryAfter.from("soon", NOW)).isZero();
        assertThat(RetryAfter.from("-5", NOW)).isZero();
    }
}
