package io.tillstream.topologies.points;

import io.tillstream.events.MemberId;
import io.tillstream.events.member.PointsBalance;
import io.tillstream.events.member.PointsEntry;
import io.tillstream.events.sale.JournalRecord;
import io.tillstream.events.sale.PointsLot;
import io.tillstream.events.sale.Sale;
import io.tillstream.topologies.refusal.RefusedRecord;
import io.tillstream.wire.Topics;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Grouped;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Materialized;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;

/**
 * Every line of a member's sale that earned or reversed points is an entry of the member's ledger, and so is every lot of
 * points that paid or came back as a tender; a member's balance is the sum of the entries. A balance below zero has an
 * open debt beside it, written in the same transaction, which the next earnings pay.
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
 * Duplicates: none arrive, accepted facts are unique, and an entry is written in the transaction that reads its sale.
 * Late facts: an entry carries its own time and is added whenever it comes.
 */
public final class PointsLedger {
    /** The state store, member → {@link PointsBalance}. */
    public static final String STORE = "points-balance";

    /** The one rule by which a sale line earns. */
    static final String RULE = "per-major-unit";

    static final String DEBTS = "points-debts";

    private PointsLedger() {}

    public static void build(StreamsBuilder builder) {
        builder.stream(
                        Topics.ACCEPTED.name(),
                        Consumed.with(Topics.ACCEPTED.keys(), Topics.ACCEPTED.values())
                                .withName("accepted"))
                .flatMap((store, accepted) -> entries(accepted), Named.as("points-entries"))
                .to(
                        Topics.POINTS_ENTRY.name(),
                        Produced.with(Topics.POINTS_ENTRY.keys(), Topics.POINTS_ENTRY.values())
                                .withName("points-entry-out"));

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
        return Stream.concat(ofLines(sale, member), ofTenders(sale, member))
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
                        sale.businessDate()));
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
                        paid.expiresOn()));
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
