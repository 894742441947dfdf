package io.tillstream.dashboards.pulse;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillstream.events.decision.Pulse;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class ScoringPulseTest {
    private static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");

    private final ScoringPulse pulse = new ScoringPulse(Clock.fixed(NOW, ZoneOffset.UTC));

    @Test
    void saysThatNothingWasEverHeard() {
        assertThat(pulse.state()).isEqualTo(new ScoringPulse.State.Unheard());
    }

    @Test
    void missesTwoBeatsAndNoMore() {
        beat(Pulse.Phase.DECIDING, NOW.minusSeconds(34));
        assertThat(pulse.state()).isEqualTo(new ScoringPulse.State.Alive());

        beat(Pulse.Phase.DECIDING, NOW.minusSeconds(40));
        assertThat(pulse.state()).isEqualTo(new ScoringPulse.State.Silent(NOW.minusSeconds(40)));
    }

    @Test
    void tellsReadingFromDecidingAndSilenceFromBoth() {
        beat(Pulse.Phase.READING, NOW.minusSeconds(5));
        assertThat(pulse.state()).isEqualTo(new ScoringPulse.State.Reading());

        beat(Pulse.Phase.WAITING, NOW.minusSeconds(5));
        assertThat(pulse.state()).isEqualTo(new ScoringPulse.State.Alive());

        beat(Pulse.Phase.READING, NOW.minusSeconds(600));
        assertThat(pulse.state()).isEqualTo(new ScoringPulse.State.Silent(NOW.minusSeconds(600)));
    }

    private void beat(Pulse.Phase phase, Instant at) {
        pulse.apply(Pulse.SCORING, new Pulse(Pulse.SCORING, phase, at), at);
    }
}
