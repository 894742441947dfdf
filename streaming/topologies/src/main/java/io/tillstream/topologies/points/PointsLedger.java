package io.tillstream.topologies.points;

import io.tillstream.events.MemberId;
import io.tillstream.events.member.PointsBalance;
import io.tillstream.events.member.PointsEntry;
import io.tillstream.events.sale.JournalRecord;
import io.tillstream.events.sale.Sale;
import io.tillstream.wire.Topics;
import java.util.List;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Grouped;
import org.apache.kafka.streams.kstream.Materialized;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * Every line of a member's sale that earned or reversed points is an entry of the member's ledger; a member's balance
 * is the sum of the entries.
 *
 * <pre>
 * in   s1  sale s1-t1/1/7 of m…: line 1 earns 3, line 2 earns 0, line 3 earns 2
 * out  points-entry    m…  s1-t1/1/7 line 1  EARNED 3
 *      points-entry    m…  s1-t1/1/7 line 3  EARNED 2
 *      points-balance  m…  5 points, 2 entries
 * in   s1  return s1-t1/1/9 of m…: line 1 earns -3
 * out  points-entry    m…  s1-t1/1/9 line 1  REVERSED -3
 *      points-balance  m…  2 points, 3 entries
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

        builder.stream(
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
                .toStream(Named.as("points-balance-changes"))
                .to(
                        Topics.POINTS_BALANCE.name(),
                        Produced.with(Topics.POINTS_BALANCE.keys(), Topics.POINTS_BALANCE.values())
                                .withName("points-balance-out"));
    }

    static List<KeyValue<String, PointsEntry>> entries(JournalRecord accepted) {
        if (!(accepted.fact() instanceof Sale sale) || sale.member() == null) {
            return List.of();
        }
        MemberId member = sale.member();
        return sale.lines().stream()
                .filter(line -> line.points() != 0)
                .map(line -> KeyValue.pair(
                        member.value(),
                        new PointsEntry(
                                member,
                                sale.source(),
                                line.line(),
                                RULE,
                                line.points() > 0 ? PointsEntry.Kind.EARNED : PointsEntry.Kind.REVERSED,
                                line.points(),
                                sale.happenedAt(),
                                sale.businessDate())))
                .toList();
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
