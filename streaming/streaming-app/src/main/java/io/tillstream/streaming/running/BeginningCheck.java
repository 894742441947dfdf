package io.tillstream.streaming.running;

import io.tillstream.topologies.StreamsSettings;
import io.tillstream.topologies.Topologies;
import io.tillstream.wire.Topics;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.streams.TopologyDescription;

/**
 * Holds how far the ledgers have read against what they keep, before they begin. Kafka would let a new ledger begin where
 * the others have come to, and let all of them read everything again into what they have booked.
 */
final class BeginningCheck {
    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    /** A transaction appears in its topics one after the other. */
    private static final int LOOKS = 5;

    private final String kafka;
    private final SortedSet<String> stores;

    BeginningCheck(String kafka, TopologyDescription steps) {
        this.kafka = kafka;
        this.stores = Topologies.storesWithACopy(steps);
    }

    /** @throws LedgersDoNotFit when what they would book were not what the log says */
    void pass() {
        try (Admin admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, kafka))) {
            // In this order: who has read something has made every topic of its own before.
            boolean hasRead = hasRead(admin);
            Set<String> topics = admin.listTopics().names().get();
            SortedSet<String> without = new TreeSet<>(stores);
            without.removeIf(store -> topics.contains(copyOf(store)));
            if (hasRead && !without.isEmpty()) {
                throw LedgersDoNotFit.areNew(without);
            }
            if (!hasRead && hasBooked(topics) && !hasReadMeanwhile(admin)) {
                throw LedgersDoNotFit.haveLostTheirPlace(StreamsSettings.APPLICATION, kafka);
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException("Kafka at " + kafka + " does not say how far the ledgers are", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while asking how far the ledgers are", e);
        }
    }

    private static boolean hasRead(Admin admin) throws ExecutionException, InterruptedException {
        return admin
                .listConsumerGroupOffsets(StreamsSettings.APPLICATION)
                .partitionsToOffsetAndMetadata()
                .get()
                .values()
                .stream()
                .anyMatch(Objects::nonNull);
    }

    private static boolean hasReadMeanwhile(Admin admin) throws ExecutionException, InterruptedException {
        for (int look = 0; look < LOOKS; look++) {
            TimeUnit.MILLISECONDS.sleep(POLL.toMillis());
            if (hasRead(admin)) {
                return true;
            }
        }
        return false;
    }

    /** Whether anything committed lies in what the ledgers write; aborted records and empty topics do not count. */
    private boolean hasBooked(Set<String> topics) {
        try (Consumer<byte[], byte[]> reader = new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        kafka,
                        ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                        "read_committed"),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer())) {
            List<TopicPartition> written = Stream.concat(
                            Stream.of(Topics.ACCEPTED.name()),
                            stores.stream().map(BeginningCheck::copyOf).filter(topics::contains))
                    .flatMap(topic -> reader.partitionsFor(topic).stream())
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            reader.assign(written);
            reader.seekToBeginning(written);
            Map<TopicPartition, Long> ends = reader.endOffsets(written);
            long until = System.nanoTime() + PATIENCE.toNanos();
            while (System.nanoTime() < until
                    && ends.entrySet().stream().anyMatch(end -> reader.position(end.getKey()) < end.getValue())) {
                if (!reader.poll(POLL).isEmpty()) {
                    return true;
                }
            }
            return false;
        }
    }

    private static String copyOf(String store) {
        return StreamsSettings.APPLICATION + "-" + store + "-changelog";
    }
}
