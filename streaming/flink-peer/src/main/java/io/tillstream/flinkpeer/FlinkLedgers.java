package io.tillstream.flinkpeer;

import io.tillstream.events.CurrencyUnit;
import io.tillstream.wire.Topics;
import java.nio.file.Path;
import java.time.Duration;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.connector.base.DeliveryGuarantee;
import org.apache.flink.connector.kafka.sink.KafkaSink;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * The main class: bootstrap servers and a folder are its arguments. Written as cheaply as Flink allows: tuples instead of objects,
 * objects used again, each record decoded once, one exchange for both ledgers of an item, sinks chained to what feeds them. It has
 * one currency, counts pieces only, and knows neither hashes nor gaps nor deliveries.
 */
final class FlinkLedgers {
    static final CurrencyUnit POUND = CurrencyUnit.of("GBP");

    private static final int PARALLEL = 2;
    /** Below what brokers allow at most, 15 minutes; Flink's own hour is above it. */
    private static final Duration TRANSACTION = Duration.ofMinutes(10);

    private FlinkLedgers() {}

    public static void main(String[] arguments) throws Exception {
        String kafka = arguments[0];
        Path folder = Path.of(arguments[1]);
        StreamExecutionEnvironment flink =
                StreamExecutionEnvironment.createLocalEnvironment(PARALLEL, settings(folder));
        KafkaSource<Receipt> sales = KafkaSource.<Receipt>builder()
                .setBootstrapServers(kafka)
                .setTopics(Topics.SALE.name())
                .setGroupId("flink-ledgers")
                .setStartingOffsets(OffsetsInitializer.earliest())
                .setDeserializer(new ReceiptReader())
                .build();
        DataStream<Receipt> accepted = flink.fromSource(sales, WatermarkStrategy.noWatermarks(), "sale")
                .keyBy(Receipt::tillEpoch, Types.STRING)
                .process(new FirstArrivals(), Receipt.TYPE)
                .name("first-arrivals");
        accepted.<SoldItem>flatMap((receipt, out) -> {
                    for (SoldLine line : receipt.lines()) {
                        out.collect(new SoldItem(receipt, line));
                    }
                })
                .returns(SoldItem.TYPE)
                .keyBy(SoldItem::storeItem, Types.STRING)
                .process(new ItemAccounts(), Account.TYPE)
                .name("item-accounts")
                .sinkTo(sink(kafka, "item-accounts"));
        accepted.map(HourTakings::new, HourTakings.TYPE)
                .keyBy(HourTakings::storeHour, Types.STRING)
                .process(new HourAccounts(), Account.TYPE)
                .name("hour-accounts")
                .sinkTo(sink(kafka, "hour-accounts"));
        flink.execute("ledgers");
    }

    private static KafkaSink<Account> sink(String kafka, String transactions) {
        return KafkaSink.<Account>builder()
                .setBootstrapServers(kafka)
                .setDeliveryGuarantee(DeliveryGuarantee.EXACTLY_ONCE)
                .setTransactionalIdPrefix(transactions)
                .setProperty("transaction.timeout.ms", Long.toString(TRANSACTION.toMillis()))
                .setProperty("compression.type", "lz4")
                .setProperty("batch.size", Integer.toString(128 << 10))
                .setRecordSerializer(new AccountWriter())
                .build();
    }

    /** What our own topologies have: a commit each 100 ms, state in RocksDB with 192 MB of memory. */
    private static Configuration settings(Path folder) {
        Configuration settings = new Configuration();
        settings.setString("execution.checkpointing.interval", "100 ms");
        settings.setString("execution.checkpointing.mode", "EXACTLY_ONCE");
        settings.setString(
                "execution.checkpointing.dir",
                folder.resolve("checkpoints").toUri().toString());
        settings.setString("execution.checkpointing.incremental", "true");
        settings.setString("state.backend.type", "rocksdb");
        settings.setString("taskmanager.memory.managed.size", "192 mb");
        settings.setString("taskmanager.memory.network.min", "32 mb");
        settings.setString("taskmanager.memory.network.max", "32 mb");
        settings.setString("pipeline.object-reuse", "true");
        settings.setString("pipeline.generic-types", "false");
        settings.setString("pipeline.closure-cleaner-level", "NONE");
        settings.setString("io.tmp.dirs", folder.resolve("temporary").toString());
        settings.setString("rest.bind-address", "127.0.0.1");
        settings.setString("rest.address", "127.0.0.1");
        settings.setString("rest.bind-port", "0");
        return settings;
    }
}
