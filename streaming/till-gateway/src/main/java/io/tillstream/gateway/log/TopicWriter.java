package io.tillstream.gateway.log;

import java.util.List;
import java.util.Map;

/** Appends to topics and returns only once the log has acknowledged. */
public interface TopicWriter {
    /**
     * Appends values in order under one key.
     *
     * @throws LogUnavailable when the log did not acknowledge all of them; some may have been appended
     */
    default void append(String topic, String key, List<byte[]> values) {
        append(topic, key, values, Map.of());
    }

    /**
     * Appends values in order under one key.
     *
     * @param traceParents the W3C trace header of some of them, by their places in the list
     * @throws LogUnavailable when the log did not acknowledge all of them; some may have been appended
     */
    void append(String topic, String key, List<byte[]> values, Map<Integer, String> traceParents);

    /** The log did not acknowledge. */
    final class LogUnavailable extends RuntimeException {
        private static final long serialVersionUID = 1L;

        public LogUnavailable(String message, Throwable cause) {
            super(message, cause);
        }
    }
}
