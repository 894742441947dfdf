package io.tillstream.scoring.reorder;

import io.tillstream.encoding.SignedDecisions;
import io.tillstream.events.Gtin;
import io.tillstream.events.Money;
import io.tillstream.events.Quantity;
import io.tillstream.events.StoreId;
import io.tillstream.events.assortment.Product;
import io.tillstream.events.assortment.Store;
import io.tillstream.events.decision.AlertScore;
import io.tillstream.events.decision.ReorderProposal;
import io.tillstream.events.decision.ReorderProposal.Driver;
import io.tillstream.events.decision.ReorderProposal.Grounds;
import io.tillstream.events.decision.ReorderProposal.Reach;
import io.tillstream.events.feature.ItemDemand;
import io.tillstream.events.ledger.StockOnHand;
import io.tillstream.features.demand.Portions;
import io.tillstream.features.stock.DeliveryPlan;
import io.tillstream.features.stock.OnHandConfidence;
import io.tillstream.features.stock.SilentShelf;
import io.tillstream.features.stock.UnitMargin;
import io.tillstream.models.DemandOutlook;
import io.tillstream.models.DemandServing;
import io.tillstream.models.SoldSeries;
import io.tillstream.scoring.DecisionIds;
import io.tillstream.scoring.ShopView;
import io.tillstream.scoring.ShopView.Listed;
import io.tillstream.scoring.ShopView.StoreItem;
import java.security.PrivateKey;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Proposes what to order per store and item: demand until the next delivery that can still be reached, against what is on hand
 * and comes before, gives the probability of an empty shelf and the margin that would be lost; demand until the delivery after
 * that gives the quantity.
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
    private final Substitutes substitutes;
    private final Neighbours neighbours;
    private final PassedCutOffs cutOffs;
    private final PrivateKey key;
    private final Map<StoreItem, ReorderProposal> published = new HashMap<>();

    public ReorderDesk(ShopView view, PrivateKey key) {
        this.view = view;
        this.outlooks = new Outlooks(view);
        this.substitutes = new Substitutes(view);
        this.neighbours = new Neighbours(view);
        this.cutOffs = new PassedCutOffs(view);
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

    /** Alerts whose delivery day has begun, with what came of them. */
    public List<AlertScore> due(AlertScores alerts, DemandServing serving, Instant now) {
        return alerts.due(serving, outlooks, now);
    }

    /** Items with a proposal on the topic. */
    public List<StoreItem> proposed() {
        return List.copyOf(published.keySet());
    }

    /** Items whose delivery has gone out of reach since this was asked the last time. */
    public List<StoreItem> outOfReach(Instant now) {
        return cutOffs.since(now);
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
        Optional<Listed> listed = view.listed(item.gtin(), item.store(), now);
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
        DeliveryPlan plan = DeliveryPlan.of(store.get(), view.supplierOf(product.gtin()), now);
        Prospect prospect = prospect(item, store.get(), listed.get(), stock.get(), demand.get(), outlook, today, plan);
        Optional<SilentShelf> silence =
                SilentShelf.of(stock.get(), demand.get().days(), view.openDays(item.store()), today);
        if (silence.isPresent()) {
            int believed =
                    OnHandConfidence.of(stock.get(), demand.get().days(), now).percent();
            return Optional.of(
                    count(prospect, store.get(), product, onHand, plan, silence.get(), believed, serving, now));
        }
        return order(item, prospect, store.get(), product, onHand, plan, outlook, today, serving, now);
    }

    private Prospect prospect(
            StoreItem item,
            Store store,
            Listed listed,
            StockOnHand stock,
            ItemDemand demand,
            DemandOutlook outlook,
            LocalDate today,
            DeliveryPlan plan) {
        Product product = listed.product();
        SoldSeries sold = new SoldSeries(
                item.store(),
                item.gtin(),
                product.unit(),
                demand.days(),
                store.zone(),
                view.gaps(item),
                List.of(),
                List.of());
        OrdersAhead orders = new OrdersAhead(view.awaited(item, today), product.unit());
        double[] means =
                outlook.means(item.store(), item.gtin(), today, plan.next()).orElse(new double[0]);
        return new Prospect(
                new ShelfAhead(
                        outlook,
                        means,
                        portions(stock.onHand()),
                        Arrays.copyOf(orders.byDay(today, plan.next()), means.length)),
                outlook.unannouncedMeans(item.store(), item.gtin(), today, plan.next())
                        .orElse(new double[0]),
                outlook.samePriceMeans(item.store(), item.gtin(), today, plan.next())
                        .orElse(new double[0]),
                outlook.daily(item.store(), item.gtin()),
                UsualDay.of(sold, today),
                orders.overdue(today),
                UnitMargin.perPortion(store, product, listed.price()));
    }

    static long portions(Quantity quantity) {
        return Math.max(0, (long) Math.floor(Portions.of(quantity.amount(), quantity.unit())));
    }

    private Optional<ReorderProposal> order(
            StoreItem item,
            Prospect prospect,
            Store store,
            Product product,
            Quantity onHand,
            DeliveryPlan plan,
            DemandOutlook outlook,
            LocalDate today,
            DemandServing serving,
            Instant now) {
        int empty = (int) Math.round(prospect.empty() * 10_000);
        OrdersAhead orders = new OrdersAhead(view.awaited(item, today), product.unit());
        double[] lasting = outlook.means(item.store(), item.gtin(), today, plan.afterNext())
                .orElse(new double[0]);
        long coming =
                prospect.overdue() + orders.portions(plan.next(), plan.next().plusDays(1));
        long wanted = packs(prospect.shelf().missing(lasting, coming), product);
        Sellable sellable = Sellable.of(product, item, prospect, coming, outlook, today, plan.next());
        long packs = sellable.packs(wanted, product);
        if (empty < LEAST_EMPTY_BASIS_POINTS || prospect.shortBy() < LEAST_SHORT || packs == 0) {
            return Optional.empty();
        }
        double daily = daily(prospect, product);
        Quantity suggested = new Quantity(packs * product.packSize(), product.unit());
        return Optional.of(new ReorderProposal(
                "",
                item.store(),
                item.gtin(),
                onHand,
                Math.round(daily * 1_000),
                plan.next(),
                empty,
                UnitMargin.money(prospect.lost(), store),
                suggested,
                Math.toIntExact(packs),
                ReorderReasons.of(daily, onHand, (double) orders.amount(today, plan.next()), today, plan.next()),
                serving.reference(),
                now.truncatedTo(ChronoUnit.MILLIS),
                plan.validUntil(store.zone()),
                "",
                new Grounds(
                        drivers(prospect, sellable.effect(prospect, lasting, coming, wanted, packs, product), store),
                        substitutes.of(item.gtin(), today).stream()
                                .filter(other -> isThere(item.store(), other))
                                .findFirst()
                                .orElse(null),
                        neighbours
                                .transfer(store, product, prospect.shortBy(), suggested, outlook, now)
                                .orElse(null),
                        reach(prospect, lasting, coming, packs, store, product, plan),
                        DayFan.of(outlook, lasting, today, product.unit()).orElse(null)),
                product.supplier(),
                plan.orderUntil()));
    }

    /** What would be lost until the delivery after, from no order to a third more than is suggested. */
    private static Reach reach(
            Prospect prospect,
            double[] lasting,
            long coming,
            long packs,
            Store store,
            Product product,
            DeliveryPlan plan) {
        int apart = Math.toIntExact(Math.ceilDiv(packs + Math.ceilDiv(packs, 3), Reach.MOST - 1));
        int steps = Math.toIntExact(Math.ceilDiv(packs + Math.ceilDiv(packs, 3), apart));
        List<Money> losses = IntStream.rangeClosed(0, steps)
                .mapToLong(step -> (long) step * apart * product.packSize())
                .mapToObj(amount ->
                        prospect.shelf().until(lasting, coming + portions(new Quantity(amount, product.unit()))))
                .map(shelf -> UnitMargin.money(shelf.shortBy() * prospect.margin(), store))
                .toList();
        return new Reach(plan.afterNext(), (int) Math.round(SERVICE_LEVEL * 10_000), apart, losses);
    }

    /** Nothing is ordered for a shelf whose books are probably wrong; what is at stake is what it would sell meanwhile. */
    private static ReorderProposal count(
            Prospect prospect,
            Store store,
            Product product,
            Quantity onHand,
            DeliveryPlan plan,
            SilentShelf silence,
            int believed,
            DemandServing serving,
            Instant now) {
        double wrong = 1 - believed / 100.0;
        return new ReorderProposal(
                "",
                store.store(),
                product.gtin(),
                onHand,
                Math.round(daily(prospect, product) * 1_000),
                plan.next(),
                (int) Math.round(wrong * 10_000),
                UnitMargin.money(wrong * prospect.demand().mean() * prospect.margin(), store),
                new Quantity(0, product.unit()),
                0,
                ReorderReasons.count(silence, onHand),
                serving.reference(),
                now.truncatedTo(ChronoUnit.MILLIS),
                plan.validUntil(store.zone()),
                "",
                null,
                product.supplier(),
                plan.orderUntil());
    }

    /** Pieces or grams on a mean day, in thousandths exact enough for a list. */
    private static double daily(Prospect prospect, Product product) {
        return Portions.amount(prospect.level() * 1_000, product.unit()) / 1_000.0;
    }

    private static List<Driver> drivers(Prospect prospect, Optional<Prospect.Effect> ofKeeping, Store store) {
        return Stream.concat(prospect.effects().stream(), ofKeeping.stream())
                .sorted(Prospect.LARGEST_FIRST)
                .map(effect -> new Driver(effect.input(), UnitMargin.money(effect.minor(), store)))
                .toList();
    }

    private boolean isThere(StoreId store, Gtin item) {
        return view.stockOf(new StoreItem(store, item))
                .map(stock -> portions(stock.onHand()) > 0)
                .orElse(false);
    }

    static long packs(long portions, Product product) {
        return Math.ceilDiv(Portions.amount((double) portions, product.unit()), product.packSize());
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
                "",
                proposal.grounds(),
                proposal.supplier(),
                proposal.orderUntil());
    }
}
