package io.tillstream.dashboards.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillstream.dashboards.live.LiveEvents;
import io.tillstream.events.TillId;
import io.tillstream.events.till.TillBundle;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class TillBundlesTest {
    private static final Instant NOON = Instant.parse("2026-11-26T12:00:00Z");
    private static final TillId TILL = TillId.parse("s1-t1");

    private final AtomicReference<Instant> now = new AtomicReference<>(NOON);
    private final TillBundles bundles = new TillBundles(new LiveEvents(), new Clock() {
        @Override
        public Instant instant() {
            return Objects.requireNonNull(now.get());
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    });

    private void sends(TillId till, String id, Instant at, String zip) {
        bundles.apply(till.toString(), new TillBundle(till, id, at, zip), at);
    }

    @Test
    void letsGoOfAFileAfterThreeDays() {
        sends(TILL, "a1b2c3d4e5f6", NOON, "UEsFBg==");

        now.set(NOON.plus(Duration.ofDays(3)));
        bundles.forget();
        assertThat(bundles.of(TILL)).isPresent();

        now.set(NOON.plus(Duration.ofDays(3)).plusMillis(1));
        assertThat(bundles.of(TILL)).isEmpty();
        bundles.forget();
        assertThat(bundles.kept()).isZero();
        assertThat(bundles.isAnswered(TILL, "a1b2c3d4e5f6")).isTrue();
    }

    @Test
    void keepsTheNewestOfATillAndOfAllTheNewest64() {
        sends(TILL, "a1b2c3d4e5f6", NOON.minusSeconds(100), "UEsFBg==");
        sends(TILL, "b1b2c3d4e5f6", NOON.minusSeconds(90), "UEsFBg==");
        for (int i = 1; i <= 64; i++) {
            sends(TillId.parse("s2-t" + i), "c1b2c3d4e5f6", NOON.minusSeconds(i), "UEsFBg==");
        }

        assertThat(bundles.kept()).isEqualTo(64);
        assertThat(bundles.of(TILL)).isEmpty();
        assertThat(bundles.isAnswered(TILL, "a1b2c3d4e5f6")).isFalse();
        assertThat(bundles.isAnswered(TILL, "b1b2c3d4e5f6")).isTrue();
    }

    @Test
    void whatIsNoBase64IsAnAnswerAndNoFile() {
        sends(TILL, "a1b2c3d4e5f6", NOON, "no base 64!");

        assertThat(bundles.of(TILL)).isEmpty();
        assertThat(bundles.isAnswered(TILL, "a1b2c3d4e5f6")).isTrue();
    }
}
