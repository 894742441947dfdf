package io.tillstream.streaming.query;

import io.tillstream.events.assortment.ChainMap;
import io.tillstream.streaming.running.RunningTopologies;
import io.tillstream.topologies.group.GroupDay;
import io.tillstream.topologies.group.GroupStock;
import io.tillstream.topologies.group.StoreGroups;
import io.tillstream.topologies.sales.StoreDays;
import io.tillstream.topologies.stock.StockLedger;
import io.tillstream.wire.Topics;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.IntFunction;
import org.springframework.stereotype.Component;

/** What this instance adds to the figures of regions and groups. */
@Component
class GroupLedgers {
    /** All that is keyed by a store lies in so many partitions. */
    static final int PARTITIONS = Topics.SALES_BY_STORE_DAY.partitions();

    private final RunningTopologies topologies;

    GroupLedgers(RunningTopologies topologies) {
        this.topologies = topologies;
    }

    ChainMap map() {
        return StoreGroups.map(topologies.streams());
    }

    GroupDay.Share share(GroupDay.Question question, ChainMap map) {
        return GroupDay.Share.of(
                question, map, held(partition -> StoreDays.ofPartition(topologies.streams(), partition)), PARTITIONS);
    }

    GroupStock.Share share(GroupStock.Question question, ChainMap map) {
        return GroupStock.Share.of(
                question, map, held(partition -> StockLedger.ofPartition(topologies.streams(), partition)), PARTITIONS);
    }

    private static <S> Map<Integer, S> held(IntFunction<Optional<S>> opening) {
        Map<Integer, S> held = new TreeMap<>();
        for (int partition = 0; partition < PARTITIONS; partition++) {
            int at = partition;
            opening.apply(partition).ifPresent(store -> held.put(at, store));
        }
        return held;
    }
}
