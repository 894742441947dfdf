package io.tillstream.dashboards;

import io.tillstream.encoding.CanonicalJson;
import io.tillstream.localcluster.ElasticsearchNode;
import io.tillstream.localcluster.KafkaBroker;
import io.tillstream.localcluster.PostgresServer;
import io.tillstream.wire.Topic;
import io.tillstream.wire.Topics;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringApplication;
import org.springframework.util.FileSystemUtils;

/** A real broker, database and search cluster, started once for all tests of this module and stopped with the JVM. */
public final class RealParts {
    public static final String TOKEN = "a-token-for-tests-only";
    public static final String PASSWORD = "a password for tests only";

    /** What the shop clock shows when the tests begin: a Wednesday, far from midnight. */
    public static final Instant BUSINESS_MORNING = Instant.parse("2011-11-09T10:15:00Z");

    private static final RealParts STARTED = start();

    private final KafkaBroker kafka;
    private final PostgresServer postgres;
    private final ElasticsearchNode elasticsearch;
    private final KafkaProducer<String, byte[]> producer;
    private final Duration clockOffset = Duration.between(Instant.now(), BUSINESS_MORNING);

    private RealParts(KafkaBroker kafka, PostgresServer postgres, ElasticsearchNode elasticsearch) {
        this.kafka = kafka;
        this.postgres = postgres;
        this.elasticsearch = elasticsearch;
        this.producer = new KafkaProducer<>(
                Map.of(
                        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        kafka.bootstrapServers(),
                        ProducerConfig.ACKS_CONFIG,
                        "all"),
                new StringSerializer(),
                new ByteArraySerializer());
    }

    public static RealParts started() {
        return STARTED;
    }

    /** A set that no other test writes to; costs a start of all three. */
    public static RealParts apart() {
        return start();
    }

    public String kafka() {
        return kafka.bootstrapServers();
    }

    /** Business time minus system time. */
    public Duration clockOffset() {
        return clockOffset;
    }

    public String elasticsearch() {
        return elasticsearch.url();
    }

    /** The settings an app needs to use all of them, with a database of its own. */
    public Map<String, Object> settings(String database) {
        return Map.ofEntries(
                Map.entry("server.port", "0"),
                Map.entry("tillstream.kafka", kafka()),
                Map.entry("tillstream.postgres", postgres.jdbcUrl(database)),
                Map.entry("tillstream.postgres-user", postgres.user()),
                Map.entry("tillstream.postgres-password", postgres.password()),
                Map.entry("tillstream.elasticsearch", elasticsearch()),
                Map.entry("tillstream.clock-offset", clockOffset.toString()),
                Map.entry("tillstream.admin-token", TOKEN),
                Map.entry("tillstream.second-factor-key", "5ec0".repeat(16)),
                Map.entry("tillstream.program-keys", OfficeKey.file().toString()),
                Map.entry("tillstream.users.manager", PASSWORD),
                Map.entry("tillstream.users.buyer", PASSWORD),
                Map.entry("tillstream.users.marketer", PASSWORD),
                Map.entry("tillstream.users.it", PASSWORD),
                Map.entry("tillstream.users.auditor", PASSWORD));
    }

    /** Writes a record as its owner would. */
    public <V> void publish(Topic<V> topic, String key, @Nullable V value) {
        try {
            byte[] bytes = value == null ? null : CanonicalJson.encode(value);
            producer.send(new ProducerRecord<>(topic.name(), key, bytes)).get(30, TimeUnit.SECONDS);
        } catch (InterruptedException | ExecutionException | TimeoutException e) {
            throw new IllegalStateException("The broker did not take a record of " + topic.name(), e);
        }
    }

    private static RealParts start() {
        try {
            Path folder = Files.createTempDirectory("tillstream-dashboards");
            // The slow one is not waited for before the others begin.
            CompletableFuture<ElasticsearchNode> search =
                    CompletableFuture.supplyAsync(ElasticsearchNode::startTemporary);
            KafkaBroker kafka = KafkaBroker.start(folder.resolve("kafka"));
            PostgresServer postgres = PostgresServer.start(folder.resolve("postgres"));
            ElasticsearchNode elasticsearch = search.join();
            createTopics(kafka.bootstrapServers());
            RealParts parts = new RealParts(kafka, postgres, elasticsearch);
            // Behind the apps, which otherwise wait half a minute for a database that is gone.
            SpringApplication.getShutdownHandlers().add(() -> parts.stop(folder));
            return parts;
        } catch (IOException e) {
            throw new UncheckedIOException("The parts did not start", e);
        }
    }

    /** As streaming-app does it. */
    private static void createTopics(String servers) {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", servers))) {
            admin.createTopics(Topics.ALL.stream()
                            .map(topic -> topic.creation((short) 1))
                            .toList())
                    .all()
                    .get(60, TimeUnit.SECONDS);
        } catch (InterruptedException | ExecutionException | TimeoutException e) {
            throw new IllegalStateException("The topics were not created", e);
        }
    }

    private void stop(Path folder) {
        producer.close();
        elasticsearch.close();
        kafka.close();
        postgres.close();
        try {
            FileSystemUtils.deleteRecursively(folder);
        } catch (IOException e) {
            throw new UncheckedIOException("The tests leave " + folder + " behind", e);
        }
    }
}
