package io.tillstream.streaming.webhook;

import io.tillstream.events.webhook.Webhook;
import io.tillstream.events.webhook.WebhookPosition;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells one webhook what lies in the partitions that this instance has of its topics. Each has a thread, a reader and a
 * bounded store of messages of its own, so that a receiver that does not answer keeps nobody back but itself.
 */
final class Courier {
    private static final Logger LOG = LoggerFactory.getLogger(Courier.class);
    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration AFTER_TROUBLE = Duration.ofSeconds(5);

    private final Webhook webhook;
    private final Dispatch dispatch;
    private final Map<TopicPartition, Lane> lanes = new ConcurrentHashMap<>();
    private final Map<String, WebhookPosition> seen = new ConcurrentHashMap<>();
    private final Semaphore arrived = new Semaphore(0);
    private final CountDownLatch stop = new CountDownLatch(1);
    private final Thread thread;
    private volatile long behind;

    /** @param former the one of an earlier revision, which ends before this one begins */
    Courier(Webhook webhook, Dispatch dispatch, @Nullable Courier former) {
        this.webhook = webhook;
        this.dispatch = dispatch;
        this.thread = Thread.ofPlatform()
                .name("webhook-" + webhook.id())
                .daemon()
                .unstarted(() -> {
                    if (former != null) {
                        former.awaitEnd(Dispatch.STOP_PATIENCE);
                    }
                    keepTelling();
                });
    }

    void start() {
        thread.start();
    }

    int revision() {
        return webhook.revision();
    }

    /** How far it is, more recent than what is noted. */
    Map<String, WebhookPosition> positions() {
        return Map.copyOf(seen);
    }

    /** Records it has not told or passed by yet, in its partitions. */
    long behind() {
        return behind;
    }

    void askToStop() {
        stop.countDown();
    }

    void awaitEnd(Duration patience) {
        askToStop();
        try {
            if (!thread.join(patience)) {
                LOG.warn(
                        "Webhook {} did not stop within {}; what it was told last is told again.",
                        webhook.id(),
                        patience);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void keepTelling() {
        LOG.info("Webhook {} is told {} (revision {}).", webhook.id(), topics(), webhook.revision());
        while (!isStopping(Duration.ZERO)) {
            try (Consumer<String, byte[]> consumer = dispatch.consumer(webhook)) {
                consumer.subscribe(topics(), new Handover(consumer));
                tell(consumer);
            } catch (RuntimeException e) {
                LOG.warn("Telling webhook {} stopped and begins again shortly: {}", webhook.id(), e.toString());
                isStopping(AFTER_TROUBLE);
            }
            lanes.clear();
            seen.clear();
        }
    }

    private Set<String> topics() {
        return webhook.kinds().stream()
                .map(told -> EventSources.schemaOf(told.kind()))
                .collect(Collectors.toSet());
    }

    private void tell(Consumer<String, byte[]> consumer) {
        while (!isStopping(Duration.ZERO)) {
            boolean isBusy = lanes.values().stream().anyMatch(Lane::isUnderway);
            if (isBusy) {
                awaitAnAnswer();
            }
            for (ConsumerRecord<String, byte[]> record : consumer.poll(isBusy ? Duration.ZERO : POLL)) {
                Lane lane = lanes.get(new TopicPartition(record.topic(), record.partition()));
                if (lane != null) {
                    lane.take(record);
                }
            }
            long count = 0;
            for (Lane lane : lanes.values()) {
                lane.work(arrived::release);
                // Behind the last record may lie the end of its transaction, which is no record.
                lane.pass(consumer.position(lane.partition()));
                count += lane.waiting() + consumer.currentLag(lane.partition()).orElse(0);
                readOrRest(consumer, lane);
                note(lane, Lane::isToBeNoted);
            }
            behind = count;
        }
        leave(lanes.values());
    }

    private void awaitAnAnswer() {
        try {
            if (arrived.tryAcquire(POLL.toMillis(), TimeUnit.MILLISECONDS)) {
                arrived.drainPermits();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            askToStop();
        }
    }

    private static void readOrRest(Consumer<String, byte[]> consumer, Lane lane) {
        boolean isResting = consumer.paused().contains(lane.partition());
        if (lane.isFull() && !isResting) {
            consumer.pause(List.of(lane.partition()));
        } else if (isResting && !lane.isFull()) {
            consumer.resume(List.of(lane.partition()));
        }
    }

    private void note(Lane lane, Predicate<Lane> when) {
        WebhookPosition position = lane.position();
        seen.put(position.key(), position);
        if (when.test(lane)) {
            dispatch.log().note(position);
            lane.noted();
        }
    }

    /** Waits for the answers that are on their way, and notes how far the lanes have come. */
    private void leave(Collection<Lane> left) {
        long end = System.nanoTime() + Dispatch.ANSWER_PATIENCE.toNanos();
        while (left.stream().anyMatch(Lane::isUnderway) && System.nanoTime() < end) {
            awaitAnAnswer();
            left.forEach(Lane::hear);
        }
        left.forEach(lane -> note(lane, Lane::hasMoved));
        dispatch.log().flush();
    }

    private boolean isStopping(Duration within) {
        try {
            return stop.await(within.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    /** Partitions come from other instances and go to them. */
    private final class Handover implements ConsumerRebalanceListener {
        private final Consumer<String, byte[]> consumer;

        Handover(Consumer<String, byte[]> consumer) {
            this.consumer = consumer;
        }

        @Override
        public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
            if (partitions.isEmpty()) {
                return;
            }
            for (Map.Entry<TopicPartition, Lane> lane :
                    dispatch.lanes(webhook, partitions).entrySet()) {
                lanes.put(lane.getKey(), lane.getValue());
                consumer.seek(lane.getKey(), lane.getValue().position().next());
            }
        }

        @Override
        public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
            Map<TopicPartition, Lane> left = new HashMap<>();
            for (TopicPartition partition : partitions) {
                Lane lane = lanes.remove(partition);
                if (lane != null) {
                    left.put(partition, lane);
                }
            }
            leave(left.values());
            left.values().forEach(lane -> seen.remove(lane.position().key()));
        }
    }
}
