package io.tillstream.scoring.reorder;

import io.tillstream.events.Gtin;
import io.tillstream.events.Quantity;
import io.tillstream.events.StoreId;
import io.tillstream.events.assortment.Place;
import io.tillstream.events.assortment.Product;
import io.tillstream.events.assortment.Store;
import io.tillstream.events.decision.ReorderProposal.Transfer;
import io.tillstream.features.demand.Portions;
import io.tillstream.features.stock.DeliveryPlan;
import io.tillstream.models.DemandOutlook;
import io.tillstream.scoring.ShopView;
import io.tillstream.scoring.ShopView.StoreItem;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/** Stores that could send goods instead of the supplier: near, and with more than they will need before their delivery after next. */
final class Neighbours {
    private static final long FARTHEST_METRES = 30_000;

    private final ShopView view;

    Neighbours(ShopView view) {
        this.view = view;
    }

    private record Spare(StoreId from, long portions, long metres) {}

    /**
     * The nearest store that can spare what is expected to be short.
     *
     * @param shortBy portions
     * @param wanted the most that is of use
     */
    Optional<Transfer> transfer(
            Store store, Product product, double shortBy, Quantity wanted, DemandOutlook outlook, Instant now) {
        Place here = store.place();
        if (here == null) {
            return Optional.empty();
        }
        return view.stores().stream()
                .filter(other -> !other.store().equals(store.store()))
                .flatMap(other -> {
                    Place there = other.place();
                    return there == null
                            ? Stream.<Spare>empty()
                            : Stream.of(new Spare(
                                    other.store(), spare(other, product, outlook, now), here.metresTo(there)));
                })
                .filter(spare -> spare.metres() <= FARTHEST_METRES && spare.portions() >= Math.ceil(shortBy))
                .min(Comparator.comparingLong(Spare::metres)
                        .thenComparing(spare -> spare.from().value()))
                .map(spare -> new Transfer(
                        spare.from(),
                        new Quantity(
                                Math.min(wanted.amount(), Portions.amount((double) spare.portions(), product.unit())),
                                product.unit())));
    }

    private long spare(Store store, Product product, DemandOutlook outlook, Instant now) {
        Gtin item = product.gtin();
        long onHand = view.stockOf(new StoreItem(store.store(), item))
                .map(stock -> stock.onHand())
                .filter(quantity -> quantity.unit() == product.unit())
                .map(quantity -> (long) Math.floor(Portions.of(quantity.amount(), quantity.unit())))
                .orElse(0L);
        LocalDate until =
                DeliveryPlan.of(store, view.supplierOf(product.gtin()), now).afterNext();
        return onHand
                - outlook.means(store.store(), item, outlook.asOf(), until)
                        .map(means -> outlook.demand(means).quantile(ReorderDesk.SERVICE_LEVEL))
                        .orElse(0L);
    }
}
