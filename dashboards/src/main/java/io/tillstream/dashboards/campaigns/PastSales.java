package io.tillstream.dashboards.campaigns;

import io.tillstream.checkout.promotion.Purchase;
import io.tillstream.checkout.replay.PastBasket;
import io.tillstream.dashboards.masterdata.Assortment;
import io.tillstream.dashboards.streams.Broker;
import io.tillstream.encoding.CanonicalJson;
import io.tillstream.encoding.UnreadableFact;
import io.tillstream.events.Gtin;
import io.tillstream.events.MemberId;
import io.tillstream.events.Money;
import io.tillstream.events.Source;
import io.tillstream.events.assortment.Product;
import io.tillstream.events.sale.JournalRecord;
import io.tillstream.events.sale.Sale;
import io.tillstream.features.segment.Visits;
import io.tillstream.wire.Replay;
import io.tillstream.wire.Topics;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * The latest eight weeks of baskets and the days on which members shopped in the year before, read from the accepted log when
 * somebody asks, and from where the last reading ended when somebody asks again.
 *
 * <p>What does not fit is left out by lot: of members, with all they bought, and of baskets of nobody. Every figure is then a
 * multiple of what was counted.
 */
@Component
final class PastSales {
    /** Eight weeks. */
    static final int DAYS = 56;

    private static final Logger LOG = LoggerFactory.getLogger(PastSales.class);
    private static final int HISTORY = DAYS + Audience.A_YEAR;
    /** What members brought is kept for the days a running campaign is measured in, and for those before it. */
    private static final int TAKINGS = LotComparison.BEFORE + LotComparison.LONGEST;

    private static final Duration POLL = Duration.ofMillis(200);
    /** Lines of baskets, days of members and what they brought: about 150 bytes each, so 60 MB of the 448 this app has in a demo. */
    private static final int MOST = 400_000;

    /** Baskets by when they were rung up. */
    static final Comparator<Basket> AS_THEY_CAME = Comparator.comparing(
                    (Basket basket) -> basket.purchase().at())
            .thenComparing(basket -> basket.source().toString());

    private final Broker broker;
    private final Assortment assortment;
    private final java.time.Clock clock;
    private final ReentrantLock oneReader = new ReentrantLock();
    private final Map<TopicPartition, Long> reached = new HashMap<>();
    private final Map<MemberId, NavigableMap<LocalDate, Visits.Day>> visits = new HashMap<>();
    private final Set<MemberId> changed = new HashSet<>();
    private final Map<MemberId, List<Visits.Day>> told = new HashMap<>();
    private final TakingsBook takings = new TakingsBook();
    private List<Basket> baskets = new ArrayList<>();
    private int oneIn = 1;
    private long weight;
    private volatile @Nullable Past latest;
    private volatile boolean read;

    PastSales(Broker broker, Assortment assortment, java.time.Clock clock) {
        this.broker = broker;
        this.assortment = assortment;
        this.clock = clock;
    }

    /**
     * A basket that was bought.
     *
     * @param date its business date
     * @param source its receipt
     * @param purchase what the engine is asked; its member is in no segment yet
     */
    record Basket(LocalDate date, Source source, Purchase purchase) {
        @Nullable
        MemberId member() {
            return purchase.shopper() == null ? null : purchase.shopper().member();
        }
    }

    /**
     * What was read.
     *
     * @param baskets those of the latest eight weeks, earliest first
     * @param members the days on which each shopped, oldest first
     * @param last the latest business date of all
     * @param oneIn how many there are for each that was read
     * @param takings what they brought and gave
     */
    record Past(
            List<Basket> baskets, Map<MemberId, List<Visits.Day>> members, LocalDate last, int oneIn, Takings takings) {
        Past {
            baskets = List.copyOf(baskets);
            members = Map.copyOf(members);
        }

        Past(List<Basket> baskets, Map<MemberId, List<Visits.Day>> members, LocalDate last, int oneIn) {
            this(baskets, members, last, oneIn, Takings.NONE);
        }

        /** The days of a member before one day, the latest as many as segments are worked out of. */
        List<Visits.Day> before(MemberId member, LocalDate date) {
            List<Visits.Day> days = members.getOrDefault(member, List.of());
            int end = days.size();
            while (end > 0 && !days.get(end - 1).on().isBefore(date)) {
                end--;
            }
            return days.subList(Math.max(0, end - Visits.KEPT), end);
        }
    }

    /** What was read when somebody asked last; absent before the first reading has ended. */
    @Nullable
    Past latest() {
        return latest;
    }

    /** Whether the log was read to its end once; there may have been nothing. */
    boolean wasRead() {
        return read;
    }

    /**
     * Reads what is new, in this thread.
     *
     * @param progress told how far it is
     * @return nothing when the log holds no sale, or reading was stopped
     */
    @Nullable
    Past read(Progress progress) throws InterruptedException {
        oneReader.lockInterruptibly();
        try (KafkaConsumer<String, byte[]> reader = broker.newReader()) {
            List<TopicPartition> partitions =
                    broker.partitions(reader, List.of(Topics.ACCEPTED)).orElse(List.of());
            reader.assign(partitions);
            seek(reader, partitions);
            Map<TopicPartition, Long> ends = reader.endOffsets(partitions);
            long begin = behind(reader, ends);
            for (long behind = begin; behind > 0 && !progress.isStopped(); behind = behind(reader, ends)) {
                progress.reading(begin - behind, begin);
                reader.poll(POLL).forEach(this::take);
            }
            partitions.forEach(partition -> reached.put(partition, reader.position(partition)));
            if (progress.isStopped()) {
                return null;
            }
            Past past = tell();
            latest = past;
            read = true;
            return past;
        } finally {
            oneReader.unlock();
        }
    }

