package io.tillstream.streaming.webhook;

import io.tillstream.encoding.CanonicalJson;
import io.tillstream.encoding.UnreadableFact;
import io.tillstream.events.assortment.Limits;
import io.tillstream.events.assortment.Promotion;
import io.tillstream.events.webhook.Webhook;
import io.tillstream.events.webhook.WebhookId;
import io.tillstream.events.webhook.WebhookPosition;
import io.tillstream.streaming.settings.StreamingSettings;
import io.tillstream.streaming.topic.TopicCreation;
import io.tillstream.wire.Topic;
import io.tillstream.wire.Topics;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** All webhooks and how far each has been told, as their topics say: every instance follows them from the beginning. */
@Component
class Register implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(Register.class);
    private static final List<Topic<?>> FOLLOWED = List.of(Topics.WEBHOOK, Topics.WEBHOOK_POSITION, Topics.PROMOTION);
    private static final Duration POLL = Duration.ofMillis(100);
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration AFTER_TROUBLE = Duration.ofSeconds(1);

    private final String kafka;
    private final Map<WebhookId, Webhook> webhooks = new ConcurrentSkipListMap<>();
    private final Map<String, WebhookPosition> positions = new ConcurrentHashMap<>();
    private final Map<String, Limits> limits = new ConcurrentHashMap<>();
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private final CountDownLatch stop = new CountDownLatch(1);
    private final Object progress = new Object();
    private final Map<TopicPartition, Long> reached = new HashMap<>();
    private @Nullable Thread thread;

    /** @param topics asked for so that the topics exist before */
    @Autowired
    Register(StreamingSettings settings, TopicCreation topics) {
        this(settings.kafka());
        if (!topics.names().contains(Topics.WEBHOOK.name())) {
            throw new IllegalStateException("Topic " + Topics.WEBHOOK.name() + " was not created.");
        }
    }

    Register(String kafka) {
        this.kafka = kafka;
    }

    /** Calls whenever something has changed, and once everything is known. */
    void onChange(Runnable listener) {
        listeners.add(listener);
    }

    List<Webhook> webhooks() {
        return List.copyOf(webhooks.values());
    }

    Optional<Webhook> webhook(WebhookId id) {
        return Optional.ofNullable(webhooks.get(id));
    }

    Optional<WebhookPosition> position(String key) {
        return Optional.ofNullable(positions.get(key));
    }

    List<WebhookPosition> positions(WebhookId id) {
        return positions.values().stream()
                .filter(position -> position.webhook().equals(id))
                .toList();
    }

    Optional<Limits> limits(String promotion) {
        return Optional.ofNullable(limits.get(promotion));
    }

    /**
     * Returns once all that is durable by now is known here.
     *
     * @throws KafkaException when that does not come about in ten seconds
     */
    void settle() {
        Map<TopicPartition, Long> ends;
        try (Consumer<String, byte[]> consumer = consumer()) {
            ends = consumer.endOffsets(partitions(consumer), PATIENCE);
        }
        Instant giveUp = Instant.now().plus(PATIENCE);
        synchronized (progress) {
            while (!hasReached(ends)) {
                long left = Duration.between(Instant.now(), giveUp).toMillis();
                if (left <= 0) {
                    throw new TimeoutException("the webhooks are still being read");
                }
                try {
                    progress.wait(left);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    throw new KafkaException("Interrupted while the webhooks were read", e);
                }
            }
        }
    }

    private boolean hasReached(Map<TopicPartition, Long> ends) {
        return ends.entrySet().stream().allMatch(end -> reached.getOrDefault(end.getKey(), -1L) >= end.getValue());
    }

    @Override
    public synchronized void start() {
        thread = Thread.ofPlatform().name("webhook-register").daemon().start(this::keepFollowing);
    }

    @Override
    public synchronized void stop() {
        stop.countDown();
        if (thread != null) {
            try {
                thread.join(PATIENCE);
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

    private void keepFollowing() {
        while (!isStopping(Duration.ZERO)) {
            try (Consumer<String, byte[]> consumer = consumer()) {
                follow(consumer);
            } catch (RuntimeException e) {
                LOG.warn("Reading the webhooks stopped and begins again shortly: {}", e.toString());
                isStopping(AFTER_TROUBLE);
            }
        }
    }

    private void follow(Consumer<String, byte[]> consumer) {
        List<TopicPartition> partitions = partitions(consumer);
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        boolean isKnown = false;
        while (!isStopping(Duration.ZERO)) {
            ConsumerRecords<String, byte[]> records = consumer.poll(POLL);
            records.forEach(this::take);
            synchronized (progress) {
                partitions.forEach(partition -> reached.put(partition, consumer.position(partition)));
                progress.notifyAll();
                if (!isKnown && hasReached(ends)) {
                    isKnown = true;
                } else if (records.isEmpty()) {
                    continue;
                }
            }
            if (isKnown) {
                listeners.forEach(Runnable::run);
            }
        }
    }

    private void take(ConsumerRecord<String, byte[]> record) {
        try {
            if (record.topic().equals(Topics.WEBHOOK.name())) {
                keep(webhooks, WebhookId.of(record.key()), decode(record, Webhook.class));
            } else if (record.topic().equals(Topics.WEBHOOK_POSITION.name())) {
                keep(positions, record.key(), decode(record, WebhookPosition.class));
            } else {
                Promotion promotion = decode(record, Promotion.class);
                keep(limits, record.key(), promotion == null ? null : promotion.limits());
            }
        } catch (UnreadableFact | IllegalArgumentException e) {
            LOG.error(
                    "Offset {} of partition {} of {} cannot be read: {}",
                    record.offset(),
                    record.partition(),
                    record.topic(),
                    e.getMessage());
        }
    }

    private static <V> @Nullable V decode(ConsumerRecord<String, byte[]> record, Class<V> type) {
        return record.value() == null ? null : CanonicalJson.decode(record.value(), type);
    }

    private static <K, V> void keep(Map<K, V> map, K key, @Nullable V value) {
        if (value == null) {
            map.remove(key);
        } else {
            map.put(key, value);
        }
    }

    private static List<TopicPartition> partitions(Consumer<?, ?> consumer) {
        return FOLLOWED.stream()
                .flatMap(topic -> consumer.partitionsFor(topic.name(), PATIENCE).stream())
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
    }

    private Consumer<String, byte[]> consumer() {
        return new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        kafka,
                        ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                        "read_committed",
                        ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                        false,
                        ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG,
                        false),
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
