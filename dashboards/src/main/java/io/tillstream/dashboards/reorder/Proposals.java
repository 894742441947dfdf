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
import java.util.NavigableSet;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListSet;
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
            .thenComparing(ReorderProposal::decisionId)
            .thenComparing(proposal -> proposal.store().value())
            .thenComparing(proposal -> proposal.gtin().value());

    private final Map<String, ReorderProposal> byItem = new ConcurrentHashMap<>();
    private final Map<String, ReorderProposal> byDecision = new ConcurrentHashMap<>();
    /** Kept in order, so that a list of a hundred thousand is not sorted each time somebody looks at it. */
    private final NavigableSet<ReorderProposal> ranked = new ConcurrentSkipListSet<>(BY_LOST_MARGIN);

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
        ReorderProposal before = value == null ? byItem.remove(key) : byItem.put(key, value);
        if (before != null) {
            ranked.remove(before);
            byDecision.remove(before.decisionId(), before);
        }
        if (value != null) {
            ranked.add(value);
            byDecision.put(value.decisionId(), value);
        }
        ReorderProposal either = value == null ? before : value;
        if (either != null) {
            live.changed(LiveEvents.Subject.REORDER, either.store());
        }
    }

    /** Those that have not expired, the most expensive first. */
    public List<ReorderProposal> ranked(Predicate<StoreId> stores) {
        Instant now = clock.instant();
        return ranked.stream()
                .filter(proposal -> proposal.validUntil().isAfter(now))
                .filter(proposal -> stores.test(proposal.store()))
                .toList();
    }

    /** The one of this name, unless it has expired. */
    Optional<ReorderProposal> withId(String decisionId) {
        return Optional.ofNullable(byDecision.get(decisionId))
                .filter(proposal -> proposal.validUntil().isAfter(clock.instant()));
    }
}
