package io.tillstream.dashboards.staff;

import io.tillstream.dashboards.streams.Broker;
import io.tillstream.dashboards.streams.ReaderThread;
import io.tillstream.encoding.CanonicalJson;
import io.tillstream.encoding.UnreadableFact;
import io.tillstream.events.StoreId;
import io.tillstream.events.assortment.Store;
import io.tillstream.events.sale.JournalRecord;
import io.tillstream.events.sale.OperatorSession;
import io.tillstream.wire.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListSet;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Who worked at tills in the last weeks, from their sign-ins and sign-outs in the accepted log. After a start the log of eight days is
 * looked through; all records but these are passed over without being read.
 */
@Component
final class Attendance implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(Attendance.class);
    private static final Duration POLL = Duration.ofMillis(200);
    /** A week and today. */
    private static final Duration LOOKED_BACK = Duration.ofDays(8);

    private static final Duration KEPT = Duration.ofDays(36);
    private static final byte[] MARK = "\"operator-session\"".getBytes(StandardCharsets.US_ASCII);

    private final Broker broker;
    private final Clock clock;
    private final ReaderThread thread = new ReaderThread("attendance", this::read);
    private final Map<StoreId, NavigableSet<SessionMark>> stores = new ConcurrentHashMap<>();
    private volatile boolean running;

    Attendance(Broker broker, Clock clock) {
        this.broker = broker;
        this.clock = clock;
    }

    /** Who is at which till now, the first to come first. */
    List<Stretch> now(StoreId store) {
        Instant now = clock.instant();
        return stretches(store).stream()
                .filter(stretch -> stretch.isOpen(now))
                .sorted(Comparator.comparing(Stretch::from).thenComparing(Stretch::operator))
                .toList();
    }

    /** Everybody who began on a day of the store's calendar, the first to come first. */
    List<Presence> on(Store store, LocalDate day) {
        Map<String, List<Stretch>> byPerson = new TreeMap<>();
        for (Stretch stretch : stretches(store.store())) {
            if (LocalDate.ofInstant(stretch.from(), store.zone()).equals(day)) {
                byPerson.computeIfAbsent(stretch.operator(), _ -> new ArrayList<>())
                        .add(stretch);
            }
        }
        Instant now = clock.instant();
        List<Presence> there = new ArrayList<>();
        byPerson.forEach((operator, stretches) -> there.add(new Presence(operator, stretches, now)));
        there.sort(Comparator.comparing(Presence::from).thenComparing(Presence::operator));
        return there;
    }

    private List<Stretch> stretches(StoreId store) {
        NavigableSet<SessionMark> marks = stores.get(store);
        return marks == null ? List.of() : Stretch.of(List.copyOf(marks));
    }

    private void read(ReaderThread self) throws InterruptedException {
        try (KafkaConsumer<String, byte[]> reader = broker.newReader()) {
            Optional<List<TopicPartition>> partitions = broker.partitions(reader, List.of(Topics.ACCEPTED));
            if (partitions.isEmpty()) {
                self.pauseBeforeRetry();
                return;
            }
            reader.assign(partitions.get());
            seek(reader, partitions.get());
            while (!self.isStopping()) {
                reader.poll(POLL).forEach(this::take);
                self.wentWell();
            }
        }
    }

    /** The log's own times are those of the machines, whatever the business clock shows. */
    private static void seek(KafkaConsumer<String, byte[]> reader, List<TopicPartition> partitions) {
        Map<TopicPartition, Long> from = new HashMap<>();
        long then = System.currentTimeMillis() - LOOKED_BACK.toMillis();
        partitions.forEach(partition -> from.put(partition, then));
        Map<TopicPartition, OffsetAndTimestamp> found = reader.offsetsForTimes(from);
        Map<TopicPartition, Long> ends = reader.endOffsets(partitions);
        for (TopicPartition partition : partitions) {
            OffsetAndTimestamp place = found.get(partition);
            reader.seek(partition, place == null ? ends.getOrDefault(partition, 0L) : place.offset());
        }
    }

    private void take(ConsumerRecord<String, byte[]> message) {
        if (message.value() == null || !holds(message.value())) {
            return;
        }
        try {
            JournalRecord record = CanonicalJson.decode(message.value(), JournalRecord.class);
            if (record.fact() instanceof OperatorSession session) {
                keep(session);
            }
        } catch (UnreadableFact e) {
            LOG.warn(
                    "Accepted record {}-{} is not looked at: {}",
                    message.partition(),
                    message.offset(),
                    e.getMessage());
        }
    }

    private void keep(OperatorSession session) {
        boolean in = session.change() == OperatorSession.Change.SIGNED_IN;
        if (!in && session.change() != OperatorSession.Change.SIGNED_OUT) {
            return;
        }
        NavigableSet<SessionMark> marks = stores.computeIfAbsent(
                session.source().till().store(), _ -> new ConcurrentSkipListSet<>(SessionMark.AS_WRITTEN));
        marks.add(new SessionMark(
                session.source().till(),
                session.source().epoch(),
                session.source().sequence(),
                session.happenedAt(),
                session.operator(),
                in));
        Instant oldest = clock.instant().minus(KEPT);
        marks.removeIf(mark -> mark.at().isBefore(oldest));
    }

    private static boolean holds(byte[] record) {
        for (int at = 0; at <= record.length - MARK.length; at++) {
            int same = 0;
            while (same < MARK.length && record[at + same] == MARK[same]) {
                same++;
            }
            if (same == MARK.length) {
                return true;
            }
        }
        return false;
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
