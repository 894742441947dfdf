package io.tillstream.topologies.stock;

import io.tillstream.events.Quantity;
import io.tillstream.events.ledger.StockOnHand;
import io.tillstream.events.sale.JournalRecord;
import io.tillstream.events.sale.Sale;
import io.tillstream.topologies.ledger.StateForm;
import io.tillstream.topologies.refusal.RefusedRecord;
import io.tillstream.wire.Topics;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StoreQueryParameters;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.state.QueryableStoreTypes;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.jspecify.annotations.Nullable;

/**
 * Puts goods aside for those who will collect them. All that concerns a store's item is in one partition and is answered one after the
 * other from the stock ledger's own balance, so that no two can be promised the same piece.
 *
 * <pre>
 * (on hand: 3 ea of …457)
 * in   reservation  s1  web-1 asks for 2 ea of …457    out  web-1  granted, 1 available
 * in   reservation  s1  web-2 asks for 2 ea of …457    out  web-2  refused, 1 available
 * in   reservation  s1  web-2 asks again               out  web-2  refused, 1 available
 * in   accepted     s1  sale: 2 ea of …457, web-1      out  web-1  collected, 1 available (on hand 1)
 * in   reservation  s1  web-1 is due                   (nothing: it was collected in time)
 * </pre>
 *
 * Duplicates: the same question gets the same answer for 30 days after it was settled. Late facts: a till sells what customers bring to
 * it, whatever is put aside: then stock falls below what is promised, {@code available} below zero, and nothing more is granted. A
 * reservation lapses by the clock of those who ask: when one of them says that it is due, or the next asks for the item.
 */
final class Reservations {
    static final String STORE = "put-aside";

    private Reservations() {}

    /** Beside the stock ledger, whose balances it reads. */
    static void build(StreamsBuilder builder) {
        builder.addStateStore(Stores.keyValueStoreBuilder(
                        Stores.persistentKeyValueStore(STORE), Serdes.String(), StateForm.of(PutAside.class))
                .withCachingEnabled());
        KStream<String, Wish> collected = builder.stream(
                        Topics.ACCEPTED.name(),
                        Consumed.with(Topics.ACCEPTED.keys(), Topics.ACCEPTED.values())
                                .withName("accepted"))
                .flatMapValues(Reservations::collected, Named.as("goods-collected"));
        KStream<String, Wish> requested = builder.stream(
                        Topics.RESERVATION_REQUEST.name(),
                        Consumed.with(Topics.RESERVATION_REQUEST.keys(), Topics.RESERVATION_REQUEST.values())
                                .withName("reservation-requests"))
                .mapValues(
                        request -> {
                            if (request == null) {
                                throw new RefusedRecord("A request without a value; facts are never deleted.");
                            }
                            return new Wish.Requested(request);
                        },
                        Named.as("reservation-wishes"));
        collected
                .merge(requested, Named.as("wishes-for-goods"))
                .process(Reserving::new, Named.as("put-goods-aside"), STORE, StockLedger.STORE)
                .to(
                        Topics.RESERVATION.name(),
                        Produced.with(Topics.RESERVATION.keys(), Topics.RESERVATION.values())
                                .withName("reservations-out"));
    }

    private static List<Wish> collected(JournalRecord accepted) {
        if (!(accepted.fact() instanceof Sale sale)) {
            return List.of();
        }
        return sale.lines().stream()
                .filter(line -> line.reservation() != null && line.quantity().amount() > 0)
                .<Wish>map(line -> new Wish.Collected(
                        sale.source().till().store(), line.gtin(), line.reservation(), sale.happenedAt()))
                .toList();
    }

    /** What is free of {@code store|gtin}, and of what has lapsed by that moment, whether the ledger has been told or not. */
    static Optional<StockLedger.Available> available(
            KafkaStreams streams, StockOnHand stock, String storeItem, @Nullable Instant now) {
        ReadOnlyKeyValueStore<String, PutAside> store =
                streams.store(StoreQueryParameters.fromNameAndType(STORE, QueryableStoreTypes.keyValueStore()));
        PutAside known = store.get(storeItem);
        PutAside standing = known == null ? PutAside.NOTHING : known;
        PutAside shelf = now == null ? standing : standing.lapsing(now);
        Quantity available = shelf.available(stock.onHand());
        Map<String, Quantity> held = new TreeMap<>();
        shelf.open().forEach((reservation, open) -> held.put(reservation, open.quantity()));
        return Optional.of(
                new StockLedger.Available(stock.onHand(), stock.onHand().plus(available.negated()), available, held));
    }
}
