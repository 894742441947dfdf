package io.tillstream.dashboards.counts;

import io.tillstream.dashboards.counts.Findings.Finding;
import io.tillstream.dashboards.masterdata.Assortment;
import io.tillstream.dashboards.masterdata.Suppliers;
import io.tillstream.dashboards.stock.InTransit;
import io.tillstream.dashboards.stock.OnHands;
import io.tillstream.dashboards.stock.OnOrders;
import io.tillstream.dashboards.stock.SoldDays;
import io.tillstream.events.Gtin;
import io.tillstream.events.Quantity;
import io.tillstream.events.assortment.Price;
import io.tillstream.events.assortment.Product;
import io.tillstream.events.assortment.Store;
import io.tillstream.events.feature.ItemDemand;
import io.tillstream.events.ledger.StockOnHand;
import io.tillstream.features.demand.Portions;
import io.tillstream.features.stock.CountWorth;
import io.tillstream.features.stock.DeliveryPlan;
import io.tillstream.features.stock.ErrorSizes;
import io.tillstream.features.stock.ErrorSizes.Age;
import io.tillstream.features.stock.OnHandConfidence;
import io.tillstream.features.stock.TransferWay;
import io.tillstream.features.stock.UnitMargin;
import io.tillstream.features.stock.WrongBooks;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What counting each shelf of a store is worth, worked out when somebody asks. */
@Component
final class ShelfWorths {
    private static final double PORTIONS_PER_KILOGRAM = 10;

    private final OnHands stock;
    private final SoldDays sold;
    private final OnOrders orders;
    private final InTransit transit;
    private final Assortment assortment;
    private final Suppliers suppliers;
    private final Findings findings;
    private final Clock clock;

    ShelfWorths(
            OnHands stock,
            SoldDays sold,
            OnOrders orders,
            InTransit transit,
            Assortment assortment,
            Suppliers suppliers,
            Findings findings,
            Clock clock) {
        this.stock = stock;
        this.sold = sold;
        this.orders = orders;
        this.transit = transit;
        this.assortment = assortment;
        this.suppliers = suppliers;
        this.findings = findings;
        this.clock = clock;
    }

    /** Shelves of which a count saves anything at all, the most money first. */
    List<Shelf> of(Store store) {
        Instant now = clock.instant();
        ErrorSizes sizes = findings.sizes();
        return stock.of(store.store()).stream()
                .flatMap(books -> shelf(store, books, sizes, now).stream())
                .filter(shelf -> shelf.worth().isPositive())
                .sorted(Shelf.BY_WORTH)
                .toList();
    }

    private Optional<Shelf> shelf(Store store, StockOnHand books, ErrorSizes sizes, Instant now) {
        List<ItemDemand.Day> demand = sold.demand(store.store(), books.gtin());
        return loss(store, books, demand, now).map(loss -> {
            OnHandConfidence believed = OnHandConfidence.of(books, demand, now);
            StockOnHand.LastCount last = books.lastCount();
            String category = category(books.gtin());
            Age age = age(store, books, now);
            ErrorSizes.Size size = sizes.of(category, age);
            CountWorth worth = CountWorth.of(loss, portions(books.onHand()), believed, size.share());
            return new Shelf(
                    books.gtin(),
                    new Shelf.Kind(category, age),
                    size,
                    UnitMargin.money(worth.emptier(), store),
                    UnitMargin.money(worth.fuller(), store),
                    believed,
                    last == null ? null : last.date());
        });
    }

    /** What a count that finds so much saves, in minor units; 0 where nobody can say. */
    double saved(Store store, StockOnHand books, Quantity there) {
        List<ItemDemand.Day> demand = sold.demand(store.store(), books.gtin());
        Instant now = clock.instant();
        return loss(store, books, demand, now)
                .map(loss -> CountWorth.saved(
                        loss, portions(books.onHand()), OnHandConfidence.of(books, demand, now), portions(there)))
                .orElse(0.0);
    }

