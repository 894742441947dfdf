package io.tillstream.topologies.group;

import io.tillstream.events.StoreId;
import io.tillstream.events.assortment.ChainMap;
import io.tillstream.topologies.ledger.ByStore;
import io.tillstream.topologies.sales.StoreDays;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;

/**
 * The trading day of a region or group: the sum of the days of its stores.
 *
 * @param group which
 * @param businessDate the day
 * @param groupedOn the business date on which these stores stood in it
 * @param knownOn the trading day on which it is, or could have been, read; absent for now
 * @param currencies what it comes to, by currency
 * @param silent its stores that have no receipt of the day
 */
public record GroupDay(
        String group,
        LocalDate businessDate,
        LocalDate groupedOn,
        @Nullable LocalDate knownOn,
        List<GroupSales> currencies,
        List<StoreId> silent) {
    public GroupDay {
        currencies = List.copyOf(currencies);
        silent = List.copyOf(silent);
    }

    /**
     * What is asked.
     *
     * @param group of which stores
     * @param date which day
     * @param groupedOn stores that stood in it on that business date; the day itself where nothing else is asked
     * @param knownOn as it could have been read on that day, sales and groups; absent for now
     */
    public record Question(
            String group,
            LocalDate date,
            LocalDate groupedOn,
            @Nullable LocalDate knownOn) {
        /** The stores it asks for. */
        SortedSet<StoreId> stores(ChainMap map) {
            return map.stores(group, groupedOn, knownOn);
        }
    }

    /**
     * What one instance adds.
     *
     * @param partitions those whose stores it holds
     * @param facts of how many facts its map of the chain is made
     * @param currencies what its stores of the group sold
     */
    public record Share(Set<Integer> partitions, long facts, List<GroupSales> currencies) {
        public Share {
            partitions = Set.copyOf(partitions);
            currencies = List.copyOf(currencies);
        }

        /**
         * What the stores of these partitions add.
         *
         * @param held the days of each partition that is here
         * @param partitions how many there are in all
         */
        public static Share of(Question question, ChainMap map, Map<Integer, StoreDays> held, int partitions) {
            List<GroupSales> found = new ArrayList<>();
            for (StoreId store : question.stores(map)) {
                StoreDays days = held.get(ByStore.of(store.value(), partitions));
                if (days != null) {
                    days.find(store, question.date(), question.knownOn(), GroupSales.DIMENSIONS)
                            .map(GroupSales::of)
                            .ifPresent(found::add);
                }
            }
            return new Share(held.keySet(), map.facts(), GroupSales.sum(found));
        }
    }

    /**
     * All shares together; nothing while a partition is missing or with two of them, or while the map of one is older than
     * that of another: half a region is no figure.
     *
     * @param partitions how many there are
     */
    public static Optional<GroupDay> of(Question question, ChainMap map, int partitions, Collection<Share> shares) {
        if (!Shares.areWhole(shares.stream().map(Share::partitions).toList(), partitions)
                || shares.stream().anyMatch(share -> share.facts() != map.facts())) {
            return Optional.empty();
        }
        List<GroupSales> currencies = GroupSales.sum(
                shares.stream().flatMap(share -> share.currencies().stream()).toList());
        Set<StoreId> sold = new HashSet<>();
        currencies.forEach(sales -> sales.stores().forEach(part -> sold.add(part.store())));
        return Optional.of(new GroupDay(
                question.group(),
                question.date(),
                question.groupedOn(),
                question.knownOn(),
                currencies,
                question.stores(map).stream()
                        .filter(store -> !sold.contains(store))
                        .toList()));
    }
}
