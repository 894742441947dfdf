package io.tillstream.scoring.reorder;

import io.tillstream.encoding.SignedDecisions;
import io.tillstream.events.Quantity;
import io.tillstream.events.assortment.Product;
import io.tillstream.events.assortment.Store;
import io.tillstream.events.decision.ReorderProposal;
import io.tillstream.events.feature.ItemDemand;
import io.tillstream.events.ledger.OnOrder;
import io.tillstream.events.ledger.StockOnHand;
import io.tillstream.features.demand.Portions;
import io.tillstream.models.DemandDistribution;
import io.tillstream.models.DemandOutlook;
import io.tillstream.models.DemandServing;
import io.tillstream.scoring.DecisionIds;
import io.tillstream.scoring.ShopView;
import io.tillstream.scoring.ShopView.Listed;
import io.tillstream.scoring.ShopView.StoreItem;
import java.security.PrivateKey;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Proposes what to order per store and item: demand until the next delivery against what is on hand gives the probability of
 * an empty shelf and the margin that would be lost; demand until the delivery after that gives the quantity.
 */
public final class ReorderDesk {
    /** Below one in five a buyer is not disturbed. */
    static final int LEAST_EMPTY_BASIS_POINTS = 2_000;

    /** A quarter of a portion short is a rounding error of demand. */
    static final double LEAST_SHORT = 0.25;

    /** An order is to last until the next chance in nine cases of ten. */
    static final double SERVICE_LEVEL = 0.9;

    private final ShopView view;
    private final Outlooks outlooks;
    private final PrivateKey key;
    private final Map<StoreItem, ReorderProposal> published = new HashMap<>();

    public ReorderDesk(ShopView view, PrivateKey key) {
        this.view = view;
        this.outlooks = new Outlooks(view);
        this.key = key;
    }

    /** What is to happen to a published proposal. */
    public sealed interface Change {
        /** Publish this one. */
        record Propose(ReorderProposal proposal) implements Change {}

        /** Withdraw what is published. */
        record Withdraw() implements Change {}
    }

    /** Notes what the topic holds for an item; an empty one for a tombstone. */
    public void published(StoreItem item, Optional<ReorderProposal> proposal) {
        proposal.ifPresentOrElse(value -> published.put(item, value), () -> published.remove(item));
    }

    /** Items with a proposal on the topic. */
    public List<StoreItem> proposed() {
        return List.copyOf(published.keySet());
    }

    /** What changes for an item now; empty when what is published, or nothing, still holds. Changes nothing itself. */
    public Optional<Change> decide(StoreItem item, DemandServing serving, Instant now) {
        Optional<ReorderProposal> before = Optional.ofNullable(published.get(item));
        Optional<ReorderProposal> after = proposal(item, serving, now);
        if (after.isEmpty()) {
            return before.map(ignored -> new Change.Withdraw());
        }
        boolean holds = before.isPresent()
                && now.isBefore(before.get().validUntil())
                && timeless(before.get()).equals(timeless(after.get()));
        return holds ? Optional.empty() : Optional.of(new Change.Propose(signed(after.get())));
    }

    private Optional<ReorderProposal> proposal(StoreItem item, DemandServing serving, Instant now) {
        Optional<Store> store = view.storeOf(item.store());
        Optional<Listed> listed = view.listed(item.gtin());
        Optional<StockOnHand> stock = view.stockOf(item);
        Optional<ItemDemand> demand = view.demandOf(item);
        if (store.isEmpty() || listed.isEmpty() || stock.isEmpty() || demand.isEmpty()) {
            return Optional.empty();
        }
        Product product = listed.get().product();
        Quantity onHand = stock.get().onHand();
        if (onHand.unit() != product.unit()) {
            return Optional.empty();
        }
        LocalDate today = now.atZone(store.get().zone()).toLocalDate();
        DemandOutlook outlook = outlooks.of(serving, today);
        return propose(store.get(), listed.get(), onHand, view.onOrder(item), today, outlook, serving, now);
    }

