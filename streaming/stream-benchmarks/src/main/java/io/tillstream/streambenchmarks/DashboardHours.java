package io.tillstream.streambenchmarks;

import io.tillstream.encoding.CanonicalJson;
import io.tillstream.events.ledger.StoreHourSales;
import io.tillstream.events.sale.Sale;
import io.tillstream.wire.Keys;
import io.tillstream.wire.Topics;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/**
 * The takings of stores by the hour as a dashboard reads them, and when each receipt in them was sent. An hour counts its receipts,
 * so that the nth one is there when the hour says n or more.
 */
final class DashboardHours implements AutoCloseable {
    /** What a sale is measured for. */
    enum Stretch {
        UNMEASURED,
        CALM,
        RUSH
    }

    private record Sent(long nanos, Stretch stretch) {}

    private final KafkaConsumer<String, byte[]> consumer;
    private final Map<String, List<Sent>> sent = new HashMap<>();
    private final Map<String, Long> counted = new HashMap<>();
    private final Map<Stretch, List<Duration>> delays = new EnumMap<>(Stretch.class);
    private final Thread reader = Thread.ofPlatform().name("dashboard").unstarted(this::read);

    private DashboardHours(String kafka) {
        consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", kafka, "isolation.level", "read_committed", "enable.auto.commit", false),
                new StringDeserializer(),
                new ByteArrayDeserializer());
        List<TopicPartition> partitions = consumer.partitionsFor(Topics.SALES_BY_STORE_HOUR.name()).stream()
                .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
    }

    /** Reads from now on, in a thread of its own. */
    static DashboardHours of(String kafka) {
        DashboardHours hours = new DashboardHours(kafka);
        hours.reader.start();
        return hours;
    }

    static String hour(Sale sale) {
        return Keys.storeHour(sale.source().till().store(), sale.happenedAt().truncatedTo(ChronoUnit.HOURS));
    }

    /** A sale is sent now, the next of its hour. */
    synchronized void sent(Sale sale, Stretch stretch) {
        sent.computeIfAbsent(hour(sale), ignored -> new ArrayList<>()).add(new Sent(System.nanoTime(), stretch));
    }

    /** How long the sales of a stretch took that are there. */
    synchronized Delays delays(Stretch stretch) {
        return new Delays(delays.getOrDefault(stretch, List.of()));
    }

    /** How many receipts some hours count by now. */
    synchronized long receipts(Set<String> hours) {
        return hours.stream().mapToLong(hour -> counted.getOrDefault(hour, 0L)).sum();
    }

    private void read() {
        try (consumer) {
            while (true) {
                for (ConsumerRecord<String, byte[]> hour : consumer.poll(Duration.ofMillis(100))) {
                    see(
                            hour.key(),
                            CanonicalJson.decode(hour.value(), StoreHourSales.class)
                                    .transactions());
                }
            }
        } catch (WakeupException _) {
            // Nobody looks any more.
        }
    }

    private synchronized void see(String hour, long transactions) {
        long now = System.nanoTime();
        List<Sent> receipts = sent.getOrDefault(hour, List.of());
        long before = counted.getOrDefault(hour, 0L);
        for (long next = before; next < Math.min(transactions, receipts.size()); next++) {
            Sent receipt = receipts.get(Math.toIntExact(next));
            delays.computeIfAbsent(receipt.stretch(), ignored -> new ArrayList<>())
                    .add(Duration.ofNanos(now - receipt.nanos()));
        }
        counted.put(hour, Math.max(before, transactions));
    }

    @Override
    public void close() {
        consumer.wakeup();
    }
}
