package io.tillstream.topologies.feature;

import io.tillstream.events.StoreId;
import io.tillstream.events.feature.ItemDemand;
import io.tillstream.events.sale.JournalRecord;
import io.tillstream.events.sale.Sale;
import io.tillstream.topologies.ledger.Entry;
import io.tillstream.topologies.ledger.Ledger;
import io.tillstream.topologies.ledger.StateForm;
import io.tillstream.wire.Keys;
import io.tillstream.wire.Topics;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StoreQueryParameters;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.QueryableStoreTypes;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.apache.kafka.streams.state.Stores;

/**
 * What each item sold in each store on the latest days, published for the items that changed every
 * {@link #PUBLISHED_EVERY}.
 *
 * <pre>
 * in   s1  sale 2011-11-08: 3 ea of …457, 1 ea of …457
 * in   s1  sale 2011-11-07: 2 ea of …457 (late)
 * in   s1  return 2011-11-08: -1 ea of …457
 * out  (ten seconds later)  s1|…457  2011-11-07 sold 2 in 1 line, 2011-11-08 sold 4 in 2 lines
 * </pre>
 *
 * Duplicates: none arrive, accepted facts are unique. Late facts: added to their own business date while that is among
 * the {@link ItemDemand#LONGEST} days up to the item's latest sale, and left out when it is not.
 */
public final class ItemDemands {
    /** A record of 56 days is about 2 KB; written with every sale line it would outweigh all other topics together. */
    static final Duration PUBLISHED_EVERY = Duration.ofSeconds(10);

    static final String DAYS = "item-demand-days";
    static final String CHANGED = "item-demand-changed";

    private ItemDemands() {}

    public static void build(StreamsBuilder builder) {
        Ledger<ItemDemand.Day> days = new Ledger<>(DAYS, StateForm.of(ItemDemand.Day.class), ItemDemands::merge);
        builder.addStateStore(days.store());
        // In memory, because most of it is deleted every few seconds; its changelog brings it back after a crash.
        builder.addStateStore(
                Stores.keyValueStoreBuilder(Stores.inMemoryKeyValueStore(CHANGED), Serdes.String(), Serdes.Long())
                        .withCachingEnabled());
        builder.stream(
                        Topics.ACCEPTED.name(),
                        Consumed.with(Topics.ACCEPTED.keys(), Topics.ACCEPTED.values())
                                .withName("accepted"))
                .process(new DemandPosting(days), Named.as("book-item-demand"), DAYS, CHANGED)
                .to(
                        Topics.ITEM_DEMAND.name(),
                        Produced.with(Topics.ITEM_DEMAND.keys(), Topics.ITEM_DEMAND.values())
                                .withName("item-demand-out"));
    }

    /** The days on which an item was sold lately, ascending, as this instance knows them. */
    public static List<ItemDemand.Day> days(KafkaStreams streams, String storeItem) {
        ReadOnlyKeyValueStore<String, byte[]> store =
                streams.store(StoreQueryParameters.fromNameAndType(DAYS, QueryableStoreTypes.keyValueStore()));
        Serde<ItemDemand.Day> form = StateForm.of(ItemDemand.Day.class);
        List<ItemDemand.Day> days = new ArrayList<>();
        try (KeyValueIterator<String, byte[]> all = store.range(storeItem + "|", storeItem + "|~")) {
            all.forEachRemaining(day -> days.add(form.deserializer().deserialize(DAYS, day.value)));
        }
        return days;
    }

    static List<Entry<ItemDemand.Day>> entries(JournalRecord accepted) {
        if (!(accepted.fact() instanceof Sale sale)) {
            return List.of();
        }
        StoreId store = sale.source().till().store();
        return sale.lines().stream()
                .filter(line -> line.quantity().amount() > 0 && !line.loadsGiftCard())
                .map(line -> new Entry<>(
                        Keys.storeItemDay(store, line.gtin(), sale.businessDate()),
                        new ItemDemand.Day(sale.businessDate(), line.quantity().amount(), 1)))
                .toList();
    }

    static ItemDemand.Day merge(ItemDemand.Day one, ItemDemand.Day other) {
        return new ItemDemand.Day(one.on(), Math.addExact(one.sold(), other.sold()), one.lines() + other.lines());
    }

    /** The first day still kept for an item that last sold on {@code latest}. */
    static LocalDate oldestKept(LocalDate latest) {
        return latest.minusDays(ItemDemand.LONGEST - 1L);
    }
}
