package io.tillstream.gateway.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillstream.encoding.CanonicalJson;
import io.tillstream.events.TillId;
import io.tillstream.events.till.BundleAsked;
import io.tillstream.gateway.log.Followed;
import io.tillstream.gateway.settings.Clocks;
import io.tillstream.wire.Keys;
import io.tillstream.wire.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

class OpenRequestsTest {
    private static final Instant NOON = Instant.parse("2011-11-09T12:00:00Z");
    private static final TillId HERE = TillId.parse("s1-t1");
    private static final TillId THERE = TillId.parse("s1-t2");

    /** True time is years later: what is over is over by the shop's time. */
    private final OpenRequests requests = new OpenRequests(
            new Clocks(Clock.fixed(NOON, ZoneOffset.UTC), Clock.fixed(NOON.plusSeconds(500_000_000), ZoneOffset.UTC)));

    private void asks(TillId till, String id, Instant until) {
        requests.receive(List.of(new Followed(
                Topics.BUNDLE_ASKED.name(),
                Keys.storeTill(till),
                CanonicalJson.encode(new BundleAsked(till, id, until)))));
    }

    @Test
    void theNewestOfATillIsOpenUntilItsTime() {
        asks(HERE, "a1b2c3d4e5f6", NOON.plusSeconds(60));
        asks(HERE, "b1b2c3d4e5f6", NOON.plusSeconds(1));
        asks(THERE, "c1b2c3d4e5f6", NOON);

        assertThat(requests.isOpen(HERE, "a1b2c3d4e5f6")).isFalse();
        assertThat(requests.isOpen(HERE, "b1b2c3d4e5f6")).isTrue();
        assertThat(requests.isOpen(THERE, "b1b2c3d4e5f6")).isFalse();
        assertThat(requests.isOpen(THERE, "c1b2c3d4e5f6")).isFalse();
    }

    @Test
    void oneThatWasTakenBackIsOpenNoMore() {
        asks(HERE, "a1b2c3d4e5f6", NOON.plusSeconds(60));

        requests.receive(List.of(new Followed(Topics.BUNDLE_ASKED.name(), Keys.storeTill(HERE), null)));

        assertThat(requests.isOpen(HERE, "a1b2c3d4e5f6")).isFalse();
    }

    @Test
    void oneThatNobodyCanReadLeavesTheOthers() {
        asks(HERE, "a1b2c3d4e5f6", NOON.plusSeconds(60));

        requests.receive(List.of(
                new Followed(Topics.BUNDLE_ASKED.name(), Keys.storeTill(THERE), "{".getBytes(StandardCharsets.UTF_8))));

        assertThat(requests.isOpen(HERE, "a1b2c3d4e5f6")).isTrue();
    }

    @Test
    void knowsWhichWasAnsweredLast() {
        requests.answered(HERE, "a1b2c3d4e5f6");

        assertThat(requests.isAnswered(HERE, "a1b2c3d4e5f6")).isTrue();
        assertThat(requests.isAnswered(HERE, "b1b2c3d4e5f6")).isFalse();
        assertThat(requests.isAnswered(THERE, "a1b2c3d4e5f6")).isFalse();
    }
}
