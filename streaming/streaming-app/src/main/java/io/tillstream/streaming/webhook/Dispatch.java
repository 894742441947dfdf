package io.tillstream.streaming.webhook;

import io.tillstream.events.webhook.Webhook;
import io.tillstream.events.webhook.WebhookPosition;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** What all couriers of an instance share. */
record Dispatch(
        String kafka,
        Register register,
        WebhookLog log,
        Beginning beginning,
        Postbox post,
        Manner manner,
        WebhookMeters meters) {
    /** So long an answer is waited for when partitions are handed over. */
    static final Duration ANSWER_PATIENCE = Duration.ofSeconds(8);

    static final Duration STOP_PATIENCE = ANSWER_PATIENCE.plusSeconds(4);

    private static final String GROUP = "tillstream-webhook-";
    private static final int MOST_RECORDS = 100;
    private static final int FETCHED_BYTES = 1 << 20;
    private static final int FETCHED_PARTITION_BYTES = 256 << 10;

    /** Lanes that begin where the telling of their partitions has come to, by whatever instance. */
    Map<TopicPartition, Lane> lanes(Webhook webhook, Collection<TopicPartition> partitions) {
        register.settle();
        EventSources sources = new EventSources(register::limits);
        Map<TopicPartition, Lane> lanes = new HashMap<>();
        for (WebhookPosition begin : beginning.of(webhook, partitions)) {
            TopicPartition partition = new TopicPartition(begin.topic(), begin.partition());
            Narrator narrator = new Narrator(webhook, sources, begin.topic(), begin.topicId());
            if (narrator.needsThePast()) {
                Past.tell(kafka, partition, begin.next(), narrator);
            }
            // By time it would be found again, but not once the ledgers were written anew.
            if (!register.position(begin.key()).equals(Optional.of(begin))) {
                log.note(begin);
            }
            lanes.put(partition, new Lane(webhook, begin, narrator, post, manner, meters));
        }
        return lanes;
    }

    /** A reader whose place is kept by us: the group says only which instance has which partitions. */
    Consumer<String, byte[]> consumer(Webhook webhook) {
        return new KafkaConsumer<>(
                Map.ofEntries(
                        Map.entry(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, kafka),
                        Map.entry(ConsumerConfig.GROUP_ID_CONFIG, GROUP + webhook.id()),
                        Map.entry(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed"),
                        Map.entry(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false),
                        Map.entry(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false),
                        Map.entry(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none"),
                        Map.entry(
                                ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG,
                                CooperativeStickyAssignor.class.getName()),
                        Map.entry(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, (int)
                                manner.absence().toMillis()),
                        Map.entry(
                                ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG,
                                (int) manner.absence().toMillis() / 5),
                        Map.entry(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, MOST_RECORDS),
                        Map.entry(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, FETCHED_BYTES),
                        Map.entry(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, FETCHED_PARTITION_BYTES)),
                new StringDeserializer(),
                new ByteArrayDeserializer());
    }
}
