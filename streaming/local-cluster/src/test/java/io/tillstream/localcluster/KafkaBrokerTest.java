package io.tillstream.localcluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class KafkaBrokerTest {
    private static final String TOPIC = "fact.test.v1";

    @TempDir
    private Path folder;

    @Test
    void keepsACommittedRecordOverARestartAndLeavesNoProcess() throws Exception {
        List<ProcessHandle> programs;
        try (KafkaBroker broker = KafkaBroker.start(folder)) {
            programs = broker.process().programs();
            writeInATransaction(broker, "one scan");
        }

        assertThat(programs).isNotEmpty().noneMatch(ProcessHandle::isAlive);

        try (KafkaBroker again = KafkaBroker.start(folder)) {
            assertThat(firstValue(again)).isEqualTo("one scan");
        }
    }

    private static void writeInATransaction(KafkaBroker broker, String value) throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
            admin.createTopics(List.of(new NewTopic(TOPIC, Optional.of(1), Optional.empty())))
                    .all()
                    .get(30, TimeUnit.SECONDS);
        }
        try (KafkaProducer<String, String> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", broker.bootstrapServers(), "transactional.id", "test"),
                new StringSerializer(),
                new StringSerializer())) {
            producer.initTransactions();
            producer.beginTransaction();
            var sent = producer.send(new ProducerRecord<>(TOPIC, "s1", value));
            producer.flush();
            assertThat(sent).succeedsWithin(Duration.ofSeconds(30));
            producer.commitTransaction();
        }
    }

    private static String firstValue(KafkaBroker broker) {
        try (KafkaConsumer<String, String> consumer = new KafkaConsumer<>(
                Map.of(
                        "bootstrap.servers",
                        broker.bootstrapServers(),
                        "isolation.level",
                        "read_committed",
                        "auto.offset.reset",
                        "earliest"),
                new StringDeserializer(),
                new StringDeserializer())) {
            consumer.assign(List.of(new TopicPartition(TOPIC, 0)));
            ConsumerRecords<String, String> records = consumer.poll(Duration.ofSeconds(30));
            assertThat(records.isEmpty()).as("the record is still there").isFalse();
            return records.iterator().next().value();
        }
    }
}
