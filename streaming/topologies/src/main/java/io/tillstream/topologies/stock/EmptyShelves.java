package io.tillstream.topologies.stock;

import io.tillstream.wire.Topics;
import java.time.Duration;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.state.Stores;

/**
 * When the books of each item had nothing, told for the items that moved every {@link #TOLD_EVERY} where it changed.
 *
 * <pre>
 * in   s1  received 2011-11-08 07:00: 3 ea of …457
 * in   s1  sale 2011-11-08 17:20: 3 ea of …457
 * out  (ten seconds later)  s1|…457  nothing from 2011-11-08 17:20 on
 * in   s1  received 2011-11-10 07:00: 12 ea of …457
 * out  (ten seconds later)  s1|…457  nothing from 2011-11-08 17:20 until 2011-11-10 07:00
 * </pre>
 *
 * Duplicates and late facts: it is worked out anew from the ledger's own balance and days, in which neither order nor duplicates
 * matter. Gaps of dates before the latest 56 days are forgotten.
 */
final class EmptyShelves {
    static final Duration TOLD_EVERY = Duration.ofSeconds(10);

    static final String WATCH = "watch-empty-shelves";
    static final String CHANGED = "empty-shelves-changed";
    static final String TOLD = "empty-shelves-told";

    private EmptyShelves() {}

    /** Watches what is booked, each item's balance by {@code store|gtin}; {@link StockPosting} forwards it by name. */
    static void build(StreamsBuilder builder, KStream<String, byte[]> booked) {
        // In memory, because most of it is deleted every few seconds; its changelog brings it back after a crash.
        builder.addStateStore(
                Stores.keyValueStoreBuilder(Stores.inMemoryKeyValueStore(CHANGED), Serdes.String(), Serdes.Long())
                        .withCachingEnabled());
        builder.addStateStore(Stores.keyValueStoreBuilder(
                Stores.persistentKeyValueStore(TOLD), Serdes.String(), Topics.EMPTY_SHELF.values()));
        booked.process(ShelfWatching::new, Named.as(WATCH), CHANGED, TOLD, StockLedger.STORE, StockLedger.DAYS)
                .to(
                        Topics.EMPTY_SHELF.name(),
                        Produced.with(Topics.EMPTY_SHELF.keys(), Topics.EMPTY_SHELF.values())
                                .withName("empty-shelves-out"));
    }
}
