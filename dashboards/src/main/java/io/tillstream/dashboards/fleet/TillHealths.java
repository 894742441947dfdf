package io.tillstream.dashboards.fleet;

import io.tillstream.dashboards.live.LiveEvents;
import io.tillstream.dashboards.masterdata.Assortment;
import io.tillstream.dashboards.settings.DashboardsSettings;
import io.tillstream.dashboards.streams.StreamView;
import io.tillstream.events.StoreId;
import io.tillstream.events.TillId;
import io.tillstream.events.ledger.TillPosition;
import io.tillstream.events.till.TillHealth;
import io.tillstream.wire.Topic;
import io.tillstream.wire.Topics;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** How every till said it was, when it was last heard of. */
@Component
public final class TillHealths implements StreamView<TillHealth> {
    private final Map<String, Heard> healths = new ConcurrentHashMap<>();
    private final TillPositions positions;
    private final Assortment assortment;
    private final Clock clock;
    private final Duration clockOffset;
    private final LiveEvents live;

    TillHealths(
            TillPositions positions, Assortment assortment, Clock clock, DashboardsSettings settings, LiveEvents live) {
        this.positions = positions;
        this.assortment = assortment;
        this.clock = clock;
        this.clockOffset = settings.clockOffset();
        this.live = live;
    }

    /**
     * A till's own word and when it was last heard of, in business time.
     *
     * @param health its word
     * @param at when it was said, or when a record came that it did not know of yet
     * @param off whether nothing is to be heard: it was switched off, or its store is closed
     */
    public record Heard(TillHealth health, Instant at, boolean off) {
        /** As it says itself. */
        public Heard(TillHealth health, Instant at) {
            this(health, at, health.isLast());
        }

        /** A till tells of itself every minute; after two without a word something keeps it. */
        static final Duration SILENT_AFTER = Duration.ofMinutes(2);

        /** Whether something keeps it from telling of itself. */
        public boolean isSilent(Instant now) {
            return isSilent(now, SILENT_AFTER);
        }

        /** The same for whoever has more patience. */
        public boolean isSilent(Instant now, Duration patience) {
            return Duration.between(at, now).compareTo(patience) > 0;
        }
    }

    @Override
    public Topic<TillHealth> topic() {
        return Topics.TILL_HEALTH;
    }

    @Override
    public void apply(String key, @Nullable TillHealth value, Instant recordedAt) {
        if (value == null) {
            healths.remove(key);
            live.changed(LiveEvents.Subject.FLEET);
        } else {
            // The broker stamps system time; pages speak of the shop's time.
            healths.put(key, new Heard(value, recordedAt.plus(clockOffset)));
            live.changed(LiveEvents.Subject.FLEET, value.till().store());
        }
    }

    /** Those of which nothing has been heard for too long although they are to be on, by name. */
    public List<Heard> silent(Predicate<StoreId> stores, Instant now) {
        return heard(stores).stream()
                .filter(heard -> heard.isSilent(now) && !heard.off())
                .toList();
    }

    /** All tills of these stores, by name. */
    public List<Heard> heard(Predicate<StoreId> stores) {
        Map<TillId, TillPositions.Seen> records = positions.latest(stores);
        return healths.values().stream()
                .filter(heard -> stores.test(heard.health().till().store()))
                .map(heard -> withRecord(heard, records.get(heard.health().till())))
                .sorted(Comparator.comparing(heard -> heard.health().till()))
                .toList();
    }

    /** A record that its last word did not know of is a sign of life, too: that one may be a minute old. */
    private Heard withRecord(Heard heard, TillPositions.@Nullable Seen newest) {
        TillHealth health = heard.health();
        Optional<TillPositions.Seen> later =
                Optional.ofNullable(newest).filter(seen -> isBeyond(seen.position(), health));
        boolean closed = assortment
                .store(health.till().store())
                .filter(store -> store.isClosed(clock.instant()))
                .isPresent();
        Instant at = later.map(TillPositions.Seen::at)
                .filter(seen -> seen.isAfter(heard.at()))
                .orElse(heard.at());
        return new Heard(health, at, closed || (health.isLast() && later.isEmpty()));
    }

    private static boolean isBeyond(TillPosition position, TillHealth health) {
        return position.epoch() > health.epoch()
                || (position.epoch() == health.epoch() && position.highest() > health.journalHead());
    }
}
