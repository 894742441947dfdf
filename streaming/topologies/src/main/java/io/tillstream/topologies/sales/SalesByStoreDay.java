package io.tillstream.topologies.sales;

import io.tillstream.events.StoreId;
import io.tillstream.events.ledger.SalesCorrection;
import io.tillstream.events.ledger.StoreDaySales;
import io.tillstream.events.ledger.StoreDaySales.Dimension;
import io.tillstream.events.ledger.StoreDayTender;
import io.tillstream.topologies.ledger.Entry;
import io.tillstream.topologies.ledger.Ledger;
import io.tillstream.topologies.ledger.Posting;
import io.tillstream.wire.Topic;
import io.tillstream.wire.Topics;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.state.Stores;
import org.jspecify.annotations.Nullable;

/**
 * Every accepted sale is added to its store's trading day: to the whole of it, and to the parts of its till, cashier,
 * channel, tax groups, categories and kinds of money. A sale that comes when its store has begun a later day is kept apart
 * from what was reported, and appears as a correction with the day on which it became known.
 *
 * <pre>
 * in   s1  sale of 11-08, 2 milk at 1.20 that cost 0.80    out  s1|11-08|STORE|s1         live: revenue 2.00, tax 0.40, cost 1.60
 *                                                               s1|11-08|CATEGORY|dairy   the same, and so on
 *                                                               s1|11-08|CASH             1 use, 2.40
 * in   s1  sale of 11-09                                   out  s1|11-09|…
 * in   s1  sale of 11-08, till s1-t2 had been offline      out  s1|11-08|STORE|s1         live as before, late: 1 transaction
 *                                                               s1|11-08|11-09            correction, 1 receipt
 * </pre>
 *
 * Duplicates: none arrive, accepted facts are unique. Late facts: see above; nothing has a window, so a replayed backlog
 * loses nothing. A till whose clock runs a day ahead makes the sales of the others look late until it is put right; the
 * sums are right all the same.
 */
public final class SalesByStoreDay {
    /** The state store, {@code store|date|dimension|value} → {@link StoreDaySales}. */
    public static final String PARTS = "sales-by-store-day";

    /** The state store, {@code store|date|tender} → {@link StoreDayTender}. */
    public static final String TENDERS = "tenders-by-store-day";

    /** The state store, {@code store|date|knownOn} → {@link SalesCorrection}. */
    public static final String CORRECTIONS = "sales-corrections";

    private SalesByStoreDay() {}

    public static void build(StreamsBuilder builder) {
        builder.addStateStore(Stores.keyValueStoreBuilder(
                Stores.persistentKeyValueStore(ArrivalDating.TRADING_DAYS), Serdes.String(), Serdes.Long()));
        KStream<String, DatedSale> sales = builder.stream(
                        Topics.ACCEPTED.name(),
                        Consumed.with(Topics.ACCEPTED.keys(), Topics.ACCEPTED.values())
                                .withName("accepted"))
                .processValues(ArrivalDating::new, Named.as("date-sales-by-arrival"), ArrivalDating.TRADING_DAYS);
        book(builder, sales, Topics.SALES_BY_STORE_DAY, PARTS, DayParts::merge, DayParts::of);
        book(builder, sales, Topics.TENDERS_BY_STORE_DAY, TENDERS, DayTenders::merge, DayTenders::of);
        book(builder, sales, Topics.SALES_CORRECTION, CORRECTIONS, Corrections::merge, Corrections::of);
    }

    /** What this instance holds of a store's day, as it was known on another day or, without one, now. */
    public static Optional<DayReport> find(
            KafkaStreams streams, StoreId store, LocalDate date, @Nullable LocalDate knownOn) {
        return StoreDays.of(streams).find(store, date, knownOn, EnumSet.allOf(Dimension.class));
    }

    private static <V> void book(
            StreamsBuilder builder,
            KStream<String, DatedSale> sales,
            Topic<V> topic,
            String store,
            BinaryOperator<V> merge,
            Function<DatedSale, List<Entry<V>>> entries) {
        Ledger<V> ledger = new Ledger<>(store, topic.values(), merge);
        builder.addStateStore(ledger.store());
        sales.process(new Posting<>(ledger, entries), Named.as("book-" + store), store)
                .to(
                        topic.name(),
                        Produced.with(topic.keys(), Serdes.ByteArray()).withName(store + "-out"));
    }
}
