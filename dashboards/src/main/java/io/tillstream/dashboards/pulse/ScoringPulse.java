package io.tillstream.dashboards.pulse;

import io.tillstream.dashboards.streams.StreamView;
import io.tillstream.events.decision.Pulse;
import io.tillstream.wire.Topic;
import io.tillstream.wire.Topics;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Whether scoring is alive. It beats every ten seconds; a long look at everybody may cost it one or two beats. */
@Component
public final class ScoringPulse implements StreamView<Pulse> {
    private static final Duration PATIENCE = Duration.ofSeconds(35);

    private final Clock clock;
    private volatile @Nullable Pulse latest;

    ScoringPulse(Clock clock) {
        this.clock = clock;
    }

    /** What can be said of it. */
    public sealed interface State {
        /** Nothing was ever heard of it. */
        record Unheard() implements State {}

        /** It has been silent; what is shown is as of then. */
        record Silent(Instant since) implements State {}

        /** It reads what is there; what is shown was decided before it started. */
        record Reading() implements State {}

        /** What is shown is as of now. */
        record Alive() implements State {}
    }

    @Override
    public Topic<Pulse> topic() {
        return Topics.PULSE;
    }

    @Override
    public boolean wants(String key) {
        return key.equals(Pulse.SCORING);
    }

    @Override
    public void apply(String key, @Nullable Pulse value, Instant recordedAt) {
        latest = value;
    }

    public State state() {
        Pulse known = latest;
        if (known == null) {
            return new State.Unheard();
        }
        if (known.at().plus(PATIENCE).isBefore(clock.instant())) {
            return new State.Silent(known.at());
        }
        return known.phase() == Pulse.Phase.READING ? new State.Reading() : new State.Alive();
    }
}