    private static Optional<ReorderProposal> propose(
            Store store,
            Listed listed,
            Quantity onHand,
            Optional<OnOrder> onOrder,
            LocalDate today,
            DemandOutlook outlook,
            DemandServing serving,
            Instant now) {
        Product product = listed.product();
        DeliveryPlan plan = DeliveryPlan.of(store.deliveryDays(), today);
        DemandDistribution untilNext = demand(outlook, store, product, today, plan.next());
        long portions = Math.max(0, (long) Math.floor(Portions.of(onHand.amount(), product.unit())));
        int empty = (int) Math.round(untilNext.reaches(portions) * 10_000);
        double shortBy = untilNext.beyond(portions);
        long awaited = awaited(onOrder, plan.next(), product);
        long packs = packs(demand(outlook, store, product, today, plan.afterNext()), portions + awaited, product);
        if (empty < LEAST_EMPTY_BASIS_POINTS || shortBy < LEAST_SHORT || packs == 0) {
            return Optional.empty();
        }
        double daily = Portions.amount(outlook.daily(store.store(), product.gtin()) * 1_000, product.unit()) / 1_000.0;
        return Optional.of(new ReorderProposal(
                "",
                store.store(),
                product.gtin(),
                onHand,
                Math.round(daily * 1_000),
                plan.next(),
                empty,
                UnitMargin.money(shortBy * UnitMargin.perPortion(store, product, listed.price()), store),
                new Quantity(packs * product.packSize(), product.unit()),
                Math.toIntExact(packs),
                ReorderReasons.of(daily, onHand, plan.next().getDayOfWeek()),
                serving.reference(),
                now.truncatedTo(ChronoUnit.MILLIS),
                plan.next().atStartOfDay(store.zone()).toInstant(),
                ""));
    }

    /** Portions that come with the next delivery at the latest, so that they need not be ordered again. */
    private static long awaited(Optional<OnOrder> onOrder, LocalDate next, Product product) {
        long amount = onOrder.stream()
                .flatMap(item -> item.orders().stream())
                .filter(order -> !order.expected().isAfter(next))
                .map(OnOrder.Awaited::open)
                .filter(open -> open.unit() == product.unit())
                .mapToLong(Quantity::amount)
                .sum();
        return (long) Math.floor(Portions.of(amount, product.unit()));
    }

    private static DemandDistribution demand(
            DemandOutlook outlook, Store store, Product product, LocalDate from, LocalDate until) {
        return outlook.demand(
                outlook.means(store.store(), product.gtin(), from, until).orElse(new double[0]));
    }

    private static long packs(DemandDistribution untilAfterNext, long portions, Product product) {
        long wanted = untilAfterNext.quantile(SERVICE_LEVEL);
        long missing = Portions.amount((double) Math.max(0, wanted - portions), product.unit());
        return Math.ceilDiv(missing, product.packSize());
    }

    /** A proposal without what differs each time it is computed. */
    private static ReorderProposal timeless(ReorderProposal proposal) {
        return named(proposal, "", Instant.EPOCH);
    }

    private ReorderProposal signed(ReorderProposal unnamed) {
        return SignedDecisions.sign(named(unnamed, DecisionIds.of('r', unnamed), unnamed.issuedAt()), key);
    }

    private static ReorderProposal named(ReorderProposal proposal, String id, Instant issuedAt) {
        return new ReorderProposal(
                id,
                proposal.store(),
                proposal.gtin(),
                proposal.onHand(),
                proposal.dailyDemandThousandths(),
                proposal.nextDelivery(),
                proposal.emptyBasisPoints(),
                proposal.expectedLostMargin(),
                proposal.suggested(),
                proposal.packs(),
                proposal.reason(),
                proposal.model(),
                issuedAt,
                proposal.validUntil(),
                "");
    }
}
