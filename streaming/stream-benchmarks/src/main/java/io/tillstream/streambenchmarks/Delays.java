package io.tillstream.streambenchmarks;

import java.time.Duration;
import java.util.List;

/**
 * How long each of some sales took.
 *
 * @param ascending the shortest first
 */
record Delays(List<Duration> ascending) {
    Delays {
        ascending = ascending.stream().sorted().toList();
    }

    int size() {
        return ascending.size();
    }

    /**
     * What so large a share of them stayed below.
     *
     * @throws IllegalStateException when there are none
     */
    Duration at(double share) {
        if (ascending.isEmpty()) {
            throw new IllegalStateException("No sale arrived.");
        }
        return ascending.get(Math.min(size() - 1, (int) (size() * share)));
    }
}
