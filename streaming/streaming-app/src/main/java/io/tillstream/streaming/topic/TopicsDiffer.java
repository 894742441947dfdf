package io.tillstream.streaming.topic;

import java.util.List;

/** Topics exist with another number of partitions than the catalogue says; the message says which, and what to do. */
public final class TopicsDiffer extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** One topic, with how many partitions it has and how many it should have. */
    record Difference(String topic, int found, int wanted) {}

    TopicsDiffer(String kafka, List<Difference> differences) {
        super(message(kafka, differences.getFirst(), differences.size() - 1));
    }

    private static String message(String kafka, Difference first, int others) {
        return "Topic " + first.topic() + " on Kafka at " + kafka + " has " + first.found() + " partitions"
                + (others == 0 ? "" : " (and " + others + " more)") + "; this version wants "
                + first.wanted()
                + "; go on with the version that made it, or start with a new home and an empty Kafka.";
    }
}