    private String category(Gtin gtin) {
        return assortment.product(gtin).map(Product::category).orElse("");
    }

    private static Age age(Store store, StockOnHand books, Instant at) {
        StockOnHand.LastCount last = books.lastCount();
        return Age.of(last == null ? null : last.date(), LocalDate.ofInstant(at, store.zone()));
    }

    /** How large errors are over the whole chain. */
    ErrorSizes.Size sizeInTheChain() {
        return findings.sizes().chain();
    }

    /** What a count finds of a shelf that sells; empty of others. */
    Optional<Finding> finding(Store store, Gtin gtin, Quantity said, Quantity there) {
        Instant now = clock.instant();
        return books(store, gtin)
                .filter(books -> books.onHand().unit() == there.unit())
                .flatMap(books -> loss(store, books, sold.demand(store.store(), gtin), now)
                        .map(loss -> new Finding(
                                gtin,
                                category(gtin),
                                age(store, books, now),
                                portions(said),
                                portions(there),
                                loss.needed())));
    }

    private Optional<WrongBooks> loss(Store store, StockOnHand books, List<ItemDemand.Day> demand, Instant now) {
        Optional<Product> product = assortment.product(books.gtin());
        Optional<Price> price = assortment.price(books.gtin(), store.store(), now);
        if (product.isEmpty()
                || price.isEmpty()
                || product.get().unit() != books.onHand().unit()) {
            return Optional.empty();
        }
        LocalDate today = LocalDate.ofInstant(now, store.zone());
        String supplier = product.get().supplier();
        DeliveryPlan plan =
                DeliveryPlan.of(store, supplier == null ? Optional.empty() : suppliers.supplier(supplier), now);
        return WrongBooks.of(
                demand,
                product.get().unit(),
                new WrongBooks.Terms(
                        days(today, plan.next()),
                        days(today, plan.afterNext()),
                        coming(store, books.gtin(), product.get().unit(), today, plan.afterNext()),
                        Portions.of(product.get().packSize(), product.get().unit()),
                        UnitMargin.perPortion(store, product.get(), price.get()),
                        cost(price.get(), product.get().unit())));
    }

    private static int days(LocalDate from, LocalDate until) {
        return Math.toIntExact(ChronoUnit.DAYS.between(from, until));
    }

    private double coming(Store store, Gtin gtin, Quantity.Unit unit, LocalDate today, LocalDate before) {
        double ordered = orders.of(store.store(), gtin).stream()
                .filter(order ->
                        order.expected().isBefore(before) && order.open().unit() == unit)
                .mapToDouble(order -> portions(order.open()))
                .sum();
        return ordered
                + transit.bringing(gtin, store.store()).stream()
                        .filter(transfer -> transfer.sentAt() != null
                                && TransferWay.countedOn(TransferWay.awaited(transfer, store.zone()), today))
                        .flatMap(transfer -> transfer.lines().stream())
                        .filter(line -> line.gtin().equals(gtin) && line.sent().unit() == unit)
                        .mapToDouble(line -> portions(line.sent()))
                        .sum();
    }

    private static double cost(Price price, Quantity.Unit unit) {
        long minor = price.unitCost().minor();
        return switch (unit) {
            case EACH -> minor;
            case GRAM -> minor / PORTIONS_PER_KILOGRAM;
        };
    }

    /** What so much was paid for, in minor units; empty where the price is not known. */
    Optional<Double> paid(Store store, Gtin gtin, Quantity quantity) {
        return assortment
                .price(gtin, store.store(), clock.instant())
                .map(price -> cost(price, quantity.unit()) * portions(quantity));
    }

    private static double portions(Quantity quantity) {
        return Portions.of(quantity.amount(), quantity.unit());
    }

    /** The books of one shelf. */
    Optional<StockOnHand> books(Store store, Gtin gtin) {
        return stock.of(store.store(), gtin);
    }
}
