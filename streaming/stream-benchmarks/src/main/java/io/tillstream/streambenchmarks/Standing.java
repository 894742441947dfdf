package io.tillstream.streambenchmarks;

import io.tillstream.events.Hash;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** What a contender needed, round by round, and what it arrived at each time. */
final class Standing {
    private final List<Race.Run> runs = new ArrayList<>();
    private final Set<Hash> outputs = new HashSet<>();

    void add(Race.Run run) {
        runs.add(run);
        outputs.add(run.tables().hash());
    }

    int rounds() {
        return runs.size();
    }

    /** The median of its processor times. */
    Duration processor() {
        return median(Race.Run::processor);
    }

    /** The median of its times. */
    Duration time() {
        return median(Race.Run::time);
    }

    private Duration median(Function<Race.Run, Duration> figure) {
        return runs.stream().map(figure).sorted().toList().get(runs.size() / 2);
    }

    /** Whether both arrived at the same each time. */
    boolean agreesWith(Standing other) {
        return outputs.size() == 1 && outputs.equals(other.outputs);
    }
}
