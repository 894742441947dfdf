package io.tillstream.gateway.log;

import java.util.List;

/** Appends to topics and returns only once the log has acknowledged. */
public interface TopicWriter {
    /**
     * Appends values in order under one key.
     *
     * @throws LogUnavailable when the log did not acknowledge all of them; some may have been appended
     */
    void append(String topic, String key, List<byte[]> values);

    /** The log did not acknowledge. */
    final class LogUnavailable extends RuntimeException {
        private static final long serialVersionUID = 1L;

        public LogUnavailable(String message, Throwable cause) {
            super(message, cause);
        }
    }
}