    /** At first to where the earliest that matters may have been recorded: nothing is recorded before it happens. */
    private void seek(KafkaConsumer<String, byte[]> reader, List<TopicPartition> partitions) {
        Instant since = clock.instant().minus(Duration.ofDays(HISTORY + 1L));
        Map<TopicPartition, Long> when = new HashMap<>();
        for (TopicPartition partition : partitions) {
            Long known = reached.get(partition);
            if (known == null) {
                when.put(partition, Math.max(0, since.toEpochMilli()));
            } else {
                reader.seek(partition, known);
            }
        }
        Map<TopicPartition, OffsetAndTimestamp> found = when.isEmpty() ? Map.of() : reader.offsetsForTimes(when);
        Set<TopicPartition> ended = new HashSet<>();
        when.keySet().forEach(partition -> {
            OffsetAndTimestamp place = found.get(partition);
            if (place == null) {
                ended.add(partition);
            } else {
                reader.seek(partition, place.offset());
            }
        });
        if (!ended.isEmpty()) {
            reader.seekToEnd(ended);
        }
    }

    private static long behind(KafkaConsumer<String, byte[]> reader, Map<TopicPartition, Long> ends) {
        return ends.entrySet().stream()
                .mapToLong(end -> Math.max(0, end.getValue() - reader.position(end.getKey())))
                .sum();
    }

    private void take(ConsumerRecord<String, byte[]> message) {
        if (Replay.isForOneLedger(message.headers())) {
            return;
        }
        try {
            JournalRecord record = CanonicalJson.decode(message.value(), JournalRecord.class);
            if (record.fact() instanceof Sale sale) {
                takings.given(sale);
                if (isKept(sale)) {
                    keep(sale);
                }
            }
        } catch (UnreadableFact e) {
            LOG.warn(
                    "Accepted record {}-{} is not replayed: {}", message.partition(), message.offset(), e.getMessage());
        }
    }

    private boolean isKept(Sale sale) {
        Object key = sale.member() == null ? sale.source() : sale.member();
        return isDrawn(key.toString());
    }

    /** The lot: the same for a member at all times, and whoever is drawn at one in four is drawn at one in two. */
    private boolean isDrawn(String key) {
        int mixed = key.hashCode() * 0x9E3779B9;
        return (mixed >>> 8) % oneIn == 0;
    }

    private void keep(Sale sale) {
        MemberId member = sale.member();
        if (member != null) {
            Visits.Day day = Visits.of(sale).days().getFirst();
            visits.computeIfAbsent(member, _ -> new TreeMap<>()).merge(day.on(), day, PastSales::together);
            changed.add(member);
            takings.brought(sale);
            weight += 2;
        }
        if (PastBasket.leavesOut(sale) == null) {
            Purchase purchase = PastBasket.of(sale, Map.of(), Set.of(), this::marks, this::floor)
                    .purchase();
            baskets.add(new Basket(sale.businessDate(), sale.source(), purchase));
            weight += purchase.lines().size();
        }
        if (weight > MOST) {
            forgetTheOld();
        }
        while (weight > MOST) {
            thin();
        }
    }

    private static Visits.Day together(Visits.Day one, Visits.Day other) {
        return Visits.merge(new Visits(one.on(), 0, List.of(one)), new Visits(other.on(), 0, List.of(other)))
                .days()
                .getFirst();
    }

    private Set<String> marks(Gtin item) {
        return assortment.product(item).map(Product::marks).orElse(Set.of());
    }

    private Optional<Money> floor(Gtin item) {
        return assortment.product(item).map(Product::floor);
    }

    private void thin() {
        oneIn *= 2;
        baskets.removeIf(basket -> !isDrawn(
                basket.member() == null
                        ? basket.source().toString()
                        : basket.member().toString()));
        visits.keySet().removeIf(member -> !isDrawn(member.toString()));
        told.keySet().removeIf(member -> !isDrawn(member.toString()));
        takings.keepOnly(member -> isDrawn(member.toString()));
        weigh();
    }

    private void forgetTheOld() {
        LocalDate last = last();
        LocalDate oldest = last.minusDays(DAYS - 1L);
        baskets = new ArrayList<>(baskets.stream()
                .filter(basket -> !basket.date().isBefore(oldest))
                .toList());
        LocalDate remembered = last.minusDays(HISTORY);
        visits.forEach((member, days) -> {
            if (!days.isEmpty() && days.firstKey().isBefore(remembered)) {
                days.headMap(remembered).clear();
                changed.add(member);
            }
        });
        takings.forgetBefore(last.minusDays(TAKINGS));
        weigh();
    }

    private LocalDate last() {
        return baskets.stream().map(Basket::date).max(Comparator.naturalOrder()).orElse(LocalDate.EPOCH);
    }

    private void weigh() {
        weight = visits.values().stream().mapToLong(Map::size).sum()
                + takings.size()
                + baskets.stream()
                        .mapToLong(basket -> basket.purchase().lines().size())
                        .sum();
    }

    private @Nullable Past tell() {
        if (baskets.isEmpty()) {
            return null;
        }
        forgetTheOld();
        changed.forEach(member -> {
            NavigableMap<LocalDate, Visits.Day> days = visits.get(member);
            if (days != null) {
                told.put(member, List.copyOf(days.values()));
            }
        });
        changed.clear();
        baskets.sort(AS_THEY_CAME);
        return new Past(baskets, told, last(), oneIn, takings.now());
    }
}
