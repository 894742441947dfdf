package io.tillstream.topologies.sales;

import io.tillstream.events.StoreId;
import io.tillstream.events.ledger.StoreDaySales;
import io.tillstream.events.ledger.StoreDaySales.Dimension;
import io.tillstream.wire.Keys;
import io.tillstream.wire.Topic;
import io.tillstream.wire.Topics;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StoreQueryParameters;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.QueryableStoreTypes;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * The trading days that lie here, of all stores or of those of one partition.
 *
 * @param parts {@link SalesByStoreDay#PARTS}
 * @param tenders {@link SalesByStoreDay#TENDERS}
 * @param corrections {@link SalesByStoreDay#CORRECTIONS}
 */
public record StoreDays(
        ReadOnlyKeyValueStore<String, byte[]> parts,
        ReadOnlyKeyValueStore<String, byte[]> tenders,
        ReadOnlyKeyValueStore<String, byte[]> corrections) {
    /** All that this instance holds. */
    static StoreDays of(KafkaStreams streams) {
        return new StoreDays(
                open(streams, SalesByStoreDay.PARTS, null),
                open(streams, SalesByStoreDay.TENDERS, null),
                open(streams, SalesByStoreDay.CORRECTIONS, null));
    }

    /** Those of one partition; nothing when they are not here, or not to be read yet. */
    public static Optional<StoreDays> ofPartition(KafkaStreams streams, int partition) {
        try {
            return Optional.of(new StoreDays(
                    open(streams, SalesByStoreDay.PARTS, partition),
                    open(streams, SalesByStoreDay.TENDERS, partition),
                    open(streams, SalesByStoreDay.CORRECTIONS, partition)));
        } catch (InvalidStateStoreException elsewhere) {
            return Optional.empty();
        }
    }

    private static ReadOnlyKeyValueStore<String, byte[]> open(
            KafkaStreams streams, String store, @Nullable Integer partition) {
        StoreQueryParameters<ReadOnlyKeyValueStore<String, byte[]>> all =
                StoreQueryParameters.fromNameAndType(store, QueryableStoreTypes.keyValueStore());
        return streams.store(partition == null ? all : all.withPartition(partition));
    }

    /**
     * A store's day, as it was known on another or, without one, now; nothing when no receipt of it is here.
     *
     * @param wanted by what its parts are divided; the whole of the day is always there
     */
    public Optional<DayReport> find(StoreId store, LocalDate date, @Nullable LocalDate knownOn, Set<Dimension> wanted) {
        String day = Keys.storeDay(store, date) + "|";
        List<StoreDaySales> found = all(parts, day, Topics.SALES_BY_STORE_DAY, key -> wanted(key, day, wanted));
        return found.isEmpty()
                ? Optional.empty()
                : Optional.of(DayReport.of(
                        knownOn,
                        found,
                        all(tenders, day, Topics.TENDERS_BY_STORE_DAY, _ -> true),
                        all(corrections, day, Topics.SALES_CORRECTION, _ -> true)));
    }

    private static boolean wanted(String key, String day, Set<Dimension> wanted) {
        Dimension dimension = Dimension.valueOf(key.substring(day.length(), key.indexOf('|', day.length())));
        return dimension == Dimension.STORE || wanted.contains(dimension);
    }

    private static <V> List<V> all(
            ReadOnlyKeyValueStore<String, byte[]> store, String prefix, Topic<V> topic, Predicate<String> wanted) {
        List<V> values = new ArrayList<>();
        try (KeyValueIterator<String, byte[]> accounts =
                store.prefixScan(prefix, Serdes.String().serializer())) {
            accounts.forEachRemaining(account -> {
                if (wanted.test(account.key)) {
                    values.add(topic.values().deserializer().deserialize(topic.name(), account.value));
                }
            });
        }
        return values;
    }
}
