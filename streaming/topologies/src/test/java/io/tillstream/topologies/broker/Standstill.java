package io.tillstream.topologies.broker;

import io.tillstream.topologies.StreamsSettings;
import io.tillstream.wire.Topic;
import io.tillstream.wire.Topics;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;

/** Waits until the streams have read all there is, and nothing moves any more. */
final class Standstill {
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final Duration STILL = Duration.ofSeconds(3);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(300);
    private static final List<Topic<?>> READ = List.of(Topics.SALE, Topics.ACCEPTED, Topics.POINTS_ENTRY);

    private Standstill() {}

    /** Whether the two came to rest in time. */
    static boolean reached(String kafka) throws InterruptedException {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka))) {
            long until = System.nanoTime() + PATIENCE.toNanos();
            long since = System.nanoTime();
            Map<TopicPartition, Long> before = Map.of();
            while (System.nanoTime() < until) {
                Map<TopicPartition, Long> ends = new HashMap<>();
                boolean isAllRead = isAllRead(admin, ends);
                if (!isAllRead || !ends.equals(before)) {
                    since = System.nanoTime();
                    before = ends;
                } else if (System.nanoTime() - since > STILL.toNanos()) {
                    return true;
                }
                TimeUnit.MILLISECONDS.sleep(BETWEEN_LOOKS.toMillis());
            }
            return false;
        }
    }

    /** Compares what the group has committed with the committed ends, as a broker that is still recovering allows. */
    private static boolean isAllRead(Admin admin, Map<TopicPartition, Long> ends) throws InterruptedException {
        try {
            Map<TopicPartition, OffsetAndMetadata> read = admin.listConsumerGroupOffsets(StreamsSettings.APPLICATION)
                    .partitionsToOffsetAndMetadata()
                    .get();
            Set<TopicPartition> asked = new HashSet<>(read.keySet());
            READ.forEach(topic -> IntStream.range(0, topic.partitions())
                    .forEach(partition -> asked.add(new TopicPartition(topic.name(), partition))));
            Map<TopicPartition, OffsetSpec> latest = new HashMap<>();
            asked.forEach(partition -> latest.put(partition, OffsetSpec.latest()));
            admin.listOffsets(latest, new ListOffsetsOptions(IsolationLevel.READ_COMMITTED))
                    .all()
                    .get()
                    .forEach((partition, end) -> ends.put(partition, end.offset()));
            Map<TopicPartition, OffsetSpec> beyond = new HashMap<>(latest);
            Map<TopicPartition, Long> written = new HashMap<>();
            admin.listOffsets(beyond).all().get().forEach((partition, end) -> written.put(partition, end.offset()));
            // An open transaction is something that moves.
            return written.equals(ends)
                    && ends.entrySet().stream().allMatch(end -> {
                        OffsetAndMetadata offset = read.get(end.getKey());
                        return end.getValue() == 0 || (offset != null && offset.offset() >= end.getValue());
                    });
        } catch (ExecutionException e) {
            return false;
        }
    }
}
