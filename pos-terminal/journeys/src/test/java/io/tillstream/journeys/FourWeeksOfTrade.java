package io.tillstream.journeys;

import io.tillstream.encoding.Signing;
import io.tillstream.events.Quantity;
import io.tillstream.events.StoreId;
import io.tillstream.events.assortment.PriceKey;
import io.tillstream.events.assortment.Store;
import io.tillstream.events.decision.AlertScore;
import io.tillstream.events.feature.EmptyShelf;
import io.tillstream.events.feature.ItemDemand;
import io.tillstream.events.ledger.StockOnHand;
import io.tillstream.events.purchase.Supplier;
import io.tillstream.features.stock.DeliveryPlan;
import io.tillstream.features.stock.EmptyHours;
import io.tillstream.models.DemandModel;
import io.tillstream.models.DemandServing;
import io.tillstream.models.ModelFolder;
import io.tillstream.models.ModelRefused;
import io.tillstream.scoring.ShopView;
import io.tillstream.scoring.ShopView.StoreItem;
import io.tillstream.scoring.reorder.AlertScores;
import io.tillstream.scoring.reorder.AlertWatch;
import io.tillstream.scoring.reorder.ReorderDesk;
import io.tillstream.wire.Topics;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * Four weeks that have not come yet, in the shop's first store: each day customers want of each item what they wanted on such a day of
 * the week in its history, drawn at random; deliveries bring too much or too little. The desk of scoring and the model that is served
 * look at the shelves each morning, as they do in the process, and what came of each alert is told by the same code.
 */
final class FourWeeksOfTrade {
    static final int DAYS = 28;
    private static final LocalTime MORNING = LocalTime.of(7, 0);
    private static final LocalTime DELIVERY = LocalTime.of(6, 30);
    private static final LocalTime OPENS = LocalTime.of(6, 0);
    private static final Duration OPEN = Duration.ofHours(EmptyHours.ALL);

    private final ShopView view = new ShopView();
    private final ReorderDesk desk = new ReorderDesk(view, Signing.newKeyPair().getPrivate());
    private final AlertScores alerts = new AlertScores(view, new AlertWatch());
    private final DemandServing serving;
    private final Store store;
    private final ZoneId zone;
    private final Instant start;
    private final Map<StoreItem, Map<DayOfWeek, List<Long>>> wanted = new HashMap<>();
    private final Set<StoreItem> awaited = new HashSet<>();
    private final List<AlertScore> told = new ArrayList<>();
    private final SplittableRandom random = new SplittableRandom(28);

    /** Of a shop as it is now, with the alerts that are open. */
    FourWeeksOfTrade(Platform platform) throws ModelRefused {
        ModelFolder folder = new ModelFolder(platform.home().resolve("models"));
        serving = DemandServing.of(folder.open(folder.current().orElseThrow(), DemandModel.DEMAND));
        start = platform.now();
        TopicReader topics = new TopicReader("127.0.0.1:" + platform.port("kafka"));
        store = topics.latest(Topics.STORE).getFirst();
        zone = store.zone();
        view.store(store.store(), store);
        topics.latest(Topics.SUPPLIER).forEach(each -> view.supplier(each.supplier(), each));
        topics.latest(Topics.PRODUCT).forEach(each -> view.product(each.gtin(), each));
        topics.latest(Topics.PRICE).forEach(each -> view.price(PriceKey.of(each).toString(), each));
        topics.latest(Topics.PROMOTION).forEach(each -> view.promotion(each.id(), each));
        topics.latest(Topics.EMPTY_SHELF).forEach(each -> view.shelf(new StoreItem(each.store(), each.gtin()), each));
        topics.latest(Topics.ON_ORDER).forEach(each -> view.onOrder(new StoreItem(each.store(), each.gtin()), each));
        topics.latest(Topics.STOCK_ON_HAND).stream()
                .filter(each -> each.store().equals(store.store()))
                .forEach(this::stands);
        topics.latest(Topics.ITEM_DEMAND).stream()
                .filter(each -> each.store().equals(store.store()))
                .forEach(this::remembers);
        topics.latest(Topics.ALERT_SCORE).forEach(this::raised);
    }

