package io.tillstream.dashboards.fleet;

import io.tillstream.events.TillId;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How far a till has arrived, and since when nothing is heard of it.
 *
 * @param till how far
 * @param silentSince when it was last heard of; absent where it tells of itself, or never did
 */
record TillRow(TillPositions.Till till, @Nullable Instant silentSince) {
    /** Silent ones first, both by name. */
    static List<TillRow> of(List<TillPositions.Till> tills, List<TillHealths.Heard> silent) {
        Map<TillId, Instant> since = new HashMap<>();
        silent.forEach(heard -> since.put(heard.health().till(), heard.at()));
        return tills.stream()
                .map(till -> new TillRow(till, since.get(till.till())))
                .sorted(Comparator.comparing(row -> row.silentSince() == null))
                .toList();
    }
}
