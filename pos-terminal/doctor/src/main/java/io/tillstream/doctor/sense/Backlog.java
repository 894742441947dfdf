package io.tillstream.doctor.sense;

import java.time.Duration;
import java.util.Optional;

/**
 * What head office does not have yet.
 *
 * @param records how many of the till's own records wait
 * @param oldest how long the oldest of them has waited
 * @param refusal why head office does not take them, when it has said so
 * @param hasPrices whether the till has learnt its store, products and prices
 */
public record Backlog(long records, Optional<Duration> oldest, Optional<String> refusal, boolean hasPrices) {
    public Backlog {
        if (records < 0) {
            throw new IllegalArgumentException("Backlog of " + records + " records: at least 0.");
        }
    }
}
