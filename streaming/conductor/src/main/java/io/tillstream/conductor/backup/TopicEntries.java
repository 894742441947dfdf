package io.tillstream.conductor.backup;

import io.tillstream.commandline.Progress;
import io.tillstream.wire.Owner;
import io.tillstream.wire.Retention;
import io.tillstream.wire.Stage;
import io.tillstream.wire.Topic;
import io.tillstream.wire.Topics;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Topics as entries of a backup, one per partition; all but those the ledgers make of them, and what is kept for days only. */
final class TopicEntries {
    static final String FOLDER = "topics/";

    private static final Duration POLL = Duration.ofMillis(500);
    private static final String STAMPED = "message.timestamp.type";

    private final String kafka;

    TopicEntries(String kafka) {
        this.kafka = kafka;
    }

    private static List<Topic<?>> kept() {
        return Topics.ALL.stream()
                .filter(topic -> topic.owner() != Owner.STREAMING || topic.stage() == Stage.FACT)
                // What is to be gone after three days is not kept for years in a file.
                .filter(topic -> topic.retention() != Retention.THREE_DAYS)
                .toList();
    }

    /** Writes what is committed by now; what comes later is not in it. */
    void writeTo(BackupWriter backup) throws IOException, ExecutionException, InterruptedException {
        Map<TopicPartition, Long> ends = ends();
        long total = ends.values().stream().mapToLong(Long::longValue).sum();
        try (Consumer<byte[], byte[]> reader = reader();
                Progress progress = new Progress("Backing up topics", "records", total)) {
            long done = 0;
            for (Map.Entry<TopicPartition, Long> end : ends.entrySet()) {
                TopicPartition partition = end.getKey();
                long before = done;
                backup.add(
                        FOLDER + partition.topic() + "/" + partition.partition() + ".jsonl",
                        out -> copy(reader, partition, end.getValue(), out, progress, before));
                done += end.getValue();
            }
        }
    }

    private static long copy(
            Consumer<byte[], byte[]> reader,
            TopicPartition partition,
            long end,
            OutputStream out,
            Progress progress,
            long before)
            throws IOException {
        reader.assign(List.of(partition));
        reader.seekToBeginning(List.of(partition));
        long records = 0;
        while (reader.position(partition) < end) {
            for (ConsumerRecord<byte[], byte[]> record : reader.poll(POLL)) {
                if (record.offset() < end) {
                    out.write(new RecordLine(
                                    record.offset(), record.timestamp(), record.key(), record.value(), record.headers())
                            .bytes());
                    records++;
                }
            }
            progress.at(before + Math.min(end, reader.position(partition)));
        }
        return records;
    }

    private Map<TopicPartition, Long> ends() throws ExecutionException, InterruptedException {
        Map<TopicPartition, Long> ends = new LinkedHashMap<>();
        try (Admin admin = admin()) {
            Set<String> existing = admin.listTopics().names().get();
            Map<TopicPartition, OffsetSpec> latest = new LinkedHashMap<>();
            for (Topic<?> topic : kept()) {
                // A home of an older version has none of a newer one's.
                if (existing.contains(topic.name())) {
                    for (int partition = 0; partition < topic.partitions(); partition++) {
                        latest.put(new TopicPartition(topic.name(), partition), OffsetSpec.latest());
                    }
                }
            }
            var told = admin.listOffsets(latest, new ListOffsetsOptions(IsolationLevel.READ_COMMITTED))
                    .all()
                    .get();
            for (TopicPartition partition : latest.keySet()) {
                ends.put(partition, Objects.requireNonNull(told.get(partition)).offset());
            }
        }
        return ends;
    }

    /**
     * Fills a Kafka that has no topics yet. Records keep the time of their recording, which ledgers date by; only then does
     * the broker begin to stamp.
     */
    long readFrom(BackupReader backup) throws IOException, ExecutionException, InterruptedException {
        Map<String, String> stamped = createTopics();
        long total = backup.contents().records(FOLDER);
        long done = 0;
        try (Producer<byte[], byte[]> writer = writer();
                Progress progress = new Progress("Restoring topics", "records", total)) {
            for (Contents.Entry entry : backup.contents().entries()) {
                if (entry.name().startsWith(FOLDER)) {
                    done += send(backup, entry, writer);
                    progress.at(done);
                }
            }
        }
        stampAs(stamped);
        return done;
    }

    private Map<String, String> createTopics() throws ExecutionException, InterruptedException {
        Map<String, String> stamped = new HashMap<>();
        List<NewTopic> topics = new ArrayList<>();
        for (Topic<?> topic : kept()) {
            NewTopic creation = topic.creation((short) 1);
            Map<String, String> settings = new HashMap<>(creation.configs());
            stamped.put(topic.name(), Objects.requireNonNull(settings.put(STAMPED, "CreateTime")));
            topics.add(creation.configs(settings));
        }
        try (Admin admin = admin()) {
            admin.createTopics(topics).all().get();
        }
        return stamped;
    }

    private void stampAs(Map<String, String> stamped) throws ExecutionException, InterruptedException {
        Map<ConfigResource, Collection<AlterConfigOp>> changes = new HashMap<>();
        stamped.forEach((topic, by) -> changes.put(
                new ConfigResource(ConfigResource.Type.TOPIC, topic),
                List.of(new AlterConfigOp(new ConfigEntry(STAMPED, by), AlterConfigOp.OpType.SET))));
        try (Admin admin = admin()) {
            admin.incrementalAlterConfigs(changes).all().get();
        }
    }

    private static long send(BackupReader backup, Contents.Entry entry, Producer<byte[], byte[]> writer)
            throws IOException, ExecutionException, InterruptedException {
        String[] place = entry.name().substring(FOLDER.length()).split("/", -1);
        int partition = Integer.parseInt(place[1].substring(0, place[1].indexOf('.')));
        List<Future<?>> acknowledgements = new ArrayList<>();
        long records = 0;
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(backup.open(entry), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                RecordLine record = RecordLine.parse(line);
                acknowledgements.add(writer.send(new ProducerRecord<>(
                        place[0], partition, record.at(), record.key(), record.value(), record.headers())));
                records++;
                if (acknowledgements.size() == 10_000) {
                    await(acknowledgements);
                }
            }
        } catch (RecordLine.BrokenLine e) {
            throw new IOException(entry.name() + " changed while it was restored", e);
        }
        await(acknowledgements);
        return records;
    }

    private static void await(List<Future<?>> acknowledgements) throws ExecutionException, InterruptedException {
        for (var acknowledgement : acknowledgements) {
            acknowledgement.get();
        }
        acknowledgements.clear();
    }

    /** Opens the bytes of an entry. */
    @FunctionalInterface
    interface Opening {
        InputStream open() throws IOException;
    }

    /** How many records at the beginning of an entry are as they were written. */
    static long soundRecords(Opening entry) {
        long sound = 0;
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(entry.open(), StandardCharsets.UTF_8), 1 << 10)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                RecordLine.parse(line);
                sound++;
            }
            return sound;
        } catch (IOException | RecordLine.BrokenLine e) {
            return sound;
        }
    }

    private Admin admin() {
        return Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, kafka));
    }

    private Consumer<byte[], byte[]> reader() {
        return new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        kafka,
                        ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                        "read_committed",
                        ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG,
                        false,
                        ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
                        2_000),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
    }

    private Producer<byte[], byte[]> writer() {
        return new KafkaProducer<>(
                Map.of(
                        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        kafka,
                        ProducerConfig.ACKS_CONFIG,
                        "all",
                        ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG,
                        true,
                        ProducerConfig.LINGER_MS_CONFIG,
                        5),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }
}
