package io.tillstream.dashboards.search;

import io.tillstream.dashboards.settings.DashboardsSettings;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Where the index stands, for people. */
@Component
public final class IndexStatus {
    private final boolean searching;
    private final Clock clock;
    private final Map<Lane, Long> behind = new EnumMap<>(Lane.class);
    private final Map<Lane, Instant> silentSince = new EnumMap<>(Lane.class);
    private long refused;

    IndexStatus(DashboardsSettings settings, Clock clock) {
        this.searching = settings.elasticsearch() != null;
        this.clock = clock;
    }

    /** What can be said of the index. */
    public sealed interface State {
        /** No search cluster is set. */
        record Off() implements State {}

        /**
         * The cluster does not answer; selling goes on and the log is indexed later.
         *
         * @param since when it answered last
         * @param behind records of the log to go, as far as is known
         * @param never it has not answered since this app started; it may be starting, too
         */
        record Silent(Instant since, long behind, boolean never) implements State {}

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
        Optional<Instant> silent = silentSince.values().stream().min(Comparator.naturalOrder());
        if (silent.isPresent()) {
            return new State.Silent(silent.get(), records, behind.isEmpty());
        }
        return records > 0 || behind.size() < Lane.LANES.size() ? new State.Trailing(records) : new State.Current();
    }

    /** Sale lines the cluster refused for good; 0 unless something is wrong with the mapping. */
    public synchronized long refused() {
        return refused;
    }

    synchronized void answered(Lane lane, long recordsBehind, long newlyRefused) {
        behind.put(lane, recordsBehind);
        silentSince.remove(lane);
        refused += newlyRefused;
    }

    /** For one lane alone: the other may have nothing to write, and would hear of nothing. */
    synchronized void silent(Lane lane) {
        silentSince.putIfAbsent(lane, clock.instant());
    }
}
