package io.tillstream.streaming.webhook;

import io.tillstream.events.StoreId;
import io.tillstream.events.webhook.Webhook;
import io.tillstream.events.webhook.WebhookId;
import io.tillstream.events.webhook.WebhookPosition;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * A webhook as it is shown.
 *
 * @param state how it stands
 * @param formerSecretUntil until when the secret before is used as well
 * @param behind records it has not been told or passed by yet, in the partitions it has begun
 * @param lanes how far it is in each partition it has begun
 */
public record WebhookSeen(
        WebhookId id,
        String address,
        List<Webhook.Told> kinds,
        List<StoreId> stores,
        WebhookState state,
        int revision,
        Instant changedAt,
        @Nullable Instant formerSecretUntil,
        long behind,
        List<LaneSeen> lanes) {
    /**
     * One partition.
     *
     * @param next the offset that comes next
     * @param end the offset behind the last record
     * @param toldUpTo when the last record was recorded that was told; absent when none was
     */
    public record LaneSeen(
            String topic,
            int partition,
            long next,
            long end,
            @Nullable Instant toldUpTo,
            WebhookPosition.@Nullable Trouble trouble,
            WebhookPosition.@Nullable Answer lastAnswer) {}

    /** A webhook with its secret, which is not shown again. */
    public record WithSecret(WebhookSeen webhook, String secret) {}

    /**
     * What became of a try.
     *
     * @param arrived whether the receiver took it
     * @param answer its status, or why there was none
     */
    public record Pinged(boolean arrived, String answer) {}

    static WebhookSeen of(Webhook webhook, Collection<WebhookPosition> positions, Map<TopicPartition, Long> ends) {
        List<LaneSeen> lanes = positions.stream()
                .map(position -> lane(webhook, position, ends))
                .sorted(Comparator.comparing(LaneSeen::topic).thenComparingInt(LaneSeen::partition))
                .toList();
        return new WebhookSeen(
                webhook.id(),
                webhook.address(),
                webhook.kinds(),
                webhook.stores(),
                WebhookState.of(webhook, positions),
                webhook.revision(),
                webhook.changedAt(),
                webhook.formerSecretUntil(),
                lanes.stream().mapToLong(lane -> lane.end() - lane.next()).sum(),
                lanes);
    }

    private static LaneSeen lane(Webhook webhook, WebhookPosition position, Map<TopicPartition, Long> ends) {
        long end = Objects.requireNonNullElse(
                ends.get(new TopicPartition(position.topic(), position.partition())), position.next());
        return new LaneSeen(
                position.topic(),
                position.partition(),
                position.next(),
                Math.max(end, position.next()),
                position.toldUpTo().equals(Instant.EPOCH) ? null : position.toldUpTo(),
                position.revision() == webhook.revision() ? position.trouble() : null,
                position.lastAnswer());
    }
}
