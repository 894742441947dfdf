package io.tillstream.topologies.stock;

import io.tillstream.events.Gtin;
import io.tillstream.events.Quantity;
import io.tillstream.events.StoreId;
import io.tillstream.events.ledger.StockDay;
import io.tillstream.events.ledger.StockLots;
import io.tillstream.events.ledger.StockOnHand;
import io.tillstream.features.stock.LotOnHand;
import io.tillstream.topologies.ledger.Ledger;
import io.tillstream.wire.Keys;
import io.tillstream.wire.Topic;
import io.tillstream.wire.Topics;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StoreQueryParameters;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.QueryableStoreTypes;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.jspecify.annotations.Nullable;

/**
 * On hand is what was received, minus what was sold, plus what was adjusted, per store and item: the latest count and what
 * has moved since ({@link OnHand}). Sales and movements are both keyed by store and meet in one partition.
 *
 * <pre>
 * in   stock     s1  received "s1-1": 12 ea of …457       out  s1|…457  on hand 12 (received 12)
 * in   accepted  s1  sale at 10:05: 3 ea of …457          out  s1|…457  on hand  9 (received 12, sold 3)
 * in   stock     s1  received "s1-1" again                out  nothing, counted as a duplicate movement
 * in   stock     s1  written off "s1-2": 1 ea of …457     out  s1|…457  on hand  8 (received 12, sold 3, written off 1)
 * in   stock     s1  counted "s1-3" at 20:00: 6 of …457   out  s1|…457  on hand  6 (…, by counts -2)
 * in   accepted  s1  late sale of 17:00: 1 ea of …457     out  s1|…457  on hand  6 (…, sold 4, by counts -1)
 * in   accepted  s1  sale at 20:30: 2 ea of …457          out  s1|…457  on hand  4 (…, sold 6, by counts -1)
 * </pre>
 *
 * Beside it the same by business date and hour of recording ({@link Days}), what is known of batches and expiry dates
 * ({@link Lots}), since when there is nothing ({@link EmptyShelves}), and goods that are put aside ({@link Reservations}). A line that loads a gift card moves no goods.
 * Duplicates: a movement whose id was booked before is dropped and counted; accepted sales are unique. Late facts: order
 * changes nothing, and a sale before its delivery makes the balance negative until that arrives; a count that comes so late
 * that its day's movements are not known apart any more is refused.
 */
public final class StockLedger {
    public static final String STORE = "stock-on-hand";

    static final String DAYS = "stock-days";

    static final String LOTS = "stock-lots";

    static final String MOVEMENTS_BOOKED = "stock-movements-booked";

    static final String ON_HAND_OUT = "stock-on-hand-out";

    static final String DAYS_OUT = "stock-days-out";

    static final String LOTS_OUT = "stock-lots-out";

    private StockLedger() {}

    public static void build(StreamsBuilder builder) {
        Ledger<StockOnHand> onHand = new Ledger<>(STORE, Topics.STOCK_ON_HAND.values(), StockLedger::onlyWhole);
        Ledger<StockDay> days = new Ledger<>(DAYS, Topics.STOCK_DAY.values(), StockLedger::onlyWhole);
        Ledger<StockLots> lots = new Ledger<>(LOTS, Topics.STOCK_LOTS.values(), Lots::merge);
        builder.addStateStore(onHand.store());
        builder.addStateStore(days.store());
        builder.addStateStore(lots.store());
        builder.addStateStore(Moments.builder());
        builder.addStateStore(Stores.keyValueStoreBuilder(
                Stores.persistentKeyValueStore(MOVEMENTS_BOOKED), Serdes.String(), Serdes.Long()));

        KStream<String, StockChange> sold = builder.stream(
                        Topics.ACCEPTED.name(),
                        Consumed.with(Topics.ACCEPTED.keys(), Topics.ACCEPTED.values())
                                .withName("accepted"))
                .mapValues(StockFacts::sold, Named.as("stock-sold"));
        KStream<String, StockChange> moved = builder.stream(
                        Topics.STOCK.name(),
                        Consumed.with(Topics.STOCK.keys(), Topics.STOCK.values())
                                .withName("stock-movements"))
                .mapValues(StockFacts::change, Named.as("stock-moved"));
        KStream<String, byte[]> booked = sold.merge(moved, Named.as("stock-changes"))
                .process(
                        new StockPosting(onHand, days, lots),
                        Named.as("book-stock-on-hand"),
                        STORE,
                        DAYS,
                        LOTS,
                        Moments.STORE,
                        MOVEMENTS_BOOKED);
        booked.to(Topics.STOCK_ON_HAND.name(), out(ON_HAND_OUT));
        booked.to(Topics.STOCK_DAY.name(), out(DAYS_OUT));
        booked.to(Topics.STOCK_LOTS.name(), out(LOTS_OUT));
        EmptyShelves.build(builder, booked);
        Reservations.build(builder);
    }

