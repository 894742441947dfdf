package io.tillstream.topologies.transfer;

import io.tillstream.events.ledger.StockTransfer;
import io.tillstream.events.stock.StockArrived;
import io.tillstream.events.stock.StockMovement;
import io.tillstream.events.stock.StockSent;
import io.tillstream.topologies.ledger.StateForm;
import io.tillstream.wire.Topics;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.StoreQueryParameters;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.kstream.Repartitioned;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.QueryableStoreTypes;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.apache.kafka.streams.state.Stores;

/**
 * Brings the two legs of a transfer together, which lie in the partitions of two stores.
 *
 * <pre>
 * in   s1  sent "s1-out-1", transfer tr-7 to s2: 5 ea of …457    out  tr-7  sent 5, arrived 0: 5 in transit
 * in   s2  arrived "s2-in-1", transfer tr-7 from s1: 4 ea        out  tr-7  sent 5, arrived 4: 1 is missing
 * in   s2  arrived "s2-in-1" again                               out  nothing
 * </pre>
 *
 * Duplicates: a leg counts once by its store and id. Late facts: the legs are added up in any order; goods that arrived and were not
 * sent yet show as more arrived than sent. The stock of either store changes by its own leg alone, in the stock ledger.
 */
public final class Transfers {
    public static final String STORE = "transfers";

    private Transfers() {}

    public static void build(StreamsBuilder builder) {
        builder.addStateStore(Stores.keyValueStoreBuilder(
                        Stores.persistentKeyValueStore(STORE), Serdes.String(), StateForm.of(Legs.class))
                .withCachingEnabled());
        builder.stream(
                        Topics.STOCK.name(),
                        Consumed.with(Topics.STOCK.keys(), Topics.STOCK.values())
                                .withName("stock-movements"))
                // The stock ledger refuses an empty movement and one under another store's key, by name.
                .filter(
                        (store, movement) ->
                                movement != null && movement.store().value().equals(store),
                        Named.as("transfer-legs-of-the-store"))
                .flatMap((store, movement) -> leg(movement), Named.as("transfer-legs"))
                .repartition(Repartitioned.with(Serdes.String(), Topics.STOCK.values())
                        .withName("transfer-legs"))
                .process(LegPosting::new, Named.as("book-transfers"), STORE)
                .to(
                        Topics.TRANSFER.name(),
                        Produced.with(Topics.TRANSFER.keys(), Topics.TRANSFER.values())
                                .withName("transfers-out"));
    }

    private static List<KeyValue<String, StockMovement>> leg(StockMovement movement) {
        return switch (movement) {
            case StockSent sent -> List.of(KeyValue.pair(sent.transfer(), sent));
            case StockArrived arrived -> List.of(KeyValue.pair(arrived.transfer(), arrived));
            default -> List.of();
        };
    }

    /** A transfer, as this instance knows it. */
    public static Optional<StockTransfer> find(KafkaStreams streams, String transfer) {
        return Optional.ofNullable(store(streams).get(transfer)).map(Legs::told);
    }

    /** What is in transit between the stores of this instance's partitions or arrived otherwise than it was sent. */
    public static List<StockTransfer> unequal(KafkaStreams streams) {
        List<StockTransfer> unequal = new ArrayList<>();
        try (KeyValueIterator<String, Legs> all = store(streams).all()) {
            all.forEachRemaining(entry -> {
                if (!entry.value.sent().equals(entry.value.arrived())) {
                    unequal.add(entry.value.told());
                }
            });
        }
        unequal.sort(Comparator.comparing(StockTransfer::transfer));
        return List.copyOf(unequal);
    }

    private static ReadOnlyKeyValueStore<String, Legs> store(KafkaStreams streams) {
        return streams.store(StoreQueryParameters.fromNameAndType(STORE, QueryableStoreTypes.keyValueStore()));
    }
}
