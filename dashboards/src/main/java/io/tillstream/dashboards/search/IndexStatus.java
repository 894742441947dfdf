package io.tillstream.dashboards.search;

import io.tillstream.dashboards.settings.DashboardsSettings;
import java.time.Clock;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Where the index stands, for people. */
@Component
public final class IndexStatus {
    private final boolean searching;
    private final Clock clock;
    private final Map<Lane, Long> behind = new EnumMap<>(Lane.class);
    private @Nullable Instant silentSince;
    private long refused;

    IndexStatus(DashboardsSettings settings, Clock clock) {
        this.searching = settings.elasticsearch() != null;
        this.clock = clock;
    }

    /** What can be said of the index. */
    public sealed interface State {
        /** No search cluster is set. */
        record Off() implements State {}

        /** The cluster does not answer; selling goes on and the log is indexed later. */
        record Silent(Instant since, long behind) implements State {}

        /** It answers and has so many records of the log to go. */
        record Trailing(long behind) implements State {}

        /** Everything accepted can be found. */
        record Current() implements State {}
    }

    public synchronized State state() {
        if (!searching) {
            return new State.Off();
        }
        long records = behind.values().stream().mapToLong(Long::longValue).sum();
        if (silentSince != null) {
            return new State.Silent(silentSince, records);
        }
        return records > 0 || behind.size() < Lane.LANES.size() ? new State.Trailing(records) : new State.Current();
    }

    /** Sale lines the cluster refused for good; 0 unless something is wrong with the mapping. */
    public synchronized long refused() {
        return refused;
    }

    synchronized void answered(Lane lane, long recordsBehind, long newlyRefused) {
        behind.put(lane, recordsBehind);
        silentSince = null;
        refused += newlyRefused;
    }

    synchronized void silent() {
        if (silentSince == null) {
            silentSince = clock.instant();
        }
    }
}
