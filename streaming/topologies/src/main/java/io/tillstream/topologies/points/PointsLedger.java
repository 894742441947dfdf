package io.tillstream.topologies.points;

import io.tillstream.events.MemberId;
import io.tillstream.events.member.PointsAccount;
import io.tillstream.events.member.PointsBalance;
import io.tillstream.events.member.PointsEntry;
import io.tillstream.events.member.PointsLiability;
import io.tillstream.events.member.PointsProgramme;
import io.tillstream.events.sale.JournalRecord;
import io.tillstream.events.sale.PointsLot;
import io.tillstream.events.sale.Sale;
import io.tillstream.topologies.ledger.StateForm;
import io.tillstream.topologies.refusal.RefusedRecord;
import io.tillstream.wire.Topics;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.StoreQueryParameters;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Grouped;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Materialized;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.QueryableStoreTypes;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/**
 * Every line of a member's sale that earned or reversed points is an entry of the member's ledger, and so is every lot of
 * points that paid or came back as a tender; a member's balance is the sum of the entries. A balance below zero has an
 * open debt beside it, written in the same transaction, which the next earnings pay. What a person gives or takes is an
 * entry, and so is what expires. Of all entries a member's account is worked out, and of all accounts what the chain owes.
 *
 * <pre>
 * in   s1  sale s1-t1/1/7 of m…: line 1 earns 3, line 2 earns 0, line 3 earns 2
 * out  points-entry    m…  s1-t1/1/7 line 1  EARNED 3
 *      points-entry    m…  s1-t1/1/7 line 3  EARNED 2
 *      points-balance  m…  5 points, 2 entries
 * in   s1  return s1-t1/1/9 of m…: line 1 earns -3
 * out  points-entry    m…  s1-t1/1/9 line 1  REVERSED -3
 *      points-balance  m…  2 points, 3 entries
 * in   s1  sale s1-t1/1/10 of m…: tender 1 is 2 points that expire in January
 * out  points-entry    m…  s1-t1/1/10 line 0 "tender-1-lot-1"  SPENT -2
 *      points-balance  m…  0 points, 4 entries
 * in   s1  return s1-t1/1/11 of m…: line 1 earns -2
 * out  points-entry    m…  s1-t1/1/11 line 1  REVERSED -2
 *      points-balance  m…  -2 points, 5 entries
 *      points-debt     m…  owes 2
 * in   s1  sale s1-t1/1/12 of m…: line 1 earns 3
 * out  points-entry    m…  s1-t1/1/12 line 1  EARNED 3
 *      points-balance  m…  1 point, 6 entries
 *      points-debt     m…  removed
 * </pre>
 *
 * With a programme by which points wait two days and expire at the end of the second month:
 *
 * <pre>
 * in   s1  sale s1-t1/1/7 of m… on 11-08: line 1 earns 3
 * out  points-entry      m…  s1-t1/1/7 line 1  EARNED 3
 *      points-account    m…  3 points from 11-10 until 01-31
 * in   m…  adjustment a-1: 2 points, for a broken jar
 * out  points-entry      m…  "adjustment-a-1"  ADJUSTED 2
 *      points-account    m…  2 points until 01-31, 3 from 11-10 until 01-31
 *      points-liability  part 0  1 account, the same lots
 * in   s1  a sale of anybody on 02-01
 * out  points-entry      m…  "expired-2012-01-31"  EXPIRED -5
 *      points-account    m…  nothing, 5 expired
 * </pre>
 *
 * Duplicates: none arrive, accepted facts are unique, and an entry is written in the transaction that reads its sale.
 * An adjustment counts once for its id.
 * Late facts: an entry carries its own time and is added whenever it comes; expired points that a late sale had spent before
 * are booked as not expired.
 */
public final class PointsLedger {
    /** The state store, member → {@link PointsBalance}. */
    public static final String STORE = "points-balance";

    /** The one rule by which a sale line earns. */
    static final String RULE = "per-major-unit";

    /** The state store, member → {@link PointsAccount}. */
    public static final String ACCOUNTS = "points-accounts";

    /** What the accounts of a part come to, by kind of lot. */
    public static final String OUTSTANDING = "points-outstanding";

    /** The chain's programme as bytes; the same on every instance. */
    static final String PROGRAMME = "points-programme";

    static final String DEBTS = "points-debts";
    static final String ADJUSTMENTS = "points-adjustments";
    static final String PURSES = "points-purses";

    /** Member and receipt → {@link Earning}. */
    static final String EARNINGS = "points-earnings";

    /** Last day and member, of whom something expires then. */
    static final String DUE = "points-due";

    private PointsLedger() {}

