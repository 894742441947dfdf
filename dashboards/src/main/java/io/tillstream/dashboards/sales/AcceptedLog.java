package io.tillstream.dashboards.sales;

import io.tillstream.dashboards.live.LiveEvents;
import io.tillstream.dashboards.streams.Broker;
import io.tillstream.dashboards.streams.ReaderThread;
import io.tillstream.dashboards.streams.RecordEpoch;
import io.tillstream.encoding.CanonicalJson;
import io.tillstream.encoding.UnreadableFact;
import io.tillstream.events.Source;
import io.tillstream.events.sale.JournalRecord;
import io.tillstream.events.sale.Sale;
import io.tillstream.wire.Replay;
import io.tillstream.wire.Topics;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** The end of the accepted log: the latest live sales, kept in memory, and any one record by its place. */
@Component
public final class AcceptedLog implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(AcceptedLog.class);
    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    /** About 10 kB each at twenty lines a receipt. */
    private static final int MOST_KEPT = 1_000;

    private final Broker broker;
    private final LiveEvents live;
    private final ReaderThread thread = new ReaderThread("latest-sales", this::read);
    private final ConcurrentSkipListMap<Place, AcceptedSale> latest = new ConcurrentSkipListMap<>(
            Comparator.comparing(Place::at).reversed().thenComparing(Place::source, Comparator.reverseOrder()));
    private final Map<Source, Place> places = new ConcurrentHashMap<>();
    private final ReentrantLock fetching = new ReentrantLock();
    private volatile boolean running;

    AcceptedLog(Broker broker, LiveEvents live) {
        this.broker = broker;
        this.live = live;
    }

    private record Place(Instant at, Source source) {}

    /** How many of the latest sales are kept. */
    public static int kept() {
        return MOST_KEPT;
    }

    /** The latest live sales, newest first. */
    public List<AcceptedSale> latest(Predicate<Sale> wanted, int count) {
        return latest.values().stream()
                .filter(each -> wanted.test(each.sale()))
                .limit(count)
                .toList();
    }

    /** A sale of this number, if it is among the latest. */
    public Optional<AcceptedSale> latest(Source receipt) {
        return Optional.ofNullable(places.get(receipt)).map(latest::get);
    }

    /** The sale at a place of the log, whatever its age; nothing when the log does not answer or holds another kind there. */
    public Optional<AcceptedSale> at(int partition, long offset) {
        fetching.lock();
        try (KafkaConsumer<String, byte[]> reader = broker.newReader()) {
            TopicPartition where = new TopicPartition(Topics.ACCEPTED.name(), partition);
            reader.assign(List.of(where));
            reader.seek(where, offset);
            long until = System.nanoTime() + PATIENCE.toNanos();
            while (System.nanoTime() < until) {
                for (ConsumerRecord<String, byte[]> message : reader.poll(POLL)) {
                    return message.offset() == offset ? sale(message) : Optional.empty();
                }
            }
            return Optional.empty();
        } finally {
            fetching.unlock();
        }
    }

    private void read(ReaderThread self) throws InterruptedException {
        try (KafkaConsumer<String, byte[]> reader = broker.newReader()) {
            Optional<List<TopicPartition>> partitions = broker.partitions(reader, List.of(Topics.ACCEPTED));
            if (partitions.isEmpty()) {
                self.pauseBeforeRetry();
                return;
            }
            reader.assign(partitions.get());
            reader.endOffsets(partitions.get())
                    .forEach((partition, end) -> reader.seek(partition, Math.max(0, end - MOST_KEPT)));
            while (!self.isStopping()) {
                reader.poll(POLL).forEach(this::take);
                self.wentWell();
            }
        }
    }

    private void take(ConsumerRecord<String, byte[]> message) {
        try {
            if (RecordEpoch.of(message.value()) > 0 && !Replay.isForOneLedger(message.headers())) {
                sale(message).ifPresent(this::keep);
            }
        } catch (UnreadableFact e) {
            LOG.warn("Accepted record {}-{} is not shown: {}", message.partition(), message.offset(), e.getMessage());
        }
    }

    private void keep(AcceptedSale sale) {
        Place place = new Place(sale.sale().happenedAt(), sale.sale().source());
        Place before = places.put(place.source(), place);
        if (before != null) {
            latest.remove(before);
        }
        latest.put(place, sale);
        while (latest.size() > MOST_KEPT) {
            places.remove(latest.pollLastEntry().getKey().source());
        }
        live.changed(LiveEvents.Subject.RECEIPTS, sale.sale().source().till().store());
    }

    private static Optional<AcceptedSale> sale(ConsumerRecord<String, byte[]> message) {
        JournalRecord record = CanonicalJson.decode(message.value(), JournalRecord.class);
        return record.fact() instanceof Sale sale
                ? Optional.of(new AcceptedSale(sale, record, message.partition(), message.offset()))
                : Optional.empty();
    }

    @Override
    public void start() {
        running = true;
        thread.start();
    }

    @Override
    public void stop() {
        running = false;
        thread.stop();
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
