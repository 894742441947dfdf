package io.tillstream.dashboards.orders;

import io.tillstream.dashboards.masterdata.Assortment;
import io.tillstream.dashboards.masterdata.Costs;
import io.tillstream.dashboards.masterdata.Suppliers;
import io.tillstream.events.purchase.Supplier;
import org.springframework.stereotype.Component;

/** What drafts come to by the price list of now, and what their suppliers demand. */
@Component
final class DraftCosts {
    private final Costs costs;
    private final Assortment assortment;
    private final Suppliers suppliers;

    DraftCosts(Costs costs, Assortment assortment, Suppliers suppliers) {
        this.costs = costs;
        this.assortment = assortment;
        this.suppliers = suppliers;
    }

    DraftCost of(Draft draft) {
        String supplier = draft.key().supplier();
        return new DraftCost(
                draft.lines().stream()
                        .map(line -> DraftCost.Line.of(line, draft.key().store(), costs, assortment))
                        .toList(),
                supplier == null
                        ? null
                        : suppliers.supplier(supplier).map(Supplier::terms).orElse(null));
    }
}
