package io.tillstream.conductor.backup;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillstream.conductor.home.Database;
import io.tillstream.conductor.home.Home;
import io.tillstream.conductor.home.OwnServers.Databases;
import io.tillstream.localcluster.FreePorts;
import io.tillstream.localcluster.KafkaBroker;
import io.tillstream.localcluster.PostgresServer;
import io.tillstream.wire.Topic;
import io.tillstream.wire.Topics;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** From one Kafka and one PostgreSQL into others. */
@DisabledIfSystemProperty(named = "test.turn", matches = "[0-7&&[^0]]", disabledReason = "another day's turn")
class BackupOnServersTest {
    private static final Instant NOW = Instant.parse("2026-11-27T20:00:00Z");

    @TempDir
    private Path folder;

    @Test
    void bringsBackEveryRecordAtItsTimeAndEveryRow() throws Exception {
        Home home = new Home(folder.resolve("home"));
        Files.createDirectories(home.folder().resolve("gateway"));
        Files.writeString(home.settings(), "{}");
        Files.writeString(home.gatewayKeystore(), "a key");
        Path file = folder.resolve("shop.backup");
        List<String> recorded;
        try (PostgresServer postgres = postgres()) {
            Databases databases = databases(postgres, "before");
            layOut(databases.portal(), "portal");
            layOut(databases.dashboards(), "dashboards");
            run(
                    databases.portal(),
                    "insert into portal.member (name, sealed) values ('an \"n\"\n, ½', '\\xff00'), (null, null)",
                    "insert into portal.member_key values (2), (1)",
                    "insert into portal.reading_place values ('fact.sale.v1')");
            try (KafkaBroker broker = KafkaBroker.start(folder.resolve("kafka-before"))) {
                recorded = trade(broker.bootstrapServers());

                Backup.Counts counts = new Backup(home, broker.bootstrapServers(), databases).write(file, NOW);

                assertThat(counts).isEqualTo(new Backup.Counts(NOW, 6, 4, 2));
            }

            Databases after = databases(postgres, "after");
            layOut(after.portal(), "portal");
            layOut(after.dashboards(), "dashboards");
            run(after.portal(), "insert into portal.member (name) values ('made by the start of the app')");
            Home made = new Home(folder.resolve("made"));
            try (KafkaBroker broker = KafkaBroker.start(folder.resolve("kafka-after"));
                    Backup.Checked backup = Backup.openChecked(file)) {
                backup.layFiles(made);
                backup.fillTopics(broker.bootstrapServers());
                backup.fillTables(after);

                assertThat(records(broker.bootstrapServers())).isEqualTo(recorded);
                assertThat(stampOf(broker.bootstrapServers())).isEqualTo("LogAppendTime");
            }
            assertThat(made.gatewayKeystore()).hasContent("a key");
            assertThat(question(after.portal(), "select count(*) from portal.reading_place"))
                    .isEqualTo("0");
            assertThat(question(after.portal(), "select name || encode(sealed, 'hex') from portal.member where id = 1"))
                    .isEqualTo("an \"n\"\n, ½ff00");
            run(after.portal(), "insert into portal.member (name) values ('the next')");
            assertThat(question(after.portal(), "select id from portal.member where name = 'the next'"))
                    .isEqualTo("3");
        }
    }