    private static Produced<String, byte[]> out(String name) {
        return Produced.with(Serdes.String(), Serdes.ByteArray()).withName(name);
    }

    /** Balances and days are put as a whole by {@link StockBooks}. */
    private static <V> V onlyWhole(V one, V other) {
        throw new IllegalStateException("Not a sum of two: " + one + " and " + other);
    }

    /** The balance this instance holds of {@code store|gtin}. */
    public static Optional<StockOnHand> find(KafkaStreams streams, String storeItem) {
        return find(streams, STORE, Topics.STOCK_ON_HAND, storeItem);
    }

    /** The balances of one partition's stores; nothing when they are not here, or not to be read yet. */
    public static Optional<ReadOnlyKeyValueStore<String, byte[]>> ofPartition(KafkaStreams streams, int partition) {
        try {
            return Optional.of(streams.store(
                    StoreQueryParameters.fromNameAndType(STORE, QueryableStoreTypes.<String, byte[]>keyValueStore())
                            .withPartition(partition)));
        } catch (InvalidStateStoreException elsewhere) {
            return Optional.empty();
        }
    }

    /**
     * What may be promised of an item.
     *
     * @param onHand the balance
     * @param reserved what of it is put aside
     * @param available the rest, below 0 when tills have sold what was put aside
     * @param held what is put aside, by reservation
     */
    public record Available(Quantity onHand, Quantity reserved, Quantity available, Map<String, Quantity> held) {}

    /** What may be promised of {@code store|gtin}. */
    public static Optional<Available> available(KafkaStreams streams, String storeItem, @Nullable Instant now) {
        return find(streams, storeItem).flatMap(stock -> Reservations.available(streams, stock, storeItem, now));
    }

    /** The lots of {@code store|gtin} of which something is there, earliest expiry first. */
    public static List<LotOnHand> lots(KafkaStreams streams, String storeItem) {
        return find(streams, LOTS, Topics.STOCK_LOTS, storeItem)
                .flatMap(lots -> find(streams, storeItem).map(stock -> LotOnHand.of(lots, stock)))
                .orElse(List.of());
    }

    /** The items of a store of which something expires before that day, earliest first. */
    public static List<Expiring> expiring(KafkaStreams streams, StoreId store, LocalDate before) {
        List<Expiring> expiring = new ArrayList<>();
        try (KeyValueIterator<String, byte[]> items = store(streams, LOTS).range(store + "|", store + "|~")) {
            items.forEachRemaining(item -> lots(streams, item.key).stream()
                    .filter(lot -> lot.expires() != null && lot.expires().isBefore(before))
                    .forEach(lot -> expiring.add(
                            new Expiring(decode(Topics.STOCK_LOTS, item.value).gtin(), lot))));
        }
        expiring.sort(Comparator.comparing(
                        (Expiring goods) -> Objects.requireNonNull(goods.lot().expires()))
                .thenComparing(goods -> goods.gtin().value()));
        return List.copyOf(expiring);
    }

    /**
     * Goods that are about to expire.
     *
     * @param gtin the item
     * @param lot which of them, and how many
     */
    public record Expiring(Gtin gtin, LotOnHand lot) {}

    /**
     * What was on hand at the end of a business date; empty when nothing is known of the item up to it.
     *
     * @param knownAt as it was known at the beginning of that hour, or absent for all that is known
     */
    public static Optional<StockHistory.AtTheEndOf> at(
            KafkaStreams streams, StoreId store, Gtin gtin, LocalDate date, @Nullable Instant knownAt) {
        List<StockDay> days = days(streams, store, gtin, date.toString());
        return days.isEmpty() ? Optional.empty() : Optional.of(StockHistory.at(days, date, knownAt));
    }

    /** Every count of an item, against what the books say of that moment by now. */
    public static List<StockHistory.Counted> counts(KafkaStreams streams, StoreId store, Gtin gtin) {
        return StockHistory.counts(days(streams, store, gtin, "~"));
    }

    private static List<StockDay> days(KafkaStreams streams, StoreId store, Gtin gtin, String last) {
        String item = Keys.storeItem(store, gtin) + "|";
        List<StockDay> days = new ArrayList<>();
        try (KeyValueIterator<String, byte[]> found = store(streams, DAYS).range(item, item + last)) {
            found.forEachRemaining(day -> days.add(decode(Topics.STOCK_DAY, day.value)));
        }
        return days;
    }

    private static <V> Optional<V> find(KafkaStreams streams, String store, Topic<V> form, String key) {
        return Optional.ofNullable(store(streams, store).get(key)).map(bytes -> decode(form, bytes));
    }

    private static ReadOnlyKeyValueStore<String, byte[]> store(KafkaStreams streams, String name) {
        return streams.store(StoreQueryParameters.fromNameAndType(name, QueryableStoreTypes.keyValueStore()));
    }

    private static <V> V decode(Topic<V> form, byte[] bytes) {
        return form.values().deserializer().deserialize(form.name(), bytes);
    }
}
