package io.tillstream.topologies.refund;

import io.tillstream.events.Gtin;
import io.tillstream.events.MemberId;
import io.tillstream.events.Money;
import io.tillstream.events.Quantity;
import io.tillstream.events.Source;
import io.tillstream.events.ledger.LineRefunds;
import io.tillstream.events.member.PointsEntry;
import io.tillstream.events.sale.JournalRecord;
import io.tillstream.events.sale.Sale;
import io.tillstream.events.sale.SaleLine;
import io.tillstream.topologies.ledger.Entry;
import io.tillstream.topologies.ledger.Ledger;
import io.tillstream.topologies.ledger.StateForm;
import io.tillstream.wire.Keys;
import io.tillstream.wire.Topics;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.kstream.Repartitioned;
import org.apache.kafka.streams.state.Stores;
import org.jspecify.annotations.Nullable;

/**
 * What came back of each sold line, at whichever tills of whichever stores, and how much of it is more than was sold. A
 * return is sent to the store that sold the goods and meets the sale there; the goods were in hand and the money is out, so
 * it is booked in any case, and what is too much is flagged (ADR 0020). Points are taken back once: what a second return
 * takes beyond what the line earned is an entry that gives it back.
 *
 * <pre>
 * in   s1  sale s1-t1/1/2: line 1, 2 ea for 2.40
 * in   s1  return s1-t2/1/5: 1 ea of s1-t1/1/2 line 1, 1.20   out  s1-t1/1/2|1  sold 2, returned 1, over 0, refunded 1.20
 * in   s2  return s2-t1/1/9: 2 ea of s1-t1/1/2 line 1, 2.40   out  s1-t1/1/2|1  sold 2, returned 3, over 1, refunded 3.60
 * in   s1  q-1 asks for s1-t1/1/2                             out  q-1  places of s1-t1/1/2, s1-t2/1/5, s2-t1/1/9
 * </pre>
 *
 * Duplicates: none arrive, accepted facts are unique, and a return that was booked before changes nothing. Late facts: sums
 * do not depend on order; a return before its sale is over by all of it until that arrives. A sale that was sold is
 * remembered for ever: the return period is not settled yet (ADR 0020).
 */
public final class RefundsByLine {
    static final String STORE = "refunds-by-line";

    /** Receipt number → what was sold. */
    static final String SOLD = "sold-lines";

    /** Receipt number → where its returns stand. */
    static final String RETURNS = "return-places";

    private RefundsByLine() {}

    public static void build(StreamsBuilder builder) {
        Ledger<LineRefunds> ledger = new Ledger<>(STORE, Topics.REFUNDS_BY_LINE.values(), RefundsByLine::merge);
        builder.addStateStore(ledger.store());
        builder.addStateStore(Stores.keyValueStoreBuilder(
                        Stores.persistentKeyValueStore(SOLD), Serdes.String(), StateForm.of(SoldLines.class))
                .withCachingEnabled());
        builder.addStateStore(Stores.keyValueStoreBuilder(
                Stores.persistentKeyValueStore(RETURNS), Serdes.String(), StateForm.of(ReturnPlaces.class)));

        KStream<String, JournalRecord> accepted = builder.stream(
                Topics.ACCEPTED.name(),
                Consumed.with(Topics.ACCEPTED.keys(), Topics.ACCEPTED.values()).withName("accepted"));
        KStream<String, RefundChange> sold = accepted.flatMapValues(RefundsByLine::sold, Named.as("goods-sold"));
        KStream<String, RefundChange> back = accepted.process(ReturnRouting::new, Named.as("goods-returned"))
                .repartition(Repartitioned.with(Serdes.String(), StateForm.of(RefundChange.CameBack.class))
                        .withName("returned-goods"))
                .mapValues(came -> came, Named.as("goods-back"));
        KStream<String, Settled> settled = sold.merge(back, Named.as("refund-changes"))
                .process(new RefundPosting(ledger), Named.as("book-refunds-by-line"), STORE, SOLD, RETURNS);
        settled.flatMapValues(
                        one -> one instanceof Settled.Account(byte[] value) ? List.of(value) : List.<byte[]>of(),
                        Named.as("refund-accounts"))
                .to(
                        Topics.REFUNDS_BY_LINE.name(),
                        Produced.with(Topics.REFUNDS_BY_LINE.keys(), Serdes.ByteArray())
                                .withName("refunds-by-line-out"));
        settled.flatMapValues(
                        one -> one instanceof Settled.Restored(PointsEntry entry)
                                ? List.of(entry)
                                : List.<PointsEntry>of(),
                        Named.as("points-taken-twice"))
                .to(
                        Topics.POINTS_ENTRY.name(),
                        Produced.with(Topics.POINTS_ENTRY.keys(), Topics.POINTS_ENTRY.values())
                                .withName("points-restored-out"));

        builder.stream(
                        Topics.RECEIPT_ASKED.name(),
                        Consumed.with(Topics.RECEIPT_ASKED.keys(), Topics.RECEIPT_ASKED.values())
                                .withName("receipt-asked"))
                .process(ReceiptFinding::new, Named.as("find-receipt"), SOLD, RETURNS)
                .to(
                        Topics.RECEIPT_FOUND.name(),
                        Produced.with(Topics.RECEIPT_FOUND.keys(), Topics.RECEIPT_FOUND.values())
                                .withName("receipt-found-out"));
    }

