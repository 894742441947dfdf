package io.tillstream.portal.streams;

import io.tillstream.encoding.CanonicalJson;
import io.tillstream.encoding.UnreadableFact;
import io.tillstream.wire.Replay;
import io.tillstream.wire.Topic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads one topic for ever, from where its sink says. While the sink cannot take anything, nothing more is read. */
final class TopicReader<V> {
    private static final Logger LOG = LoggerFactory.getLogger(TopicReader.class);
    private static final Duration POLL = Duration.ofMillis(250);
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(4);
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final String kafka;
    private final Sink<V> sink;
    private final Thread thread;
    private final CountDownLatch stopping = new CountDownLatch(1);
    private Duration pause = PAUSE;
    private String complaint = "";

    TopicReader(String kafka, Sink<V> sink) {
        this.kafka = kafka;
        this.sink = sink;
        this.thread = Thread.ofPlatform()
                .name("read-" + sink.topic().name() + "-" + sink.getClass().getSimpleName())
                .daemon()
                .unstarted(this::run);
    }

    void start() {
        thread.start();
    }

    void askToStop() {
        stopping.countDown();
    }

    void awaitStop() throws InterruptedException {
        if (!thread.join(PATIENCE)) {
            thread.interrupt();
        }
    }

    private boolean isStopping() {
        return stopping.getCount() == 0;
    }

    private void run() {
        while (!isStopping()) {
            try {
                read();
            } catch (RuntimeException e) {
                complain(e);
            }
            try {
                boolean _ = stopping.await(pause.toMillis(), TimeUnit.MILLISECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    /** The same complaint is not repeated for as long as it lasts. */
    private void complain(RuntimeException e) {
        if (!e.toString().equals(complaint)) {
            LOG.warn("Reading {} stopped and begins again shortly: {}", topic().name(), e.toString());
        }
        pause = complaint.isEmpty() || pause.compareTo(LONGEST_PAUSE) >= 0 ? pause : pause.multipliedBy(2);
        complaint = e.toString();
    }

    private void wentWell() {
        if (!complaint.isEmpty()) {
            LOG.info("Reading {} goes on.", topic().name());
        }
        complaint = "";
        pause = PAUSE;
    }

    private void read() {
        try (KafkaConsumer<String, byte[]> consumer = new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        kafka,
                        ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                        "read_committed",
                        ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                        false,
                        ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG,
                        false,
                        ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                        "earliest",
                        ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
                        1_000),
                new StringDeserializer(),
                new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = partitions(consumer);
            if (partitions.isEmpty()) {
                return;
            }
            consumer.assign(partitions);
            String log = log();
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions, PATIENCE);
            seek(consumer, log, ends);
            boolean isCaughtUp = false;
            while (!isStopping()) {
                ConsumerRecords<String, byte[]> records = consumer.poll(POLL);
                if (!records.isEmpty()) {
                    take(log, records);
                    wentWell();
                } else if (isCaughtUp) {
                    sink.look();
                }
                if (!isCaughtUp && isAt(ends, consumer)) {
                    sink.caughtUp();
                    wentWell();
                    isCaughtUp = true;
                }
            }
        }
    }

    private static boolean isAt(Map<TopicPartition, Long> ends, KafkaConsumer<String, byte[]> consumer) {
        return ends.entrySet().stream().allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
    }

    /** None while streaming-app has not created the topic yet. */
    private List<TopicPartition> partitions(KafkaConsumer<String, byte[]> consumer) {
        List<PartitionInfo> infos = consumer.partitionsFor(topic().name(), PATIENCE);
        return infos == null
                ? List.of()
                : infos.stream()
                        .map(info -> new TopicPartition(info.topic(), info.partition()))
                        .toList();
    }

    /** Which log this is: a topic that is made anew, here or on another Kafka, has another id. */
    private String log() {
        try (Admin admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, kafka))) {
            return admin.describeTopics(List.of(topic().name()))
                    .topicNameValues()
                    .values()
                    .iterator()
                    .next()
                    .get(PATIENCE.toSeconds(), TimeUnit.SECONDS)
                    .topicId()
                    .toString();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KafkaException("Interrupted while " + topic().name() + " was looked up", e);
        } catch (ExecutionException | TimeoutException e) {
            throw new KafkaException("Kafka at " + kafka + " does not say which log " + topic().name() + " is", e);
        }
    }

    private void seek(KafkaConsumer<String, byte[]> consumer, String log, Map<TopicPartition, Long> ends) {
        Map<Integer, Long> next = sink.places(log, ends.size());
        ends.forEach((partition, end) -> {
            long place = next.getOrDefault(partition.partition(), 0L);
            if (place > end) {
                LOG.warn("{} ends before {}: another log, read from its beginning.", partition, place);
                place = 0;
            }
            consumer.seek(partition, place);
        });
    }

    private void take(String log, ConsumerRecords<String, byte[]> records) {
        List<Fact<V>> facts = new ArrayList<>(records.count());
        Map<Integer, Long> next = new HashMap<>();
        for (ConsumerRecord<String, byte[]> record : records) {
            next.put(record.partition(), record.offset() + 1);
            if (Replay.isForOneLedger(record.headers())) {
                continue;
            }
            byte[] bytes = record.value();
            try {
                V value = bytes == null ? null : CanonicalJson.decode(bytes, topic().value());
                facts.add(new Fact<>(record.key(), value, record.offset()));
            } catch (UnreadableFact e) {
                LOG.error(
                        "{} partition {} offset {} is left out: {}",
                        record.topic(),
                        record.partition(),
                        record.offset(),
                        e.getMessage());
            }
        }
        sink.take(log, facts, next);
    }

    private Topic<V> topic() {
        return sink.topic();
    }
}
