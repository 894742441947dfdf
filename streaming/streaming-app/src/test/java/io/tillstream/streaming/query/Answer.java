package io.tillstream.streaming.query;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What answers look like that are put together for the API and are no types of the contract. */
final class Answer {
    private Answer() {}

    /** Every error. */
    record Problem(String error) {}

    record Lag(long records) {}

    record Archived(long transactions, long waiting) {}

    record Letter(
            String id,
            String topic,
            int partition,
            long offset,
            String cause,
            String key,
            Instant refusedAt,
            @Nullable Integer bytes,
            @Nullable String replayOf,
            @Nullable String obstacle) {}

    record Letters(List<Letter> letters) {}

    record ReplayOrder(@Nullable List<String> only, boolean rehearsal) {}

    record Replayed(List<Letter> replayed, List<Letter> left) {}

    record ThisInstance(
            @Nullable String address, String state, int restoringPartitions, long restoringRecords, long standbyLag) {}

    record Instance(String address, int active, int standby) {}

    record Instances(ThisInstance here, List<Instance> instances) {}
}
