package io.tillstream.portal.streams;

import io.tillstream.wire.Topic;
import java.util.List;

/**
 * A topic as tables.
 *
 * @param <V> the type of the topic's values
 */
public interface Projection<V> {
    Topic<V> topic();

    /** What its reading place is noted under; two that share a topic must not share a place. */
    default String place() {
        return topic().name();
    }

    /**
     * Takes records in the order of their partition, inside the transaction that also notes how far the topic was read.
     * After another log has been started from its beginning the same records may come again: taking one twice must
     * change nothing.
     */
    void take(List<Fact<V>> facts);
}
