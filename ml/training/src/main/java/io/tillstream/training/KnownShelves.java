package io.tillstream.training;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tillstream.commandline.Complaint;
import io.tillstream.encoding.CanonicalJson;
import io.tillstream.events.StoreId;
import io.tillstream.events.assortment.Store;
import io.tillstream.events.feature.EmptyShelf;
import io.tillstream.events.feature.EmptyShelf.Gap;
import io.tillstream.models.SoldSeries;
import io.tillstream.wire.Keys;
import io.tillstream.wire.Topics;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.ZoneId;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.kafka.common.KafkaException;

/**
 * When items were missing, as the ledgers tell scoring, too: {@code feature.empty-shelf.v1}, and the clocks of
 * {@code fact.store.v1}. The archive holds what tills did, and a shelf is filled without a till.
 *
 * @param shelves by {@code store|gtin}
 * @param zones by store
 */
record KnownShelves(SortedMap<String, EmptyShelf> shelves, Map<StoreId, ZoneId> zones) {
    /** Where nobody keeps books of goods, or nobody was asked. */
    static final KnownShelves NONE = new KnownShelves(new TreeMap<>(), Map.of());

    KnownShelves {
        zones = Map.copyOf(zones);
    }

    /**
     * Reads what is known now.
     *
     * @param kafka host and port
     * @throws Complaint when it gives no answer, or has no such topics
     */
    static KnownShelves of(String kafka) {
        try {
            return new KnownShelves(
                    LatestRecords.of(kafka, Topics.EMPTY_SHELF),
                    LatestRecords.of(kafka, Topics.STORE).values().stream()
                            .collect(Collectors.toMap(Store::store, Store::zone)));
        } catch (KafkaException e) {
            throw new Complaint(
                    "Kafka " + kafka,
                    "cannot be asked for empty shelves (" + e.getMessage() + ")",
                    "it must hold " + Topics.EMPTY_SHELF.name() + " and " + Topics.STORE.name(),
                    "start it, name another with --kafka, or leave --kafka out and learn without");
        }
    }

    /** A series of the archive with its item's gaps; those of a store whose clock is unknown are left out. */
    SoldSeries with(SalesHistory.Series series) {
        EmptyShelf shelf = shelves.get(Keys.storeItem(series.store(), series.gtin()));
        ZoneId zone = zones.get(series.store());
        List<Gap> gaps = shelf == null ? List.of() : shelf.gaps();
        return zone == null
                ? new SoldSeries(series.store(), series.gtin(), series.unit(), series.days())
                : new SoldSeries(
                        series.store(), series.gtin(), series.unit(), series.days(), zone, gaps, List.of(), List.of());
    }

    /** How many items were ever missing. */
    int size() {
        return shelves.size();
    }

    /** SHA-256 over all of it, in hexadecimal. */
    String hash() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            shelves.forEach((item, shelf) -> digest.update(CanonicalJson.encode(shelf)));
            new TreeMap<>(zones).forEach((store, zone) -> digest.update((store + "|" + zone).getBytes(UTF_8)));
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256.", e);
        }
    }
}
