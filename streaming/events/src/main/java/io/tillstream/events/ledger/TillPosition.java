package io.tillstream.events.ledger;

import io.tillstream.events.Hash;
import io.tillstream.events.Money;
import io.tillstream.events.TillId;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How far one epoch of a till has arrived. Topic {@code aggregate.till-position.v1}, key: {@code till|epoch}.
 *
 * @param till the till
 * @param epoch its epoch
 * @param highWaterMark highest sequence up to which nothing is missing
 * @param highest highest sequence seen
 * @param gaps what is missing between the two
 * @param transactions accepted records
 * @param sales accepted sales and returns among them
 * @param net sum of their totals; absent before the first
 * @param duplicates records dropped because they had arrived before
 * @param clones records refused because another one with this number had arrived before
 * @param headHash hash at the high-water mark
 */
public record TillPosition(
        TillId till,
        int epoch,
        long highWaterMark,
        long highest,
        List<Range> gaps,
        long transactions,
        long sales,
        @Nullable Money net,
        long duplicates,
        long clones,
        Hash headHash) {
    public TillPosition {
        Objects.requireNonNull(till, "till");
        Objects.requireNonNull(headHash, "headHash");
        gaps = List.copyOf(gaps);
    }

    /**
     * Missing sequence numbers.
     *
     * @param from first missing
     * @param to last missing
     */
    public record Range(long from, long to) {
        public Range {
            if (from < 1 || to < from) {
                throw new IllegalArgumentException("Gap " + from + " to " + to + " is not a range.");
            }
        }
    }
}
