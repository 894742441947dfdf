package io.tillstream.streaming.topic;

import io.tillstream.streaming.settings.StreamingSettings;
import io.tillstream.wire.Topic;
import io.tillstream.wire.Topics;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Creates the topics that are missing, before anything else starts. Existing ones are left as they are, but refused when
 * they have another number of partitions: joins and readers would wait for partitions that are not there.
 */
@Component
public class TopicCreation {
    private static final Logger LOG = LoggerFactory.getLogger(TopicCreation.class);
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final int ONE_TRY_MS = 5_000;

    /**
     * Returns once all are there.
     *
     * @throws TopicsMissing when the broker does not answer in time or refuses
     * @throws TopicsDiffer when one has another number of partitions than the catalogue says
     */
    TopicCreation(StreamingSettings settings) {
        Instant giveUp = Instant.now().plus(PATIENCE);
        boolean told = false;
        while (true) {
            try {
                try (Admin admin = admin(settings)) {
                    create(admin, settings.replicationFactor());
                    refuseOtherPartitions(admin, settings);
                }
                return;
            } catch (ExecutionException e) {
                Throwable cause = e.getCause() == null ? e : e.getCause();
                boolean mayPass = cause instanceof RetriableException;
                if (!mayPass || Instant.now().isAfter(giveUp)) {
                    throw new TopicsMissing(
                            "Topics cannot be created on Kafka at " + settings.kafka() + ": "
                                    + cause.getMessage() + "; start the broker or correct tillstream.kafka"
                                    + " and tillstream.replication-factor.",
                            e);
                }
                if (!told) {
                    LOG.info("Kafka at {} does not answer yet; trying for {}.", settings.kafka(), PATIENCE);
                    told = true;
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new TopicsMissing("Creating topics was interrupted.", e);
            }
        }
    }

    private static Admin admin(StreamingSettings settings) {
        return Admin.create(Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG,
                settings.kafka(),
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                ONE_TRY_MS,
                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG,
                ONE_TRY_MS - 1_000));
    }

    /** Creates those that are missing, with so many copies of each. */
    public static void create(Admin admin, int replicationFactor) throws ExecutionException, InterruptedException {
        Set<String> existing = new HashSet<>(admin.listTopics().names().get());
        List<NewTopic> missing = Topics.ALL.stream()
                .filter(topic -> !existing.contains(topic.name()))
                .map(topic -> topic.creation((short) replicationFactor))
                .toList();
        for (var creation : admin.createTopics(missing).values().entrySet()) {
            try {
                creation.getValue().get();
                LOG.info("Created topic {}.", creation.getKey());
            } catch (ExecutionException e) {
                // Another instance was faster; what counts is that the topic exists.
                if (!(e.getCause() instanceof TopicExistsException)) {
                    throw e;
                }
            }
        }
    }

    private static void refuseOtherPartitions(Admin admin, StreamingSettings settings)
            throws ExecutionException, InterruptedException {
        Map<String, TopicDescription> found = admin.describeTopics(
                        Topics.ALL.stream().<String>map(Topic::name).toList())
                .allTopicNames()
                .get();
        List<TopicsDiffer.Difference> differences = new ArrayList<>();
        for (Topic<?> topic : Topics.ALL) {
            int partitions = Objects.requireNonNull(found.get(topic.name()), topic.name())
                    .partitions()
                    .size();
            if (partitions != topic.partitions()) {
                differences.add(new TopicsDiffer.Difference(topic.name(), partitions, topic.partitions()));
            }
        }
        if (!differences.isEmpty()) {
            throw new TopicsDiffer(settings.kafka(), differences);
        }
    }

    /** The catalogue's names, which exist once this bean does. */
    public List<String> names() {
        return Topics.ALL.stream().<String>map(Topic::name).toList();
    }
}
