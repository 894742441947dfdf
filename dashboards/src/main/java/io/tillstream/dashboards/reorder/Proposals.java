package io.tillstream.dashboards.reorder;

import io.tillstream.dashboards.live.LiveEvents;
import io.tillstream.dashboards.streams.StreamView;
import io.tillstream.events.Gtin;
import io.tillstream.events.StoreId;
import io.tillstream.events.decision.ReorderProposal;
import io.tillstream.wire.Keys;
import io.tillstream.wire.Topic;
import io.tillstream.wire.Topics;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The reorder proposals that hold now. */
@Component
public final class Proposals implements StreamView<ReorderProposal> {
    private final Map<String, ReorderProposal> byItem = new ConcurrentHashMap<>();
    private final Map<String, ReorderProposal> byDecision = new ConcurrentHashMap<>();
    private final Map<Pile.Key, Pile> piles = new ConcurrentHashMap<>();

    private final Clock clock;
    private final LiveEvents live;
    private volatile boolean heard;

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
        heard = true;
        ReorderProposal before = value == null ? byItem.remove(key) : byItem.put(key, value);
        if (before != null) {
            takeOff(before);
            byDecision.remove(before.decisionId(), before);
        }
        if (value != null) {
            piles.computeIfAbsent(Pile.Key.of(value), pile -> new Pile(pile, value.store()))
                    .add(value);
            byDecision.put(value.decisionId(), value);
        }
        ReorderProposal either = value == null ? before : value;
        if (either != null) {
            live.changed(LiveEvents.Subject.REORDER, either.store());
        }
    }

    /** Whether scoring has said anything yet; before, that there is no proposal means nothing. */
    boolean isHeard() {
        return heard;
    }

    private void takeOff(ReorderProposal proposal) {
        Pile.Key key = Pile.Key.of(proposal);
        Pile pile = piles.get(key);
        if (pile != null && pile.remove(proposal)) {
            piles.remove(key);
        }
    }

    /** Those that have not expired, in piles. */
    List<Pile> piles() {
        Instant now = clock.instant();
        return piles.values().stream()
                .filter(pile -> pile.key().validUntil().isAfter(now))
                .toList();
    }

    /** All that have not expired, in no order. */
    public Stream<ReorderProposal> each() {
        return piles().stream().flatMap(Pile::ranked);
    }

    /** The one for an item in a store, unless it has expired. */
    Optional<ReorderProposal> of(StoreId store, Gtin gtin) {
        return Optional.ofNullable(byItem.get(Keys.storeItem(store, gtin)))
                .filter(proposal -> proposal.validUntil().isAfter(clock.instant()));
    }

    /** The one of this name, unless it has expired. */
    Optional<ReorderProposal> withId(String decisionId) {
        return Optional.ofNullable(byDecision.get(decisionId))
                .filter(proposal -> proposal.validUntil().isAfter(clock.instant()));
    }
}
