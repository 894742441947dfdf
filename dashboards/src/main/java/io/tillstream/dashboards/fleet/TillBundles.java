package io.tillstream.dashboards.fleet;

import io.tillstream.dashboards.live.LiveEvents;
import io.tillstream.dashboards.streams.StreamView;
import io.tillstream.events.TillId;
import io.tillstream.events.till.TillBundle;
import io.tillstream.wire.Topic;
import io.tillstream.wire.Topics;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/** The latest log of each till that was sent within three days, of the newest tills only; older ones nobody gets. */
@Component
final class TillBundles implements StreamView<TillBundle> {
    private static final Logger LOG = LoggerFactory.getLogger(TillBundles.class);
    private static final Duration SHOWN = Duration.ofDays(3);
    private static final Duration SOON_AFTER = Duration.ofSeconds(1);

    /** Of at most 672 KiB each, so all of them take no more than 42 MiB. */
    static final int MOST_KEPT = 64;

    private final Map<TillId, Sent> bundles = new ConcurrentHashMap<>();
    /** By till; of those, too, whose file is gone. */
    private final Map<TillId, String> answered = new ConcurrentHashMap<>();

    private final LiveEvents live;
    private final Clock wall;

    @Autowired
    TillBundles(LiveEvents live) {
        this(live, Clock.systemUTC());
    }

    /** By true time, which is what the gateway stamps. */
    TillBundles(LiveEvents live, Clock wall) {
        this.live = live;
        this.wall = wall;
    }

    /**
     * What a till sent.
     *
     * @param request which it answers
     * @param at when it arrived, true time
     * @param zip the file
     */
    @SuppressWarnings("ArrayRecordComponent") // given out as it came, never compared or altered
    record Sent(String request, Instant at, byte[] zip) {}

    @Override
    public Topic<TillBundle> topic() {
        return Topics.TILL_BUNDLE;
    }

    @Override
    public void apply(String key, @Nullable TillBundle value, Instant recordedAt) {
        if (value == null) {
            return;
        }
        answered.put(value.till(), value.id());
        Sent sent = sent(value);
        if (sent == null || isOver(sent)) {
            return;
        }
        bundles.put(value.till(), sent);
        Duration left = Duration.between(wall.instant(), sent.at().plus(SHOWN)).plus(SOON_AFTER);
        CompletableFuture.delayedExecutor(left.toMillis(), TimeUnit.MILLISECONDS)
                .execute(this::forget);
        while (bundles.size() > MOST_KEPT) {
            bundles.entrySet().stream()
                    .min(Comparator.comparing(each -> each.getValue().at()))
                    .map(Map.Entry::getKey)
                    .ifPresent(bundles::remove);
        }
        live.changed(LiveEvents.Subject.FLEET, value.till().store());
    }

    private static @Nullable Sent sent(TillBundle bundle) {
        try {
            return new Sent(bundle.id(), bundle.at(), Base64.getDecoder().decode(bundle.zip()));
        } catch (IllegalArgumentException e) {
            LOG.warn("The log of till {} is left out: it is not base 64.", bundle.till());
            return null;
        }
    }

    private boolean isOver(Sent sent) {
        return sent.at().isBefore(wall.instant().minus(SHOWN));
    }

    /** Lets go of what is older than three days. */
    void forget() {
        bundles.values().removeIf(this::isOver);
    }

    /** How many files are kept now. */
    int kept() {
        return bundles.size();
    }

    Optional<Sent> of(TillId till) {
        return Optional.ofNullable(bundles.get(till)).filter(sent -> !isOver(sent));
    }

    /** Whether a till's latest file answers this request. */
    boolean isAnswered(TillId till, String request) {
        return request.equals(answered.get(till));
    }
}
