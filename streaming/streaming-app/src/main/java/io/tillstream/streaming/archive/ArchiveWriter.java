package io.tillstream.streaming.archive;

import io.tillstream.events.sale.JournalRecord;
import io.tillstream.streaming.settings.StreamingSettings;
import io.tillstream.streaming.topic.TopicCreation;
import io.tillstream.wire.Replay;
import io.tillstream.wire.Topics;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Follows {@code aggregate.accepted.v1} and writes it to the archive. It reads from where the archive's file names end;
 * no consumer group keeps a position that could disagree with them.
 */
@Component
class ArchiveWriter implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(ArchiveWriter.class);
    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration AFTER_TROUBLE = Duration.ofSeconds(5);
    private static final Duration STOP_PATIENCE = Duration.ofSeconds(10);

    /** About two thousand baskets: few enough to hold in memory for every partition, enough for a useful file. */
    private static final long LARGEST_BATCH_BYTES = 8L << 20;

    private final StreamingSettings settings;
    private final Deserializer<JournalRecord> records = Topics.ACCEPTED.values().deserializer();
    private final Map<TopicPartition, Long> archivedUpTo = new ConcurrentHashMap<>();
    private final CountDownLatch stop = new CountDownLatch(1);
    private volatile @Nullable ArchiveFolder folder;
    private volatile @Nullable String trouble;
    private @Nullable Thread thread;

    /** @param topics asked for so that the topics exist before */
    ArchiveWriter(StreamingSettings settings, TopicCreation topics) {
        if (!topics.names().contains(Topics.ACCEPTED.name())) {
            throw new IllegalStateException("Topic " + Topics.ACCEPTED.name() + " was not created.");
        }
        this.settings = settings;
    }

    /** The first offset of each partition that is not archived; empty before the writer has begun. */
    Map<TopicPartition, Long> archivedUpTo() {
        return Map.copyOf(archivedUpTo);
    }

    /** Records in the archive. */
    long transactions() {
        ArchiveFolder open = folder;
        return open == null ? 0 : open.records();
    }

    /** Why it cannot write now, or nothing. */
    @Nullable
    String trouble() {
        return trouble;
    }

    @Override
    public synchronized void start() {
        thread = Thread.ofPlatform().name("archive").start(this::keepWriting);
    }

    @Override
    public synchronized void stop() {
        stop.countDown();
        if (thread != null) {
            try {
                if (!thread.join(STOP_PATIENCE)) {
                    LOG.warn(
                            "The archive writer did not stop within {}; its last batch is written again.",
                            STOP_PATIENCE);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            thread = null;
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return thread != null;
    }

    private void keepWriting() {
        while (!isStopping(Duration.ZERO)) {
            try {
                follow();
            } catch (IOException | KafkaException e) {
                trouble = String.valueOf(e.getMessage());
                LOG.error("The archive cannot be written and is tried again in {}.", AFTER_TROUBLE, e);
                isStopping(AFTER_TROUBLE);
            }
        }
    }

    private void follow() throws IOException {
        ArchiveFolder open = ArchiveFolder.open(settings.archive());
        folder = open;
        try (Consumer<String, byte[]> consumer = consumer()) {
            Map<TopicPartition, ArchiveBatch> batches = new HashMap<>();
            begin(consumer, open, batches);
            Instant nextFlush = Instant.now().plus(settings.archiveEvery());
            while (!isStopping(Duration.ZERO)) {
                for (ConsumerRecord<String, byte[]> record : consumer.poll(POLL)) {
                    if (Replay.isForOneLedger(record.headers())) {
                        continue;
                    }
                    TopicPartition partition = new TopicPartition(record.topic(), record.partition());
                    ArchiveBatch batch = batches.getOrDefault(partition, new ArchiveBatch(partition.partition()));
                    batch.add(
                            record.offset(),
                            records.deserialize(record.topic(), record.value())
                                    .fact()
                                    .businessDate(),
                            record.value());
                    batches.put(partition, batch);
                    if (batch.bytes() >= LARGEST_BATCH_BYTES) {
                        open.write(batch);
                        batches.put(partition, new ArchiveBatch(partition.partition()));
                    }
                }
                if (!Instant.now().isBefore(nextFlush)) {
                    flush(open, batches);
                    nextFlush = Instant.now().plus(settings.archiveEvery());
                }
                batches.forEach((partition, batch) ->
                        archivedUpTo.put(partition, batch.isEmpty() ? consumer.position(partition) : batch.first()));
                trouble = null;
            }
            flush(open, batches);
        }
    }

    private static void flush(ArchiveFolder open, Map<TopicPartition, ArchiveBatch> batches) throws IOException {
        for (var entry : batches.entrySet()) {
            if (!entry.getValue().isEmpty()) {
                open.write(entry.getValue());
                entry.setValue(new ArchiveBatch(entry.getKey().partition()));
            }
        }
    }

    private static void begin(
            Consumer<String, byte[]> consumer, ArchiveFolder open, Map<TopicPartition, ArchiveBatch> batches)
            throws IOException {
        List<TopicPartition> partitions = new ArrayList<>();
        consumer.partitionsFor(Topics.ACCEPTED.name())
                .forEach(info -> partitions.add(new TopicPartition(info.topic(), info.partition())));
        consumer.assign(partitions);
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        for (TopicPartition partition : partitions) {
            long next = open.next(partition.partition()).orElse(0L);
            long end = ends.getOrDefault(partition, 0L);
            if (next > end) {
                throw new IOException("The archive reaches offset " + next + " of " + partition + ", which ends at "
                        + end + ": it belongs to another Kafka; give tillstream.archive another folder.");
            }
            consumer.seek(partition, next);
            batches.put(partition, new ArchiveBatch(partition.partition()));
        }
    }

    private Consumer<String, byte[]> consumer() {
        return new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        settings.kafka(),
                        ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                        "read_committed",
                        ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                        false,
                        ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                        "none"),
                new StringDeserializer(),
                new ByteArrayDeserializer());
    }

    private boolean isStopping(Duration within) {
        try {
            return stop.await(within.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }
}
