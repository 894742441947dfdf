package io.tillstream.dashboards.reorder;

import io.tillstream.dashboards.masterdata.Assortment;
import io.tillstream.dashboards.masterdata.Suppliers;
import io.tillstream.events.LocalText;
import io.tillstream.events.StoreId;
import io.tillstream.events.assortment.Store;
import io.tillstream.events.decision.ReorderProposal;
import io.tillstream.events.purchase.Supplier;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts proposals together by what has to be ordered soonest; within, they keep their order. What has no cut-off stands last. */
@Component
final class Deliveries {
    /** The first twenty of a list cover most of its money. */
    private static final int SHOWN_OF_ONE = 20;

    private static final int SHOWN_IN_ALL = 60;

    private final Suppliers suppliers;
    private final Assortment assortment;
    private final Clock clock;

    Deliveries(Suppliers suppliers, Assortment assortment, Clock clock) {
        this.suppliers = suppliers;
        this.assortment = assortment;
        this.clock = clock;
    }

    /**
     * What is open of some stores.
     *
     * @param piles all that hold
     * @param settled those of them that are not open any more
     */
    List<Delivery> of(List<Pile> piles, Set<ReorderProposal> settled, Predicate<StoreId> stores) {
        TreeMap<Delivery.Key, List<Pile>> known = new TreeMap<>();
        List<Pile> unknown = new ArrayList<>();
        for (Pile pile : piles) {
            Delivery.Key key = pile.key().delivery();
            (key == null ? unknown : known.computeIfAbsent(key, ignored -> new ArrayList<>())).add(pile);
        }
        Map<Pile.Key, List<ReorderProposal>> gone = settled.stream()
                .filter(proposal -> stores.test(proposal.store()))
                .collect(Collectors.groupingBy(Pile.Key::of));
        List<Delivery> deliveries = new ArrayList<>();
        int shown = 0;
        for (var entry : known.entrySet()) {
            shown += add(entry.getKey(), entry.getValue(), gone, stores, shown, deliveries);
        }
        add(null, unknown, gone, stores, shown, deliveries);
        return deliveries;
    }

    /** Adds a group where anything of it is open; answers how many rows it shows. */
    private int add(
            Delivery.@Nullable Key key,
            List<Pile> piles,
            Map<Pile.Key, List<ReorderProposal>> gone,
            Predicate<StoreId> stores,
            int before,
            List<Delivery> deliveries) {
        Stake stake = new Stake();
        Set<ReorderProposal> settled = new HashSet<>();
        for (Pile pile : piles) {
            pile.addUp(stores, stake);
            settled.addAll(gone.getOrDefault(pile.key(), List.of()));
        }
        settled.forEach(stake::takeOff);
        if (stake.count() == 0) {
            return 0;
        }
        int most = Math.clamp(SHOWN_IN_ALL - before, 0, SHOWN_OF_ONE);
        List<ReorderProposal> first = piles.stream()
                .flatMap(pile -> pile.ranked()
                        .filter(proposal -> stores.test(proposal.store()) && !settled.contains(proposal))
                        .limit(most))
                .sorted(Pile.BY_LOST_MARGIN)
                .limit(most)
                .toList();
        List<WorkListRow> rows = new ArrayList<>();
        first.forEach(proposal -> rows.add(row(before + rows.size() + 1, proposal)));
        deliveries.add(new Delivery(
                key,
                key == null ? null : name(key.supplier()),
                key == null ? null : cutOff(key, first, piles),
                rows,
                stake));
        return rows.size();
    }

    private WorkListRow row(int rank, ReorderProposal proposal) {
        return new WorkListRow(
                rank, proposal, WorkListRow.Snooze.of(proposal, zone(proposal.store()), clock.instant()));
    }

    /** One by itself. */
    WorkListRow row(ReorderProposal proposal) {
        return row(1, proposal);
    }

    /** The supplier's name, its code while the name is not known. */
    LocalText name(String supplier) {
        return suppliers.supplier(supplier).map(Supplier::name).orElse(LocalText.same(supplier));
    }

    /** By which clock a store lives. */
    ZoneId zone(StoreId store) {
        return assortment.store(store).map(Store::zone).orElse(ZoneOffset.UTC);
    }

    /** Told by the clock of the store whose line stands first; where none is shown, of any of them. */
    private Delivery.CutOff cutOff(Delivery.Key key, List<ReorderProposal> first, List<Pile> piles) {
        StoreId store =
                first.isEmpty() ? piles.getFirst().store() : first.getFirst().store();
        ZoneId zone = zone(store);
        Instant now = clock.instant();
        boolean today =
                key.until().atZone(zone).toLocalDate().equals(now.atZone(zone).toLocalDate());
        return new Delivery.CutOff(key.until(), store, key.day(), today, Duration.between(now, key.until()));
    }
}
