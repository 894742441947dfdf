package io.tillstream.dashboards.reorder;

import io.tillstream.dashboards.live.LiveEvents;
import io.tillstream.dashboards.streams.StreamView;
import io.tillstream.events.StoreId;
import io.tillstream.events.decision.ReorderProposal;
import io.tillstream.wire.Topic;
import io.tillstream.wire.Topics;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The reorder proposals that hold now. */
@Component
public final class Proposals implements StreamView<ReorderProposal> {
    /** Most money first; money of another currency cannot be compared, so stores of a currency stand together. */
    private static final Comparator<ReorderProposal> BY_LOST_MARGIN = Comparator.comparing((ReorderProposal proposal) ->
                    proposal.expectedLostMargin().currency().code())
            .thenComparing(ReorderProposal::expectedLostMargin, Comparator.reverseOrder())
            .thenComparing(ReorderProposal::emptyBasisPoints, Comparator.reverseOrder())
            .thenComparing(ReorderProposal::decisionId);

    private final Map<String, ReorderProposal> proposals = new ConcurrentHashMap<>();
    private final Clock clock;
    private final LiveEvents live;

    Proposals(Clock clock, LiveEvents live) {
        this.clock = clock;
        this.live = live;
    }

    @Override
    public Topic<ReorderProposal> topic() {
        return Topics.REORDER;
    }

    @Override
    public void apply(String key, @Nullable ReorderProposal value, Instant recordedAt) {
        if (value == null) {
            proposals.remove(key);
        } else {
            proposals.put(key, value);
        }
        live.changed(LiveEvents.Subject.REORDER);
    }

    /** Those that have not expired, the most expensive first. */
    public List<ReorderProposal> ranked(Predicate<StoreId> stores) {
        Instant now = clock.instant();
        return proposals.values().stream()
                .filter(proposal -> proposal.validUntil().isAfter(now))
                .filter(proposal -> stores.test(proposal.store()))
                .sorted(BY_LOST_MARGIN)
                .toList();
    }

    Optional<ReorderProposal> withId(String decisionId) {
        return ranked(_ -> true).stream()
                .filter(proposal -> proposal.decisionId().equals(decisionId))
                .findFirst();
    }
}