    private void raised(AlertScore alert) {
        alerts.published(AlertScores.key(alert), alert);
        if (alert.outcome() == null) {
            awaited.add(new StoreItem(alert.store(), alert.gtin()));
        }
    }

    private void stands(StockOnHand stock) {
        StoreItem item = new StoreItem(stock.store(), stock.gtin());
        view.stock(item, stock);
        alerts.moved(item, stock);
    }

    /** Days on which it was not to be had say nothing of what was wanted. */
    private void remembers(ItemDemand demand) {
        StoreItem item = new StoreItem(demand.store(), demand.gtin());
        view.demand(item, demand);
        Map<LocalDate, Long> sold = new HashMap<>();
        demand.days().forEach(day -> sold.put(day.on(), day.sold()));
        LocalDate today = LocalDate.ofInstant(start, zone);
        Map<DayOfWeek, List<Long>> ofTheWeek = new EnumMap<>(DayOfWeek.class);
        demand.days().getFirst().on().datesUntil(today).forEach(day -> {
            if (EmptyHours.on(day, zone, view.gaps(item), sold.containsKey(day)) == 0) {
                ofTheWeek
                        .computeIfAbsent(day.getDayOfWeek(), _ -> new ArrayList<>())
                        .add(sold.getOrDefault(day, 0L));
            }
        });
        if (ofTheWeek.size() == DayOfWeek.values().length) {
            wanted.put(item, ofTheWeek);
        }
    }

    StoreId store() {
        return store.store();
    }

    /** Whether what came of an open alert will say something: no goods are awaited, and none came since it was raised. */
    boolean isUndisturbed(AlertScore alert) {
        return alert.outcome() == null
                && alert.awaited() == null
                && wanted.containsKey(new StoreItem(alert.store(), alert.gtin()))
                && view.stockOf(new StoreItem(alert.store(), alert.gtin()))
                        .map(stock -> stock.received().plus(stock.adjusted()).equals(alert.booked()))
                        .orElse(false);
    }

    /** Lets the weeks pass; what came of all alerts in them. */
    List<AlertScore> pass() {
        LocalDate today = LocalDate.ofInstant(start, zone);
        trades(today, start);
        for (int day = 1; day <= DAYS; day++) {
            LocalDate date = today.plusDays(day);
            for (AlertScore due :
                    desk.due(alerts, serving, date.atStartOfDay(zone).toInstant())) {
                told.add(due);
                alerts.published(AlertScores.key(due), due);
                awaited.remove(new StoreItem(due.store(), due.gtin()));
            }
            delivers(date);
            decides(date.atTime(MORNING).atZone(zone).toInstant());
            trades(date, date.atTime(OPENS).atZone(zone).toInstant());
        }
        return List.copyOf(told);
    }

    /**
     * From nearly nothing to twice of what is wanted until the next delivery; nothing before the delivery that an alert looks ahead to,
     * for nobody ordered anything for another one.
     */
    private void delivers(LocalDate date) {
        Instant at = date.atTime(DELIVERY).atZone(zone).toInstant();
        wanted.forEach((item, ofTheWeek) -> {
            view.onOrder(item, null);
            Optional<Supplier> supplier = view.supplierOf(item.gtin());
            List<DayOfWeek> days = supplier.map(Supplier::deliveryDays)
                    .filter(named -> !named.isEmpty())
                    .orElse(store.deliveryDays());
            if (awaited.contains(item) || !days.contains(date.getDayOfWeek())) {
                return;
            }
            long until = ChronoUnit.DAYS.between(
                    date, DeliveryPlan.of(store, supplier, at).next());
            double usual = ofTheWeek.values().stream()
                    .flatMap(List::stream)
                    .mapToLong(Long::longValue)
                    .average()
                    .orElse(0);
            StockOnHand stock = view.stockOf(item).orElseThrow();
            long target = Math.round(2 * random.nextDouble() * usual * until);
            moves(stock, Math.max(0, target - stock.onHand().amount()), 0, at);
            ends(item, at);
        });
    }

