package io.tillstream.topologies.group;

import io.tillstream.events.Gtin;
import io.tillstream.events.Quantity;
import io.tillstream.events.StoreId;
import io.tillstream.events.assortment.ChainMap;
import io.tillstream.events.ledger.StockOnHand;
import io.tillstream.topologies.ledger.ByStore;
import io.tillstream.wire.Keys;
import io.tillstream.wire.Topics;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * What a region or group has of an item now.
 *
 * @param group which
 * @param gtin the item
 * @param groupedOn the business date on which these stores stood in it; absent for where the last statement puts them
 * @param onHand all together; one amount, or two where some stores count and others weigh it
 * @param stores each that has ever had it, most first
 */
public record GroupStock(
        String group, Gtin gtin, @Nullable LocalDate groupedOn, List<Quantity> onHand, List<StorePart> stores) {
    private static final Comparator<StorePart> MOST = Comparator.comparing(
                    (StorePart part) -> part.onHand().amount(), Comparator.reverseOrder())
            .thenComparing(StorePart::store);

    /**
     * What one store has.
     *
     * @param store which
     * @param onHand below 0 where more was sold than the books had
     */
    public record StorePart(StoreId store, Quantity onHand) {}

    public GroupStock {
        onHand = List.copyOf(onHand);
        stores = List.copyOf(stores);
    }

    /** What is asked: of which item, in the stores that stood in which group on which business date. */
    public record Question(
            String group, Gtin gtin, @Nullable LocalDate groupedOn) {
        private Collection<StoreId> stores(ChainMap map) {
            return map.stores(group, groupedOn == null ? LocalDate.MAX : groupedOn, null);
        }
    }

    /** What one instance adds, as {@link GroupDay.Share}. */
    public record Share(Set<Integer> partitions, long facts, List<StorePart> stores) {
        public Share {
            partitions = Set.copyOf(partitions);
            stores = List.copyOf(stores);
        }

        /**
         * What the stores of these partitions have.
         *
         * @param held the balances of each partition that is here
         * @param partitions how many there are in all
         */
        public static Share of(
                Question question,
                ChainMap map,
                Map<Integer, ReadOnlyKeyValueStore<String, byte[]>> held,
                int partitions) {
            List<StorePart> found = new ArrayList<>();
            for (StoreId store : question.stores(map)) {
                ReadOnlyKeyValueStore<String, byte[]> balances = held.get(ByStore.of(store.value(), partitions));
                byte[] balance = balances == null ? null : balances.get(Keys.storeItem(store, question.gtin()));
                if (balance != null) {
                    StockOnHand stock = Topics.STOCK_ON_HAND
                            .values()
                            .deserializer()
                            .deserialize(Topics.STOCK_ON_HAND.name(), balance);
                    found.add(new StorePart(store, stock.onHand()));
                }
            }
            return new Share(held.keySet(), map.facts(), found);
        }
    }

    /** All shares together; nothing while they are not all there is, once. */
    public static Optional<GroupStock> of(Question question, ChainMap map, int partitions, Collection<Share> shares) {
        if (!Shares.areWhole(shares.stream().map(Share::partitions).toList(), partitions)
                || shares.stream().anyMatch(share -> share.facts() != map.facts())) {
            return Optional.empty();
        }
        List<StorePart> stores = shares.stream()
                .flatMap(share -> share.stores().stream())
                .sorted(MOST)
                .toList();
        Map<Quantity.Unit, Quantity> sums = new TreeMap<>();
        stores.forEach(part -> sums.merge(part.onHand().unit(), part.onHand(), Quantity::plus));
        return Optional.of(new GroupStock(
                question.group(), question.gtin(), question.groupedOn(), List.copyOf(sums.values()), stores));
    }
}
