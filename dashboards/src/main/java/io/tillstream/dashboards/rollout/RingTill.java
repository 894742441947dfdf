package io.tillstream.dashboards.rollout;

import io.tillstream.events.TillId;
import io.tillstream.events.till.WantedSettings;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A till of a roll-out, and how it was when its ring began.
 *
 * @param till which
 * @param ring 0 for the first till, 1 for the rest of its store, 2 for the rest
 * @param earlier what it was told before; absent for nothing
 * @param findings what its doctor had found then
 * @param heard whether it was heard of then; one that was not is told, and not waited for
 * @param heldAt when it was first seen to run the program for good; absent before that, and where settings are given
 */
record RingTill(
        TillId till,
        int ring,
        @Nullable WantedSettings earlier,
        Set<String> findings,
        boolean heard,
        @Nullable Instant heldAt) {
    RingTill {
        findings = Set.copyOf(findings);
    }

    /** One that does not hold it yet. */
    RingTill(TillId till, int ring, @Nullable WantedSettings earlier, Set<String> findings, boolean heard) {
        this(till, ring, earlier, findings, heard, null);
    }

    RingTill seenHolding(Instant at) {
        return new RingTill(till, ring, earlier, findings, heard, at);
    }

    Optional<WantedSettings> before() {
        return Optional.ofNullable(earlier);
    }
}
