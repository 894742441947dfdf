package io.tillstream.topologies.stock;

import io.tillstream.events.Gtin;
import io.tillstream.events.Quantity;
import io.tillstream.events.StoreId;
import io.tillstream.events.ledger.StockOnHand;
import io.tillstream.events.sale.JournalRecord;
import io.tillstream.events.sale.Sale;
import io.tillstream.events.stock.GoodsReceived;
import io.tillstream.events.stock.StockAdjusted;
import io.tillstream.events.stock.StockLine;
import io.tillstream.events.stock.StockMovement;
import io.tillstream.topologies.ledger.Entry;
import io.tillstream.topologies.ledger.Ledger;
import io.tillstream.wire.Keys;
import io.tillstream.wire.Topics;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StoreQueryParameters;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.state.QueryableStoreTypes;
import org.apache.kafka.streams.state.Stores;

/**
 * On hand is what was received, minus what was sold, plus what was adjusted, per store and item. Sales and movements
 * are both keyed by store and meet in one partition.
 *
 * <pre>
 * in   stock     s1  received "s1-1": 12 ea of …457    out  s1|…457  on hand 12 (received 12)
 * in   accepted  s1  sale: 3 ea of …457                out  s1|…457  on hand  9 (received 12, sold 3)
 * in   stock     s1  received "s1-1" again             out  nothing, counted as a duplicate movement
 * in   stock     s1  adjusted "s1-2": -1 ea of …457    out  s1|…457  on hand  8 (received 12, sold 3, adjusted -1)
 * in   accepted  s1  return: -1 ea of …457             out  s1|…457  on hand  9 (received 12, sold 2, adjusted -1)
 * </pre>
 *
 * A line that loads a gift card moves no goods. Duplicates: a movement whose id was booked before is dropped and counted; accepted sales are unique. Late facts:
 * sums do not depend on order, and a sale before its delivery makes the balance negative until that arrives.
 */
public final class StockLedger {
    public static final String STORE = "stock-on-hand";

    static final String MOVEMENTS_BOOKED = "stock-movements-booked";

    private StockLedger() {}

    public static void build(StreamsBuilder builder) {
        Ledger<StockOnHand> ledger = new Ledger<>(STORE, Topics.STOCK_ON_HAND.values(), StockLedger::merge);
        builder.addStateStore(ledger.store());
        builder.addStateStore(Stores.keyValueStoreBuilder(
                Stores.persistentKeyValueStore(MOVEMENTS_BOOKED), Serdes.String(), Serdes.Long()));

        KStream<String, StockChange> sold = builder.stream(
                        Topics.ACCEPTED.name(),
                        Consumed.with(Topics.ACCEPTED.keys(), Topics.ACCEPTED.values())
                                .withName("accepted"))
                .mapValues(accepted -> new StockChange.Sold(entries(accepted)), Named.as("stock-sold"));
        KStream<String, StockChange> moved = builder.stream(
                        Topics.STOCK.name(),
                        Consumed.with(Topics.STOCK.keys(), Topics.STOCK.values())
                                .withName("stock-movements"))
                .mapValues(
                        movement -> new StockChange.Moved(movement.id(), movement.store(), entries(movement)),
                        Named.as("stock-moved"));
        sold.merge(moved, Named.as("stock-changes"))
                .process(new StockPosting(ledger), Named.as("book-stock-on-hand"), STORE, MOVEMENTS_BOOKED)
                .to(
                        Topics.STOCK_ON_HAND.name(),
                        Produced.with(Topics.STOCK_ON_HAND.keys(), Serdes.ByteArray())
                                .withName("stock-on-hand-out"));
    }

    /** The balance this instance holds of {@code store|gtin}. */
    public static Optional<StockOnHand> find(KafkaStreams streams, String storeItem) {
        byte[] account = streams.store(StoreQueryParameters.fromNameAndType(
                        STORE, QueryableStoreTypes.<String, byte[]>keyValueStore()))
                .get(storeItem);
        return Optional.ofNullable(account)
                .map(bytes ->
                        Topics.STOCK_ON_HAND.values().deserializer().deserialize(Topics.STOCK_ON_HAND.name(), bytes));
    }

    static List<Entry<StockOnHand>> entries(JournalRecord accepted) {
        if (!(accepted.fact() instanceof Sale sale)) {
            return List.of();
        }
        StoreId store = sale.source().till().store();
        return sale.lines().stream()
                .filter(line -> !line.loadsGiftCard())
                .map(line -> {
                    Quantity none = new Quantity(0, line.quantity().unit());
                    return entry(store, line.gtin(), none, line.quantity(), none, sale.happenedAt());
                })
                .toList();
    }

    static List<Entry<StockOnHand>> entries(StockMovement movement) {
        return movement.lines().stream().map(line -> entry(movement, line)).toList();
    }

    private static Entry<StockOnHand> entry(StockMovement movement, StockLine line) {
        Quantity none = new Quantity(0, line.quantity().unit());
        return switch (movement) {
            case GoodsReceived received ->
                entry(received.store(), line.gtin(), line.quantity(), none, none, received.happenedAt());
            case StockAdjusted adjusted ->
                entry(adjusted.store(), line.gtin(), none, none, line.quantity(), adjusted.happenedAt());
        };
    }

    private static Entry<StockOnHand> entry(
            StoreId store, Gtin gtin, Quantity received, Quantity sold, Quantity adjusted, Instant at) {
        Quantity onHand = received.plus(sold.negated()).plus(adjusted);
        return new Entry<>(
                Keys.storeItem(store, gtin), new StockOnHand(store, gtin, onHand, received, sold, adjusted, at));
    }

    static StockOnHand merge(StockOnHand one, StockOnHand other) {
        return new StockOnHand(
                one.store(),
                one.gtin(),
                one.onHand().plus(other.onHand()),
                one.received().plus(other.received()),
                one.sold().plus(other.sold()),
                one.adjusted().plus(other.adjusted()),
                one.asOf().isAfter(other.asOf()) ? one.asOf() : other.asOf());
    }
}
