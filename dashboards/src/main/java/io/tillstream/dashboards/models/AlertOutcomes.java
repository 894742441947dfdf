package io.tillstream.dashboards.models;

import io.tillstream.dashboards.streams.StreamView;
import io.tillstream.events.decision.AlertScore;
import io.tillstream.events.decision.ModelReference;
import io.tillstream.wire.Topic;
import io.tillstream.wire.Topics;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What came of the first alert for each delivery. */
@Component
public final class AlertOutcomes implements StreamView<AlertScore> {
    private final Map<String, Told> alerts = new ConcurrentHashMap<>();

    private enum What {
        AWAITED,
        CAME,
        STAYED_AWAY,
        SAYS_NOTHING
    }

    /** As little of an alert as is needed: there is one for each item, store and delivery. */
    private record Told(ModelReference model, int basisPoints, What what) {}

    @Override
    public Topic<AlertScore> topic() {
        return Topics.ALERT_SCORE;
    }

    @Override
    public void apply(String key, @Nullable AlertScore value, Instant recordedAt) {
        if (value == null) {
            alerts.remove(key);
        } else {
            alerts.put(key, new Told(value.model(), value.emptyBasisPoints(), what(value.outcome())));
        }
    }

    private static What what(AlertScore.@Nullable Outcome outcome) {
        if (outcome == null) {
            return What.AWAITED;
        }
        if (outcome.disturbed()) {
            return What.SAYS_NOTHING;
        }
        return outcome.emptied() == null ? What.STAYED_AWAY : What.CAME;
    }

    /**
     * How the alerts of a model came out.
     *
     * @param kept what was said of those that say something of it, beside what came
     * @param disturbed how many say nothing, because goods came or went otherwise than over a till
     * @param awaited how many wait for their delivery
     */
    record Followed(WordKept kept, long disturbed, long awaited) {}

    Followed of(ModelReference model) {
        WordKept.Counting counting = new WordKept.Counting();
        long disturbed = 0;
        long awaited = 0;
        for (Told one : alerts.values()) {
            if (one.model().equals(model)) {
                switch (one.what()) {
                    case AWAITED -> awaited++;
                    case SAYS_NOTHING -> disturbed++;
                    case CAME -> counting.add(one.basisPoints(), true);
                    case STAYED_AWAY -> counting.add(one.basisPoints(), false);
                }
            }
        }
        return new Followed(counting.kept(), disturbed, awaited);
    }
}