    /** Facts, one that nobody can read and one that is withdrawn; and an aggregate and a till's log, which are none of a backup's business. */
    private static List<String> trade(String kafka) throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka))) {
            admin.createTopics(Topics.ALL.stream()
                            // As on a Kafka of a version that did not know it.
                            .filter(topic -> !topic.equals(Topics.SEGMENT))
                            .map(topic -> topic.creation((short) 1))
                            .toList())
                    .all()
                    .get();
        }
        try (KafkaProducer<String, byte[]> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", kafka), new StringSerializer(), new ByteArraySerializer())) {
            producer.send(new ProducerRecord<>(Topics.SALE.name(), "s1", bytes("{\"sale\":1}")))
                    .get();
            producer.send(new ProducerRecord<>(Topics.SALE.name(), "s1", new byte[] {(byte) 0xfe, 0}))
                    .get();
            producer.send(new ProducerRecord<>(Topics.SALE.name(), "s2", bytes("{\"sale\":2}")))
                    .get();
            producer.send(new ProducerRecord<>(Topics.PRICE.name(), "05901234123457", bytes("{}")))
                    .get();
            producer.send(new ProducerRecord<>(Topics.PRICE.name(), "05901234123457", null))
                    .get();
            // Of an app that otherwise writes what is made again.
            producer.send(new ProducerRecord<>(Topics.WEBHOOK.name(), "wabcdefgh234567ab", bytes("{}")))
                    .get();
            producer.send(new ProducerRecord<>(Topics.ACCEPTED.name(), "s1", bytes("{}")))
                    .get();
            producer.send(new ProducerRecord<>(Topics.TILL_BUNDLE.name(), "s1-t1", bytes("{}")))
                    .get();
        }
        return records(kafka);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static List<String> records(String kafka) {
        List<String> records = new ArrayList<>();
        for (Topic<?> topic : List.of(Topics.SALE, Topics.PRICE, Topics.WEBHOOK)) {
            try (KafkaConsumer<String, byte[]> reader = new KafkaConsumer<>(
                    Map.of("bootstrap.servers", kafka), new StringDeserializer(), new ByteArrayDeserializer())) {
                List<TopicPartition> partitions = reader.partitionsFor(topic.name()).stream()
                        .map(info -> new TopicPartition(info.topic(), info.partition()))
                        .toList();
                reader.assign(partitions);
                reader.seekToBeginning(partitions);
                Map<TopicPartition, Long> ends = reader.endOffsets(partitions);
                while (ends.entrySet().stream().anyMatch(end -> reader.position(end.getKey()) < end.getValue())) {
                    reader.poll(Duration.ofMillis(200)).forEach(record -> records.add(text(record)));
                }
            }
        }
        records.sort(String::compareTo);
        return records;
    }

    private static String text(ConsumerRecord<String, byte[]> record) {
        return record.topic() + " " + record.partition() + " " + record.offset() + " " + record.timestamp() + " "
                + record.key() + " " + Arrays.toString(record.value());
    }

    private static String stampOf(String kafka) throws Exception {
        ConfigResource sales = new ConfigResource(ConfigResource.Type.TOPIC, Topics.SALE.name());
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka))) {
            return admin.describeConfigs(List.of(sales))
                    .all()
                    .get()
                    .values()
                    .iterator()
                    .next()
                    .get("message.timestamp.type")
                    .value();
        }
    }

    private PostgresServer postgres() throws Exception {
        return PostgresServer.start(
                folder.resolve("postgres"), FreePorts.next(), "secret-of-this-test", folder.resolve("postgres.log"));
    }

    private static Databases databases(PostgresServer postgres, String suffix) {
        return new Databases(
                new Database(postgres.jdbcUrl("portal_" + suffix), postgres.user(), postgres.password()),
                new Database(postgres.jdbcUrl("dashboards_" + suffix), postgres.user(), postgres.password()));
    }

    private static void layOut(Database database, String schema) throws Exception {
        run(
                database,
                "create schema " + schema,
                "create table " + schema + ".member (id bigint generated always as identity primary key, name text,"
                        + " sealed bytea)",
                "create table " + schema + ".member_key (member bigint references " + schema + ".member)",
                "create table " + schema + ".reading_place (topic text)");
    }

    private static void run(Database database, String... statements) throws Exception {
        try (Connection connection = connect(database);
                Statement statement = connection.createStatement()) {
            for (String one : statements) {
                statement.execute(one);
            }
        }
    }

    private static String question(Database database, String query) throws Exception {
        try (Connection connection = connect(database);
                Statement statement = connection.createStatement();
                ResultSet answer = statement.executeQuery(query)) {
            assertThat(answer.next()).isTrue();
            return answer.getString(1);
        }
    }

    private static Connection connect(Database database) throws Exception {
        return DriverManager.getConnection(database.url(), database.user(), database.password());
    }
}
