package io.tillstream.topologies;

import io.tillstream.topologies.refusal.RefusedToDeadLetter;
import io.tillstream.topologies.refusal.ReplayGate;
import io.tillstream.topologies.refusal.UnreadableToDeadLetter;
import io.tillstream.wire.ConsumerGroups;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.record.CompressionType;
import org.apache.kafka.streams.StreamsConfig;

/**
 * How the topologies are run.
 *
 * @param kafka bootstrap servers, {@code host:port,…}
 * @param state folder of the state stores
 * @param threads stream threads
 * @param replicationFactor of internal topics; -1 for what the broker does by default
 * @param membership how the work is shared
 */
public record StreamsSettings(String kafka, Path state, int threads, int replicationFactor, Membership membership) {
    /** The consumer group, and the beginning of every internal topic's name. */
    public static final String APPLICATION = ConsumerGroups.LEDGERS;

    /** Sets the latency: a sale crosses two commits before it is in a ledger. */
    private static final Duration COMMIT = Duration.ofMillis(100);

    /**
     * How long a transaction may stay open. Streams' own 10 s is less than a machine that starts ten processes at once can
     * stall a thread. A restart on the same state folder ends the old transaction at once.
     */
    private static final Duration TRANSACTION = Duration.ofSeconds(30);

    private static final int BROKERS_DEFAULT = -1;
    private static final long CACHE_BYTES = 16L << 20;

    public StreamsSettings {
        Objects.requireNonNull(kafka, "kafka");
        Objects.requireNonNull(state, "state");
        Objects.requireNonNull(membership, "membership");
        if (threads < 1) {
            throw new IllegalArgumentException("Streams cannot run on " + threads + " threads; at least 1.");
        }
        if (replicationFactor < 1 && replicationFactor != BROKERS_DEFAULT) {
            throw new IllegalArgumentException("Replication factor " + replicationFactor + " is neither 1 or more nor "
                    + BROKERS_DEFAULT + ", the broker's default.");
        }
    }

    /** For an instance that is alone. */
    public StreamsSettings(String kafka, Path state, int threads, int replicationFactor) {
        this(kafka, state, threads, replicationFactor, Membership.ALONE);
    }

    /** The same as Kafka's own settings. */
    public Properties properties() {
        Properties settings = new Properties();
        settings.put(StreamsConfig.APPLICATION_ID_CONFIG, APPLICATION);
        settings.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, kafka);
        settings.put(StreamsConfig.STATE_DIR_CONFIG, state.toString());
        settings.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
        settings.put(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, COMMIT.toMillis());
        settings.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, threads);
        settings.put(StreamsConfig.REPLICATION_FACTOR_CONFIG, replicationFactor);
        settings.put(StreamsConfig.STATESTORE_CACHE_MAX_BYTES_CONFIG, CACHE_BYTES);
        settings.put(StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG, true);
        settings.put(
                StreamsConfig.DESERIALIZATION_EXCEPTION_HANDLER_CLASS_CONFIG, UnreadableToDeadLetter.class.getName());
        settings.put(StreamsConfig.PROCESSING_EXCEPTION_HANDLER_CLASS_CONFIG, RefusedToDeadLetter.class.getName());
        settings.put(StreamsConfig.PROCESSOR_WRAPPER_CLASS_CONFIG, ReplayGate.class.getName());
        settings.put(StreamsConfig.ROCKSDB_CONFIG_SETTER_CLASS_CONFIG, SharedRocksMemory.class.getName());
        settings.put(StreamsConfig.producerPrefix(ProducerConfig.COMPRESSION_TYPE_CONFIG), CompressionType.LZ4.name);
        settings.put(StreamsConfig.producerPrefix(ProducerConfig.BATCH_SIZE_CONFIG), 128 << 10);
        settings.put(
                StreamsConfig.producerPrefix(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG),
                Math.toIntExact(TRANSACTION.toMillis()));
        settings.put(StreamsConfig.consumerPrefix(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG), "earliest");
        membership.addTo(settings);
        return settings;
    }
}
