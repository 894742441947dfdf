package io.tillstream.dashboards.rollout;

import io.tillstream.dashboards.fleet.TillHealths;
import io.tillstream.events.TillId;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Who is told first: one till that is well, then the rest of its store, then the rest. */
final class Rings {
    private Rings() {}

    /**
     * The ring of each till.
     *
     * @param tills those that take settings; empty for none
     */
    static Map<TillId, Integer> of(List<TillHealths.Heard> tills, Instant now) {
        Map<TillId, Integer> rings = new TreeMap<>();
        tills.stream()
                .min(Comparator.comparingInt((TillHealths.Heard heard) -> heard.isSilent(now) ? 1 : 0)
                        .thenComparingInt(heard -> heard.health().findings().size())
                        .thenComparing(heard -> heard.health().till()))
                .map(heard -> heard.health().till())
                .ifPresent(first -> tills.stream()
                        .map(heard -> heard.health().till())
                        .forEach(till -> rings.put(
                                till, till.equals(first) ? 0 : till.store().equals(first.store()) ? 1 : 2)));
        return rings;
    }
}