    public static void build(StreamsBuilder builder) {
        builder.addGlobalStore(
                Stores.keyValueStoreBuilder(
                                Stores.persistentKeyValueStore(PROGRAMME), Serdes.String(), Serdes.ByteArray())
                        .withLoggingDisabled(),
                Topics.POINTS_PROGRAMME.name(),
                Consumed.with(Topics.POINTS_PROGRAMME.keys(), Serdes.ByteArray())
                        .withName("points-programme-kept"),
                ProgrammeKeeping::new);
        book(builder);
        adjust(builder);
        addUp(builder);
        account(builder);
    }

    private static void book(StreamsBuilder builder) {
        builder.stream(
                        Topics.ACCEPTED.name(),
                        Consumed.with(Topics.ACCEPTED.keys(), Topics.ACCEPTED.values())
                                .withName("accepted"))
                .flatMap((store, accepted) -> entries(accepted), Named.as("points-entries"))
                .to(
                        Topics.POINTS_ENTRY.name(),
                        Produced.with(Topics.POINTS_ENTRY.keys(), Topics.POINTS_ENTRY.values())
                                .withName("points-entry-out"));
    }

    private static void adjust(StreamsBuilder builder) {
        builder.addStateStore(Stores.keyValueStoreBuilder(
                Stores.persistentKeyValueStore(ADJUSTMENTS), Serdes.String(), Serdes.Long()));
        builder.stream(
                        Topics.POINTS_ADJUSTMENT.name(),
                        Consumed.with(Topics.POINTS_ADJUSTMENT.keys(), Topics.POINTS_ADJUSTMENT.values())
                                .withName("points-adjustments-in"))
                .process(Adjusting::new, Named.as("points-adjusted"), ADJUSTMENTS)
                .to(
                        Topics.POINTS_ENTRY.name(),
                        Produced.with(Topics.POINTS_ENTRY.keys(), Topics.POINTS_ENTRY.values())
                                .withName("points-adjusted-out"));
    }

    private static void addUp(StreamsBuilder builder) {
        builder.addStateStore(
                Stores.keyValueStoreBuilder(Stores.persistentKeyValueStore(DEBTS), Serdes.String(), Serdes.Long()));
        KStream<String, PointsBalance> changes = builder.stream(
                        Topics.POINTS_ENTRY.name(),
                        Consumed.with(Topics.POINTS_ENTRY.keys(), Topics.POINTS_ENTRY.values())
                                .withName("points-entry"))
                .mapValues(PointsLedger::balance, Named.as("points-of-one-entry"))
                .groupByKey(
                        Grouped.with("points-by-member", Topics.POINTS_BALANCE.keys(), Topics.POINTS_BALANCE.values()))
                .reduce(
                        PointsLedger::merge,
                        Named.as("add-points"),
                        Materialized.<String, PointsBalance, KeyValueStore<Bytes, byte[]>>as(STORE)
                                .withKeySerde(Topics.POINTS_BALANCE.keys())
                                .withValueSerde(Topics.POINTS_BALANCE.values()))
                .toStream(Named.as("points-balance-changes"));
        changes.to(
                Topics.POINTS_BALANCE.name(),
                Produced.with(Topics.POINTS_BALANCE.keys(), Topics.POINTS_BALANCE.values())
                        .withName("points-balance-out"));
        changes.process(DebtKeeping::new, Named.as("keep-points-debts"), DEBTS)
                .to(
                        Topics.POINTS_DEBT.name(),
                        Produced.with(Topics.POINTS_DEBT.keys(), Topics.POINTS_DEBT.values())
                                .withName("points-debt-out"));
    }

    private static void account(StreamsBuilder builder) {
        builder.addStateStore(kept(PURSES, StateForm.of(Purse.class)));
        builder.addStateStore(kept(EARNINGS, StateForm.of(Earning.class)));
        builder.addStateStore(kept(ACCOUNTS, Topics.POINTS_ACCOUNT.values()));
        builder.addStateStore(kept(OUTSTANDING, Serdes.Long()));
        builder.addStateStore(kept(DUE, Serdes.Long()));
        KStream<String, AccountNews> news = builder.stream(
                        Topics.POINTS_ENTRY.name(),
                        Consumed.with(Topics.POINTS_ENTRY.keys(), Topics.POINTS_ENTRY.values())
                                .withName("points-entry-of-account"))
                .process(
                        AccountKeeping::new,
                        Named.as("keep-points-accounts"),
                        PURSES,
                        EARNINGS,
                        ACCOUNTS,
                        OUTSTANDING,
                        DUE);
        news.flatMapValues(
                        one -> one instanceof AccountNews.Changed(PointsAccount account)
                                ? List.of(account)
                                : List.<PointsAccount>of(),
                        Named.as("points-accounts-changed"))
                .to(
                        Topics.POINTS_ACCOUNT.name(),
                        Produced.with(Topics.POINTS_ACCOUNT.keys(), Topics.POINTS_ACCOUNT.values())
                                .withName("points-account-out"));
        news.flatMapValues(
                        one -> one instanceof AccountNews.Expired(PointsEntry entry)
                                ? List.of(entry)
                                : List.<PointsEntry>of(),
                        Named.as("points-expired"))
                .to(
                        Topics.POINTS_ENTRY.name(),
                        Produced.with(Topics.POINTS_ENTRY.keys(), Topics.POINTS_ENTRY.values())
                                .withName("points-expired-out"));
        news.flatMapValues(
                        one -> one instanceof AccountNews.Summed(PointsLiability liability)
                                ? List.of(liability)
                                : List.<PointsLiability>of(),
                        Named.as("points-liability-changed"))
                .to(
                        Topics.POINTS_LIABILITY.name(),
                        Produced.with(Topics.POINTS_LIABILITY.keys(), Topics.POINTS_LIABILITY.values())
                                .withName("points-liability-out"));
    }

