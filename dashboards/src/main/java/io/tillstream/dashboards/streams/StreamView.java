package io.tillstream.dashboards.streams;

import io.tillstream.wire.Topic;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something kept in memory from one topic, read from its first record on. Records are applied by one thread, in order
 * per key; the same record may come again after a restart of the reader.
 *
 * @param <V> the type of the topic's values
 */
public interface StreamView<V> {
    Topic<V> topic();

    /** Whether a record of this key is of interest; the others are not even decoded. */
    default boolean wants(String key) {
        return true;
    }

    /**
     * Takes in one record.
     *
     * @param key its key
     * @param value its value, or absent when the key is void from now on
     * @param recordedAt when the broker recorded it, system time
     */
    void apply(String key, @Nullable V value, Instant recordedAt);
}
