package io.tillstream.dashboards.streams;

import io.tillstream.encoding.CanonicalJson;
import io.tillstream.encoding.UnreadableFact;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Feeds every {@link StreamView} from one consumer and knows when all of them are complete for the first time. */
@Component
public final class ViewReader implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(ViewReader.class);
    private static final Duration POLL = Duration.ofMillis(200);

    private final Broker broker;
    private final Map<String, StreamView<?>> views = new HashMap<>();
    private final AtomicLong unreadable = new AtomicLong();
    private final ReaderThread thread = new ReaderThread("stream-views", this::read);
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition advanced = lock.newCondition();
    /** The next record of each partition; guarded by the lock. */
    private final Map<TopicPartition, Long> positions = new HashMap<>();

    private volatile boolean complete;
    private volatile boolean running;

    ViewReader(Broker broker, List<StreamView<?>> views) {
        this.broker = broker;
        for (StreamView<?> view : views) {
            if (this.views.put(view.topic().name(), view) != null) {
                throw new IllegalArgumentException(
                        "Two views read " + view.topic().name() + "; one is enough.");
            }
        }
    }

    /** Whether everything that was in the topics at the start has been read. */
    public boolean isComplete() {
        return complete;
    }

    /** How many records could not be read; each was logged with its place. */
    public long unreadable() {
        return unreadable.get();
    }

    /**
     * Waits until the views hold what was written; partitions that no view reads are not waited for.
     *
     * @param written the last record of each partition
     * @return false when that took longer than the patience
     */
    public boolean awaits(Map<TopicPartition, Long> written, Duration patience) throws InterruptedException {
        lock.lock();
        try {
            long left = patience.toNanos();
            while (!holds(written)) {
                if (left <= 0) {
                    return false;
                }
                left = advanced.awaitNanos(left);
            }
            return true;
        } finally {
            lock.unlock();
        }
    }

    private boolean holds(Map<TopicPartition, Long> written) {
        return complete
                && written.entrySet().stream()
                        .filter(last -> views.containsKey(last.getKey().topic()))
                        .allMatch(last -> positions.getOrDefault(last.getKey(), -1L) > last.getValue());
    }

    private void advance(KafkaConsumer<String, byte[]> reader, Collection<TopicPartition> read) {
        lock.lock();
        try {
            read.forEach(partition -> positions.put(partition, reader.position(partition)));
            advanced.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void begin() {
        lock.lock();
        try {
            positions.clear();
        } finally {
            lock.unlock();
        }
    }

    private void read(ReaderThread self) throws InterruptedException {
        try (KafkaConsumer<String, byte[]> reader = broker.newReader()) {
            var partitions = broker.partitions(
                    reader, views.values().stream().map(StreamView::topic).toList());
            if (partitions.isEmpty()) {
                LOG.info("Waiting for topics that streaming-app has not created yet.");
                self.pauseBeforeRetry();
                return;
            }
            begin();
            reader.assign(partitions.get());
            reader.seekToBeginning(partitions.get());
            Map<TopicPartition, Long> ends = reader.endOffsets(partitions.get());
            while (!self.isStopping()) {
                ConsumerRecords<String, byte[]> read = reader.poll(POLL);
                read.forEach(this::apply);
                self.wentWell();
                if (!complete) {
                    complete =
                            ends.entrySet().stream().allMatch(end -> reader.position(end.getKey()) >= end.getValue());
                }
                advance(reader, read.partitions());
            }
        }
    }

    private void apply(ConsumerRecord<String, byte[]> message) {
        StreamView<?> view = views.get(message.topic());
        if (view == null || message.key() == null || !view.wants(message.key())) {
            return;
        }
        try {
            hand(view, message);
        } catch (UnreadableFact e) {
            unreadable.incrementAndGet();
            LOG.warn(
                    "Record {} of {}-{} is left out: {}",
                    message.offset(),
                    message.topic(),
                    message.partition(),
                    e.getMessage());
        }
    }

    private static <V> void hand(StreamView<V> view, ConsumerRecord<String, byte[]> message) {
        byte[] bytes = message.value();
        V value =
                bytes == null ? null : CanonicalJson.decode(bytes, view.topic().value());
        view.apply(message.key(), value, Instant.ofEpochMilli(message.timestamp()));
    }

    @Override
    public void start() {
        running = true;
        thread.start();
    }

    @Override
    public void stop() {
        running = false;
        thread.stop();
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