    private void decides(Instant now) {
        for (StoreItem item : wanted.keySet()) {
            desk.decide(item, serving, now).ifPresent(change -> {
                switch (change) {
                    case ReorderDesk.Change.Propose(var proposal) -> {
                        desk.published(item, Optional.of(proposal));
                        alerts.note(item, proposal).ifPresent(this::raised);
                    }
                    case ReorderDesk.Change.Withdraw() -> desk.published(item, Optional.empty());
                }
            });
        }
    }

    /** What is left of a day's trade from an instant on; the shelf is empty from where the goods do not last. */
    private void trades(LocalDate date, Instant from) {
        Instant opens = date.atTime(OPENS).atZone(zone).toInstant();
        Duration left = Duration.between(from.isAfter(opens) ? from : opens, opens.plus(OPEN));
        if (left.isNegative()) {
            return;
        }
        double share = (double) left.toMillis() / OPEN.toMillis();
        wanted.forEach((item, ofTheWeek) -> {
            List<Long> days = ofTheWeek.getOrDefault(date.getDayOfWeek(), List.of());
            long asked = Math.round(share * days.get(random.nextInt(days.size())));
            StockOnHand stock = view.stockOf(item).orElseThrow();
            long there = Math.max(0, stock.onHand().amount());
            long sold = Math.min(asked, there);
            if (sold > 0) {
                double lasted = asked > there ? (double) there / asked : 1;
                Instant last = opens.plus(OPEN).minus(left).plusMillis(Math.round(lasted * left.toMillis()));
                moves(stock, 0, sold, last);
                adds(item, date, sold);
                if (sold == there) {
                    begins(item, last);
                }
            }
        });
    }

    private void moves(StockOnHand stock, long received, long sold, Instant at) {
        Quantity.Unit unit = stock.onHand().unit();
        stands(new StockOnHand(
                stock.store(),
                stock.gtin(),
                new Quantity(stock.onHand().amount() + received - sold, unit),
                new Quantity(stock.received().amount() + received, unit),
                new Quantity(stock.sold().amount() + sold, unit),
                stock.adjusted(),
                at));
    }

    private void adds(StoreItem item, LocalDate date, long sold) {
        List<ItemDemand.Day> days =
                new ArrayList<>(view.demandOf(item).orElseThrow().days());
        ItemDemand.Day last = days.getLast();
        if (last.on().equals(date)) {
            days.set(days.size() - 1, new ItemDemand.Day(date, last.sold() + sold, last.lines() + 1));
        } else {
            days.add(new ItemDemand.Day(date, sold, 1));
        }
        days.removeIf(day -> day.on().isBefore(date.minusDays(ItemDemand.LONGEST)));
        view.demand(item, new ItemDemand(item.store(), item.gtin(), days));
    }

    private void begins(StoreItem item, Instant at) {
        List<EmptyShelf.Gap> gaps = new ArrayList<>(view.gaps(item));
        if (gaps.isEmpty() || gaps.getLast().until() != null) {
            gaps.add(new EmptyShelf.Gap(at, null));
            view.shelf(item, new EmptyShelf(item.store(), item.gtin(), gaps));
        }
    }

    private void ends(StoreItem item, Instant at) {
        List<EmptyShelf.Gap> gaps = new ArrayList<>(view.gaps(item));
        if (!gaps.isEmpty() && gaps.getLast().until() == null) {
            gaps.set(gaps.size() - 1, new EmptyShelf.Gap(gaps.getLast().from(), at));
            view.shelf(item, new EmptyShelf(item.store(), item.gtin(), gaps));
        }
    }
}
