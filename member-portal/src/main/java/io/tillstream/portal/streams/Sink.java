package io.tillstream.portal.streams;

import io.tillstream.wire.Topic;
import java.util.List;
import java.util.Map;

/**
 * Where the facts of one topic go, together with the place up to which they have come.
 *
 * @param <V> the type of the topic's values
 */
public interface Sink<V> {
    Topic<V> topic();

    /**
     * Where to go on reading.
     *
     * @param log which log this is; places in another one of this name are none
     * @param partitions how many partitions it has
     * @return next offset per partition; a missing one begins at the first record
     */
    Map<Integer, Long> places(String log, int partitions);

    /**
     * Takes facts in the order of their partition, and notes the places. When it throws, the same come again; they may come
     * again in any case, and taking one twice must change nothing.
     *
     * @param next next offset of every partition that was read
     */
    void take(String log, List<Fact<V>> facts, Map<Integer, Long> next);

    /** Everything has been taken that was in the log when reading began. */
    default void caughtUp() {}

    /** There is nothing to read just now. It throws when what it took is gone, and reading begins again. */
    default void look() {}
}
