package io.tillstream.dashboards.campaigns;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillstream.events.LocalText;
import io.tillstream.events.assortment.Segment;
import io.tillstream.events.assortment.SegmentCondition;
import io.tillstream.events.message.Channel;
import io.tillstream.events.message.MessageReach;
import io.tillstream.events.message.MessageReach.Allowed;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who would get a message, worked out by hand. */
class MessageReachesTest {
    private static final Instant NOW = Instant.parse("2026-11-30T00:00:00Z");
    private static final List<SegmentCondition> CONDITIONS =
            List.of(new SegmentCondition(SegmentCondition.Measure.VISITS, null, 30, 1L, null));

    private final MessageReaches reaches = new MessageReaches();

    @BeforeEach
    void count() {
        tell(new MessageReach(
                MessageReach.EVERYBODY,
                1_000,
                800,
                List.of(
                        new Allowed(List.of(Channel.EMAIL), 300),
                        new Allowed(List.of(Channel.EMAIL, Channel.APP), 100),
                        new Allowed(List.of(Channel.SMS), 50)),
                NOW));
        tell(new MessageReach("coffee", 200, 120, List.of(new Allowed(List.of(Channel.EMAIL), 60)), NOW));
    }

    private void tell(MessageReach reach) {
        reaches.apply(reach.audience(), reach, NOW);
    }

    @Test
    void takesAllMembersAsTheyAre() {
        assertThat(reaches.expected(new Audience.Members(), null, List.of(Channel.APP, Channel.EMAIL), 0))
                .contains(new MessageReaches.Expected(1_000, 0, 0, 600, 400, false));
    }

    @Test
    void leavesTheControlGroupOutFirstAndThenWhoWantsNothingPersonal() {
        assertThat(reaches.expected(new Audience.Members(), null, List.of(Channel.EMAIL), 1_000))
                .contains(new MessageReaches.Expected(1_000, 100, 180, 432, 288, true));
    }

    @Test
    void ofASegmentTakesWhoWantsPersonalOffers() {
        Audience coffee = new Audience.Known(new Segment("coffee", LocalText.same("Coffee"), CONDITIONS, true));

        assertThat(reaches.expected(coffee, 210L, List.of(Channel.EMAIL), 0))
                .contains(new MessageReaches.Expected(200, 0, 80, 60, 60, false));
    }

    @Test
    void ofARuleTakesTheShareOfAllMembersAndSaysSo() {
        assertThat(reaches.expected(new Audience.Regular(null, 1, 30), 100L, List.of(Channel.EMAIL), 0))
                .contains(new MessageReaches.Expected(100, 0, 20, 48, 32, true));
    }

    @Test
    void saysNothingBeforeSomebodyHasCounted() {
        assertThat(new MessageReaches().expected(new Audience.Members(), null, List.of(Channel.EMAIL), 0))
                .isEmpty();
        assertThat(reaches.expected(new Audience.Regular(null, 1, 30), null, List.of(Channel.EMAIL), 0))
                .isEmpty();
    }
}
