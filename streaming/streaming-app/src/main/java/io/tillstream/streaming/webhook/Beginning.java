package io.tillstream.streaming.webhook;

import io.tillstream.events.webhook.Webhook;
import io.tillstream.events.webhook.WebhookPosition;
import io.tillstream.wire.Owner;
import io.tillstream.wire.Retention;
import io.tillstream.wire.Stage;
import io.tillstream.wire.Topic;
import io.tillstream.wire.Topics;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * Where the telling of partitions goes on: at the noted position, or by time where there is none, or none that fits. A topic
 * of the ledgers that was made anew holds what was told before, at other offsets. Where it keeps every record with its time,
 * the telling goes on by time; where it keeps the latest of each key, at its end, because all of that was written again.
 */
final class Beginning {
    private static final int PATIENCE_SECONDS = 20;

    private final Admin admin;
    private final Register register;

    Beginning(Admin admin, Register register) {
        this.admin = admin;
        this.register = register;
    }

    /** How far each has been told. */
    List<WebhookPosition> of(Webhook webhook, Collection<TopicPartition> partitions) {
        Map<String, String> ids = topicIds(partitions);
        Map<TopicPartition, Long> earliest = offsets(partitions, OffsetSpec.earliest());
        Map<TopicPartition, Long> latest = offsets(partitions, OffsetSpec.latest());
        Map<TopicPartition, Instant> byTime = new HashMap<>();
        Map<TopicPartition, WebhookPosition> found = new HashMap<>();
        for (TopicPartition partition : partitions) {
            WebhookPosition noted = noted(webhook, partition);
            String id = Objects.requireNonNull(ids.get(partition.topic()), partition.topic());
            long first = Objects.requireNonNull(earliest.get(partition));
            long end = Objects.requireNonNull(latest.get(partition));
            if (noted == null) {
                byTime.put(partition, since(webhook, partition.topic()));
                found.put(
                        partition,
                        new WebhookPosition(
                                webhook.id(),
                                partition.topic(),
                                id,
                                partition.partition(),
                                end,
                                Instant.EPOCH,
                                webhook.revision(),
                                null,
                                null));
            } else if (noted.topicId().equals(id)) {
                found.put(partition, from(noted, webhook, id, Math.clamp(noted.next(), first, end)));
            } else {
                if (!isWrittenAgain(partition.topic())) {
                    byTime.put(partition, noted.toldUpTo());
                }
                found.put(partition, from(noted, webhook, id, end));
            }
        }
        offsetsAt(byTime)
                .forEach((partition, offset) -> found.computeIfPresent(
                        partition, (same, position) -> from(position, webhook, position.topicId(), offset)));
        return List.copyOf(found.values());
    }

    private @Nullable WebhookPosition noted(Webhook webhook, TopicPartition partition) {
        return register.position(webhook.id() + "|" + partition.topic() + "|" + partition.partition())
                .filter(position -> position.revision() >= webhook.replayed())
                .orElse(null);
    }

    /** The same with another place; what kept it back does so only as long as nobody has changed the webhook. */
    private static WebhookPosition from(WebhookPosition noted, Webhook webhook, String topicId, long next) {
        return new WebhookPosition(
                webhook.id(),
                noted.topic(),
                topicId,
                noted.partition(),
                next,
                noted.toldUpTo(),
                webhook.revision(),
                noted.revision() == webhook.revision() ? noted.trouble() : null,
                noted.lastAnswer());
    }

    private static Instant since(Webhook webhook, String topic) {
        return webhook.kinds().stream()
                .filter(told -> EventSources.schemaOf(told.kind()).equals(topic))
                .map(Webhook.Told::since)
                .min(Instant::compareTo)
                .orElseThrow(() -> new IllegalStateException("Webhook " + webhook.id() + " is not told of " + topic));
    }

    private static boolean isWrittenAgain(String name) {
        return Topics.ALL.stream().filter(topic -> topic.name().equals(name)).anyMatch(Beginning::isWrittenAgain);
    }

    private static boolean isWrittenAgain(Topic<?> topic) {
        return topic.owner() == Owner.STREAMING
                && topic.stage() != Stage.FACT
                && topic.retention() != Retention.FOR_EVER;
    }

    private Map<String, String> topicIds(Collection<TopicPartition> partitions) {
        List<String> names =
                partitions.stream().map(TopicPartition::topic).distinct().toList();
        Map<String, String> ids = new HashMap<>();
        for (TopicDescription topic :
                answer(admin.describeTopics(names).allTopicNames()).values()) {
            ids.put(topic.name(), topic.topicId().toString());
        }
        return ids;
    }

    /** Where the records of each begin that were recorded at a time or later. */
    private Map<TopicPartition, Long> offsetsAt(Map<TopicPartition, Instant> times) {
        Map<TopicPartition, OffsetSpec> asked = new HashMap<>();
        times.forEach(
                (partition, time) -> asked.put(partition, OffsetSpec.forTimestamp(Math.max(0, time.toEpochMilli()))));
        Map<TopicPartition, Long> found = offsets(asked);
        // Nothing was recorded since: at the end, which a look after the first one may find farther on.
        List<TopicPartition> none = new ArrayList<>();
        found.forEach((partition, offset) -> {
            if (offset < 0) {
                none.add(partition);
            }
        });
        none.forEach(found::remove);
        return found;
    }

    /** The ends of partitions. */
    Map<TopicPartition, Long> ends(Collection<TopicPartition> partitions) {
        return offsets(partitions, OffsetSpec.latest());
    }

    private Map<TopicPartition, Long> offsets(Collection<TopicPartition> partitions, OffsetSpec spec) {
        Map<TopicPartition, OffsetSpec> asked = new HashMap<>();
        partitions.forEach(partition -> asked.put(partition, spec));
        return offsets(asked);
    }

    private Map<TopicPartition, Long> offsets(Map<TopicPartition, OffsetSpec> asked) {
        Map<TopicPartition, Long> found = new HashMap<>();
        if (!asked.isEmpty()) {
            for (Map.Entry<TopicPartition, ListOffsetsResultInfo> one :
                    answer(admin.listOffsets(asked).all()).entrySet()) {
                found.put(one.getKey(), one.getValue().offset());
            }
        }
        return found;
    }

    private static <T> T answer(KafkaFuture<T> asked) {
        try {
            return asked.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new KafkaException("The broker was asked for places in the log: " + e, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KafkaException("Interrupted while places in the log were asked for", e);
        }
    }
}
