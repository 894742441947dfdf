package io.tillstream.gateway.log;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads whole topics from their beginning, then whatever is appended, on one thread.
 *
 * <p>It waits for topics that do not exist yet (the streaming app creates them) and starts over after a failure; the
 * receiver keeps the latest value per key, so reading again does no harm.
 */
public final class TopicFollower implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(TopicFollower.class);
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private final String name;
    private final String bootstrapServers;
    private final Set<String> topics;
    private final Consumer<List<Followed>> receiver;
    private volatile boolean caughtUp;
    private final Thread thread;
    private volatile boolean closing;
    private volatile @Nullable KafkaConsumer<String, byte[]> open;

    private TopicFollower(String name, String bootstrapServers, Set<String> topics, Consumer<List<Followed>> receiver) {
        this.name = name;
        this.bootstrapServers = bootstrapServers;
        this.topics = Set.copyOf(topics);
        this.receiver = receiver;
        this.thread = Thread.ofPlatform().name("follow-" + name).daemon().unstarted(this::run);
    }

    /** Starts following. The receiver is called on the follower's thread, in order within a partition. */
    public static TopicFollower follow(
            String name, String bootstrapServers, Set<String> topics, Consumer<List<Followed>> receiver) {
        TopicFollower follower = new TopicFollower(name, bootstrapServers, topics, receiver);
        follower.thread.start();
        return follower;
    }

    /** Whether everything that was there at the start has been received. */
    public boolean isCaughtUp() {
        return caughtUp;
    }

    private void run() {
        while (!closing) {
            try (KafkaConsumer<String, byte[]> consumer = new KafkaConsumer<>(consumerSettings())) {
                open = consumer;
                read(consumer);
            } catch (WakeupException e) {
                LOG.debug("Follower {} was woken to stop.", name);
            } catch (KafkaException e) {
                LOG.warn("Follower {} lost the log and starts over: {}", name, e.getMessage());
                LockSupport.parkNanos(PATIENCE.toNanos());
            } catch (RuntimeException e) {
                // What the receiver could not take is missing there until it has been read again.
                caughtUp = false;
                LOG.error("Follower {} could not be received and starts over: {}", name, e.toString());
                LockSupport.parkNanos(PATIENCE.toNanos());
            }
        }
    }

    private void read(KafkaConsumer<String, byte[]> consumer) {
        List<TopicPartition> partitions = partitionsOnceTheyExist(consumer);
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        while (!closing) {
            List<Followed> batch = new ArrayList<>();
            for (ConsumerRecord<String, byte[]> polled : consumer.poll(PATIENCE)) {
                batch.add(new Followed(polled.topic(), polled.key(), polled.value()));
            }
            if (!batch.isEmpty()) {
                receiver.accept(batch);
            }
            if (!caughtUp
                    && ends.entrySet().stream().allMatch(end -> consumer.position(end.getKey()) >= end.getValue())) {
                caughtUp = true;
                LOG.info("Follower {} has read all there was in {}.", name, topics);
            }
        }
    }

    private List<TopicPartition> partitionsOnceTheyExist(KafkaConsumer<String, byte[]> consumer) {
        List<TopicPartition> partitions = new ArrayList<>();
        for (String topic : topics) {
            var described = consumer.partitionsFor(topic);
            while (described == null || described.isEmpty()) {
                if (closing) {
                    throw new WakeupException();
                }
                LockSupport.parkNanos(Duration.ofMillis(250).toNanos());
                described = consumer.partitionsFor(topic);
            }
            described.forEach(info -> partitions.add(new TopicPartition(topic, info.partition())));
        }
        return partitions;
    }

    private Map<String, Object> consumerSettings() {
        return Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrapServers,
                ConsumerConfig.CLIENT_ID_CONFIG,
                "till-gateway-" + name,
                ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                "read_committed",
                ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG,
                "false",
                ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                "false",
                ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
                "5000",
                ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG,
                StringDeserializer.class,
                ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG,
                ByteArrayDeserializer.class);
    }

    @Override
    public void close() {
        closing = true;
        KafkaConsumer<String, byte[]> consumer = open;
        if (consumer != null) {
            consumer.wakeup();
        }
        LockSupport.unpark(thread);
        try {
            thread.join(Duration.ofSeconds(5));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