    private static <V> StoreBuilder<KeyValueStore<String, V>> kept(String store, Serde<V> values) {
        return Stores.keyValueStoreBuilder(Stores.persistentKeyValueStore(store), Serdes.String(), values)
                .withCachingEnabled();
    }

    /** What the chain owes in the parts that this instance holds. */
    public static PointsLiability liability(KafkaStreams streams) {
        return Outstanding.of(
                0,
                streams.store(StoreQueryParameters.fromNameAndType(
                        OUTSTANDING, QueryableStoreTypes.<String, Long>keyValueStore())));
    }

    /** The chain's programme. */
    public static Optional<PointsProgramme> programme(KafkaStreams streams) {
        return new ProgrammeReading(streams.store(StoreQueryParameters.fromNameAndType(
                        PROGRAMME, QueryableStoreTypes.<String, byte[]>keyValueStore())))
                .now();
    }

    /** The account of a member of whom this instance holds the entries. */
    public static Optional<PointsAccount> account(KafkaStreams streams, MemberId member) {
        return Optional.ofNullable(streams.store(StoreQueryParameters.fromNameAndType(
                        ACCOUNTS, QueryableStoreTypes.<String, PointsAccount>keyValueStore()))
                .get(member.value()));
    }

    static List<KeyValue<String, PointsEntry>> entries(JournalRecord accepted) {
        if (!(accepted.fact() instanceof Sale sale)) {
            return List.of();
        }
        MemberId member = sale.member();
        if (member == null) {
            if (sale.tenders().stream().anyMatch(tender -> !tender.points().isEmpty())) {
                throw new RefusedRecord(
                        "Sale " + sale.source() + " is paid in points and names no member; points have an" + " owner.");
            }
            return List.of();
        }
        List<PointsEntry> entries =
                Stream.concat(ofLines(sale, member), ofTenders(sale, member)).toList();
        return IntStream.range(0, entries.size())
                .mapToObj(at -> at < entries.size() - 1 ? entries.get(at).followed() : entries.get(at))
                .map(entry -> KeyValue.pair(member.value(), entry))
                .toList();
    }

    private static Stream<PointsEntry> ofLines(Sale sale, MemberId member) {
        return sale.lines().stream()
                .filter(line -> line.points() != 0)
                .map(line -> new PointsEntry(
                                member,
                                sale.source(),
                                line.line(),
                                RULE,
                                line.points() > 0 ? PointsEntry.Kind.EARNED : PointsEntry.Kind.REVERSED,
                                line.points(),
                                sale.happenedAt(),
                                sale.businessDate())
                        .reversing(
                                line.returned() == null ? null : line.returned().sale()));
    }

    private static Stream<PointsEntry> ofTenders(Sale sale, MemberId member) {
        List<PointsEntry> entries = new ArrayList<>();
        for (int tender = 1; tender <= sale.tenders().size(); tender++) {
            List<PointsLot> lots = sale.tenders().get(tender - 1).points();
            for (int lot = 1; lot <= lots.size(); lot++) {
                PointsLot paid = lots.get(lot - 1);
                entries.add(new PointsEntry(
                                member,
                                sale.source(),
                                0,
                                "tender-" + tender + "-lot-" + lot,
                                paid.points() > 0 ? PointsEntry.Kind.SPENT : PointsEntry.Kind.RESTORED,
                                Math.negateExact(paid.points()),
                                sale.happenedAt(),
                                sale.businessDate(),
                                paid.expiresOn())
                        .paying(
                                lot == lots.size()
                                        ? sale.tenders().get(tender - 1).attempt()
                                        : null));
            }
        }
        return entries.stream();
    }

    static PointsBalance balance(PointsEntry entry) {
        return new PointsBalance(entry.member(), entry.points(), 1, entry.happenedAt());
    }

    static PointsBalance merge(PointsBalance one, PointsBalance other) {
        return new PointsBalance(
                one.member(),
                Math.addExact(one.points(), other.points()),
                one.entries() + other.entries(),
                one.asOf().isAfter(other.asOf()) ? one.asOf() : other.asOf());
    }
}
