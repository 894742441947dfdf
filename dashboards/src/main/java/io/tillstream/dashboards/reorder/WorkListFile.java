package io.tillstream.dashboards.reorder;

import io.tillstream.dashboards.export.Csv;
import io.tillstream.dashboards.frame.Show;
import io.tillstream.dashboards.masterdata.Assortment;
import io.tillstream.events.Money;
import io.tillstream.events.assortment.Product;
import io.tillstream.events.decision.ReorderProposal;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** The list as rows for a spreadsheet: no limit, and no value can become a formula. */
@Component
final class WorkListFile {
    private final Assortment assortment;
    private final Deliveries deliveries;

    WorkListFile(Assortment assortment, Deliveries deliveries) {
        this.assortment = assortment;
        this.deliveries = deliveries;
    }

    /** Names of the columns; the same in every language, for programs that read them. */
    String heads() {
        return Csv.row(List.of(
                "supplier",
                "supplier_name",
                "order_until",
                "delivery",
                "store",
                "store_name",
                "gtin",
                "code",
                "name",
                "on_hand",
                "unit",
                "chance_empty",
                "lost_without_order",
                "lost_with_order",
                "currency",
                "order",
                "packs",
                "reason",
                "forecast"));
    }

    String row(ReorderProposal proposal, Show show) {
        String supplier = Objects.requireNonNullElse(proposal.supplier(), "");
        return Csv.row(List.of(
                supplier,
                supplier.isEmpty() ? "" : show.text(deliveries.name(supplier)),
                Objects.toString(proposal.orderUntil(), ""),
                proposal.nextDelivery().toString(),
                proposal.store().value(),
                show.store(proposal.store()),
                proposal.gtin().value(),
                assortment.product(proposal.gtin()).map(Product::externalCode).orElse(""),
                show.item(proposal.gtin()),
                Long.toString(proposal.onHand().amount()),
                proposal.onHand().unit().symbol(),
                BigDecimal.valueOf(proposal.emptyBasisPoints(), 4).toPlainString(),
                LostMargin.without(proposal).number(),
                LostMargin.with(proposal).map(Money::number).orElse(""),
                LostMargin.without(proposal).currency().code(),
                Long.toString(proposal.suggested().amount()),
                Integer.toString(proposal.packs()),
                show.text(proposal.reason().text()),
                show.model(proposal.model().name())));
    }
}