    private static List<RefundChange> sold(JournalRecord accepted) {
        return accepted.fact() instanceof Sale sale ? List.of(new RefundChange.Sold(sale)) : List.of();
    }

    /** What comes back of each line, once per line. */
    static List<LineRefunds> returned(JournalRecord accepted) {
        if (!(accepted.fact() instanceof Sale sale)) {
            return List.of();
        }
        Map<SaleLine.ReturnedLine, LineRefunds> parts = new LinkedHashMap<>();
        for (SaleLine line : sale.lines()) {
            SaleLine.ReturnedLine of = line.returned();
            if (of != null) {
                parts.merge(of, part(sale, line, of), RefundsByLine::merge);
            }
        }
        return List.copyOf(parts.values());
    }

    private static LineRefunds part(Sale sale, SaleLine back, SaleLine.ReturnedLine of) {
        Quantity none = new Quantity(0, back.quantity().unit());
        Quantity returned = back.quantity().negated();
        Money zero = Money.zero(sale.currency());
        return new LineRefunds(
                of.sale(),
                of.line(),
                back.gtin(),
                none,
                returned,
                LineRefunds.beyond(none, returned),
                zero,
                zero.minus(back.net()),
                0,
                Math.negateExact(back.points()),
                List.of(sale.source()),
                sale.happenedAt());
    }

    static List<Entry<LineRefunds>> entries(List<LineRefunds> parts) {
        return parts.stream()
                .map(part -> new Entry<>(Keys.receiptLine(part.sale(), part.line()), part))
                .toList();
    }

    /** Points taken back beyond what the line earned; not to be told before its sale has arrived. */
    static long takenTwice(@Nullable LineRefunds line) {
        return line == null || line.sold().amount() == 0 ? 0 : Math.max(0, line.reversed() - line.earned());
    }

    /** The entry that gives points back, one per line and return. */
    static PointsEntry restored(LineRefunds line, MemberId member, Source refund, long points, LocalDate businessDate) {
        return new PointsEntry(
                member,
                line.sale(),
                line.line(),
                "over-refund-" + refund.receiptNumber(),
                PointsEntry.Kind.RESTORED,
                points,
                line.asOf(),
                businessDate);
    }

    static LineRefunds merge(LineRefunds one, LineRefunds other) {
        Quantity sold = one.sold().plus(other.sold());
        Quantity returned = one.returned().plus(other.returned());
        return new LineRefunds(
                one.sale(),
                one.line(),
                gtin(one, other),
                sold,
                returned,
                LineRefunds.beyond(sold, returned),
                one.paid().plus(other.paid()),
                one.refunded().plus(other.refunded()),
                Math.addExact(one.earned(), other.earned()),
                Math.addExact(one.reversed(), other.reversed()),
                union(one.refunds(), other.refunds()),
                later(one.asOf(), other.asOf()),
                one.member() == null ? other.member() : one.member());
    }

    /** As sold; a return that names another item does not rename the line. */
    private static Gtin gtin(LineRefunds one, LineRefunds other) {
        if (one.sold().amount() > 0) {
            return one.gtin();
        }
        boolean otherKnows = other.sold().amount() > 0 || other.gtin().compareTo(one.gtin()) < 0;
        return otherKnows ? other.gtin() : one.gtin();
    }

    private static List<Source> union(List<Source> one, List<Source> other) {
        return Stream.concat(one.stream(), other.stream()).distinct().sorted().toList();
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
