package io.tillstream.topologies.group;

import io.tillstream.encoding.CanonicalJson;
import io.tillstream.encoding.UnreadableFact;
import io.tillstream.events.assortment.ChainMap;
import io.tillstream.events.assortment.StoreGroup;
import io.tillstream.events.assortment.StoreGrouping;
import io.tillstream.wire.Topic;
import io.tillstream.wire.Topics;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StoreQueryParameters;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.QueryableStoreTypes;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Which stores belong together, known to every instance, so that each can add up those of its stores that are asked for.
 *
 * <pre>
 * in   group      north                 region, Above the river
 * in   grouping   s1|11-09|…            from 11-09 on in region north
 * asked for north on 11-08                nothing: s1 stood elsewhere
 * asked for north on 11-09                what the ledger of stores' days says of s1 on 11-09
 * </pre>
 *
 * Duplicates: a statement that comes twice has the same key. Late facts: a statement holds from its date on whenever it comes, and
 * what had been said on a day can be asked for. Tombstones take a statement or a group back.
 */
public final class StoreGroups {
    /** The global store, group → {@link StoreGroup}. */
    static final String GROUPS = "store-groups";

    /** The global store, {@code store|from|at} → {@link StoreGrouping}. */
    static final String GROUPINGS = "store-groupings";

    private static final Logger LOG = LoggerFactory.getLogger(StoreGroups.class);

    private StoreGroups() {}

    public static void build(StreamsBuilder builder) {
        keep(builder, Topics.GROUP, GROUPS);
        keep(builder, Topics.STORE_GROUPING, GROUPINGS);
    }

    private static void keep(StreamsBuilder builder, Topic<?> topic, String store) {
        builder.addGlobalStore(
                Stores.keyValueStoreBuilder(Stores.persistentKeyValueStore(store), Serdes.String(), Serdes.ByteArray())
                        .withLoggingDisabled(),
                topic.name(),
                Consumed.with(topic.keys(), Serdes.ByteArray()).withName(store + "-in"),
                () -> new GroupKeeping(store));
    }

    /** As this instance knows it. */
    public static ChainMap map(KafkaStreams streams) {
        return map(store(streams, GROUPS), store(streams, GROUPINGS));
    }

    static ChainMap map(ReadOnlyKeyValueStore<String, byte[]> groups, ReadOnlyKeyValueStore<String, byte[]> groupings) {
        return ChainMap.of(read(groups, Topics.GROUP), read(groupings, Topics.STORE_GROUPING));
    }

    private static ReadOnlyKeyValueStore<String, byte[]> store(KafkaStreams streams, String name) {
        return streams.store(
                StoreQueryParameters.fromNameAndType(name, QueryableStoreTypes.<String, byte[]>keyValueStore()));
    }

    /** One that cannot be read is left out, by every instance alike. */
    private static <V> List<V> read(ReadOnlyKeyValueStore<String, byte[]> store, Topic<V> topic) {
        List<V> values = new ArrayList<>();
        try (KeyValueIterator<String, byte[]> all = store.all()) {
            all.forEachRemaining(entry -> {
                try {
                    values.add(CanonicalJson.decode(entry.value, topic.value()));
                } catch (UnreadableFact e) {
                    LOG.warn("{} of {} cannot be read and is left out: {}", entry.key, topic.name(), e.getMessage());
                }
            });
        }
        return values;
    }
}
