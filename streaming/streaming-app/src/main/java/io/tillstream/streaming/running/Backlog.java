package io.tillstream.streaming.running;

import io.tillstream.topologies.StreamsSettings;
import io.tillstream.wire.Topic;
import io.tillstream.wire.Topics;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;

/** What the ledgers' group has not read yet of some topics, and of the internal ones it has begun to read. */
public final class Backlog implements AutoCloseable {
    private static final long PATIENCE_SECONDS = 10;

    private final Admin admin;
    private final List<TopicPartition> inputs;

    public Backlog(String kafka, Set<String> topics) {
        admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, kafka));
        inputs = Topics.ALL.stream()
                .filter(topic -> topics.contains(topic.name()))
                .flatMap(Backlog::partitions)
                .toList();
    }

    private static Stream<TopicPartition> partitions(Topic<?> topic) {
        return IntStream.range(0, topic.partitions())
                .mapToObj(partition -> new TopicPartition(topic.name(), partition));
    }

    /**
     * Offsets between what the topologies have committed and the ends of all they read. Transaction markers count too
     * while there is a lag; 0 means that everything has been processed.
     */
    public long records() throws ExecutionException, InterruptedException, TimeoutException {
        Map<TopicPartition, OffsetAndMetadata> committed = admin.listConsumerGroupOffsets(StreamsSettings.APPLICATION)
                .partitionsToOffsetAndMetadata()
                .get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        Map<TopicPartition, Long> from = new HashMap<>();
        inputs.forEach(input -> from.put(input, 0L));
        committed.forEach((input, offset) -> from.put(input, offset == null ? 0L : offset.offset()));
        Map<TopicPartition, Long> ends = ends(from.keySet());
        return ends.entrySet().stream()
                .mapToLong(end -> Math.max(0, end.getValue() - from.getOrDefault(end.getKey(), 0L)))
                .sum();
    }

    /** The ends of partitions as far as their transactions are committed. */
    Map<TopicPartition, Long> ends(Collection<TopicPartition> partitions)
            throws ExecutionException, InterruptedException, TimeoutException {
        Map<TopicPartition, OffsetSpec> asked = new HashMap<>();
        partitions.forEach(partition -> asked.put(partition, OffsetSpec.latest()));
        Map<TopicPartition, ListOffsetsResultInfo> answers = admin.listOffsets(
                        asked, new ListOffsetsOptions(IsolationLevel.READ_COMMITTED))
                .all()
                .get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        Map<TopicPartition, Long> ends = new HashMap<>();
        answers.forEach((partition, answer) -> ends.put(partition, answer.offset()));
        return ends;
    }

    @Override
    public void close() {
        admin.close();
    }
}
