package io.tillstream.dashboards.reorder;

import io.tillstream.dashboards.masterdata.Assortment;
import io.tillstream.dashboards.masterdata.Suppliers;
import io.tillstream.events.CurrencyUnit;
import io.tillstream.events.LocalText;
import io.tillstream.events.Money;
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
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
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

    /** Of proposals, the most expensive first. */
    List<Delivery> of(List<ReorderProposal> ranked) {
        TreeMap<Delivery.Key, List<ReorderProposal>> known = new TreeMap<>();
        List<ReorderProposal> unknown = new ArrayList<>();
        for (ReorderProposal proposal : ranked) {
            Delivery.Key.of(proposal)
                    .map(key -> known.computeIfAbsent(key, ignored -> new ArrayList<>()))
                    .orElse(unknown)
                    .add(proposal);
        }
        List<Delivery> deliveries = new ArrayList<>();
        int shown = 0;
        for (var entry : known.entrySet()) {
            List<WorkListRow> rows = rows(entry.getValue(), shown);
            shown += rows.size();
            deliveries.add(new Delivery(
                    entry.getKey(),
                    name(entry.getKey().supplier()),
                    cutOff(entry.getKey(), entry.getValue().getFirst().store()),
                    rows,
                    entry.getValue().size(),
                    sum(entry.getValue())));
        }
        if (!unknown.isEmpty()) {
            deliveries.add(new Delivery(null, null, null, rows(unknown, shown), unknown.size(), sum(unknown)));
        }
        return deliveries;
    }

    private List<WorkListRow> rows(List<ReorderProposal> proposals, int before) {
        List<WorkListRow> rows = new ArrayList<>();
        int most = Math.min(SHOWN_OF_ONE, SHOWN_IN_ALL - before);
        for (ReorderProposal proposal : proposals.subList(0, Math.clamp(most, 0, proposals.size()))) {
            rows.add(new WorkListRow(
                    before + rows.size() + 1,
                    proposal,
                    WorkListRow.Snooze.of(proposal, zone(proposal.store()), clock.instant())));
        }
        return rows;
    }

    /** The supplier's name, its code while the name is not known. */
    LocalText name(String supplier) {
        return suppliers.supplier(supplier).map(Supplier::name).orElse(LocalText.same(supplier));
    }

    /** By which clock a store lives. */
    ZoneId zone(StoreId store) {
        return assortment.store(store).map(Store::zone).orElse(ZoneOffset.UTC);
    }

    private Delivery.CutOff cutOff(Delivery.Key key, StoreId store) {
        ZoneId zone = zone(store);
        Instant now = clock.instant();
        boolean today =
                key.until().atZone(zone).toLocalDate().equals(now.atZone(zone).toLocalDate());
        return new Delivery.CutOff(key.until(), store, key.day(), today, Duration.between(now, key.until()));
    }

    /** What is at stake in all, or nothing where currencies differ. A loop: a long list is added up twice for each page. */
    static Optional<Money> sum(List<ReorderProposal> proposals) {
        if (proposals.isEmpty()) {
            return Optional.empty();
        }
        CurrencyUnit currency = proposals.getFirst().expectedLostMargin().currency();
        long minor = 0;
        for (ReorderProposal proposal : proposals) {
            if (!proposal.expectedLostMargin().currency().equals(currency)) {
                return Optional.empty();
            }
            minor = Math.addExact(minor, proposal.expectedLostMargin().minor());
        }
        return Optional.of(Money.ofMinor(minor, currency));
    }
}
