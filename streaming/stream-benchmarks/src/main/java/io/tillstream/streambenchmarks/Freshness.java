package io.tillstream.streambenchmarks;

import io.tillstream.encoding.CanonicalJson;
import io.tillstream.events.ledger.StoreHourSales;
import io.tillstream.events.sale.Sale;
import io.tillstream.localcluster.ChildProcess;
import io.tillstream.localcluster.KafkaBroker;
import io.tillstream.wire.Keys;
import io.tillstream.wire.Topics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/**
 * How long a sale takes from the door of the broker to the ledgers that a dashboard reads, while sales come at a steady pace. A
 * store's hour counts its receipts, so that the receipt with the number n is there when the hour says n or more.
 *
 * @param perSecond how many sales come
 * @param warmUp how long they come before the first is measured
 * @param measured how long they come then
 */
record Freshness(int perSecond, Duration warmUp, Duration measured) {
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    /**
     * What was found, all sales counted.
     *
     * @param delays each sale's delay, ascending
     * @param expected how many sales were measured
     */
    record Found(List<Duration> delays, int expected) {
        /** What so large a share of them stayed below. */
        Duration at(double share) {
            return delays.get(Math.min(delays.size() - 1, (int) (delays.size() * share)));
        }
    }

    /** A sale that was sent, in its store's hour. */
    private record Sent(long nanos, boolean isMeasured) {}

    Found of(Contender contender, long seed, Path folder) throws IOException, InterruptedException, ExecutionException {
        Path place = Files.createDirectories(folder.resolve("contender"));
        int before = (int) (perSecond * warmUp.toSeconds());
        int after = (int) (perSecond * measured.toSeconds());
        BusyDay.Batch day = new BusyDay(seed).next(before + after);
        try (KafkaBroker broker = KafkaBroker.start(folder.resolve("kafka"));
                Uploads uploads = new Uploads(broker.bootstrapServers());
                ChildProcess process = contender.start(broker.bootstrapServers(), place);
                Hours hours = new Hours(broker.bootstrapServers())) {
            Thread reader = Thread.ofPlatform().name("dashboard").start(hours::read);
            try {
                send(day, before, uploads, hours);
                Instant deadline = Instant.now().plus(PATIENCE);
                while (hours.delays(after).size() < after
                        && process.isAlive()
                        && Instant.now().isBefore(deadline)) {
                    Thread.sleep(50);
                }
            } finally {
                hours.end();
                reader.join();
            }
            return new Found(hours.delays(after), after);
        }
    }

    private void send(BusyDay.Batch day, int before, Uploads uploads, Hours hours) {
        long between = Duration.ofSeconds(1).toNanos() / perSecond;
        long due = System.nanoTime();
        int sales = 0;
        Set<String> known = new HashSet<>();
        for (BusyDay.Sent sent : day.sent()) {
            if (sent.record().fact() instanceof Sale sale
                    && known.add(sale.source().receiptNumber())) {
                while (System.nanoTime() < due) {
                    LockSupport.parkNanos(due - System.nanoTime());
                }
                due += between;
                String hour = Keys.storeHour(
                        sale.source().till().store(), sale.happenedAt().truncatedTo(ChronoUnit.HOURS));
                hours.sent(hour, sales++ >= before);
            }
            var _ = uploads.sendNow(sent);
        }
    }

    /** The ledger as a dashboard reads it, and when each of its receipts was sent. */
    private static final class Hours implements AutoCloseable {
        private final KafkaConsumer<String, byte[]> consumer;
        private final Map<String, List<Sent>> sent = new HashMap<>();
        private final Map<String, Integer> seen = new HashMap<>();
        private final List<Duration> delays = new ArrayList<>();
        private volatile boolean isOver;

        private Hours(String kafka) {
            consumer = new KafkaConsumer<>(
                    Map.of(
                            "bootstrap.servers",
                            kafka,
                            "isolation.level",
                            "read_committed",
                            "enable.auto.commit",
                            false),
                    new StringDeserializer(),
                    new ByteArrayDeserializer());
            List<TopicPartition> partitions = IntStream.range(0, Topics.SALES_BY_STORE_HOUR.partitions())
                    .mapToObj(partition -> new TopicPartition(Topics.SALES_BY_STORE_HOUR.name(), partition))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
        }

        private synchronized void sent(String hour, boolean isMeasured) {
            sent.computeIfAbsent(hour, ignored -> new ArrayList<>()).add(new Sent(System.nanoTime(), isMeasured));
        }

        private void read() {
            while (!isOver) {
                for (ConsumerRecord<String, byte[]> hour : consumer.poll(Duration.ofMillis(100))) {
                    see(
                            hour.key(),
                            CanonicalJson.decode(hour.value(), StoreHourSales.class)
                                    .transactions());
                }
            }
        }

        private synchronized void see(String hour, long transactions) {
            long now = System.nanoTime();
            List<Sent> receipts = sent.getOrDefault(hour, List.of());
            int next = seen.getOrDefault(hour, 0);
            while (next < Math.min(transactions, receipts.size())) {
                Sent receipt = receipts.get(next++);
                if (receipt.isMeasured()) {
                    delays.add(Duration.ofNanos(now - receipt.nanos()));
                }
            }
            seen.put(hour, next);
        }

        private synchronized List<Duration> delays(int most) {
            return delays.stream().sorted().limit(most).toList();
        }

        private void end() {
            isOver = true;
        }

        @Override
        public void close() {
            consumer.close();
        }
    }
}
