package io.tillstream.scoring;

import io.tillstream.events.Gtin;
import io.tillstream.events.MemberId;
import io.tillstream.events.StoreId;
import io.tillstream.events.assortment.Campaign;
import io.tillstream.events.assortment.ItemPrices;
import io.tillstream.events.assortment.Price;
import io.tillstream.events.assortment.Product;
import io.tillstream.events.assortment.Promotion;
import io.tillstream.events.assortment.Store;
import io.tillstream.events.feature.EmptyShelf;
import io.tillstream.events.feature.EmptyShelf.Gap;
import io.tillstream.events.feature.ItemDemand;
import io.tillstream.events.feature.MemberHistory;
import io.tillstream.events.ledger.OnOrder;
import io.tillstream.events.ledger.StockLots;
import io.tillstream.events.ledger.StockOnHand;
import io.tillstream.events.ledger.StockTransfer;
import io.tillstream.events.member.Member;
import io.tillstream.events.purchase.Supplier;
import io.tillstream.features.demand.PromotionCalendar;
import io.tillstream.features.stock.LotOnHand;
import io.tillstream.models.SoldSeries;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The latest of every record that decisions are made from. Filled by one thread, read by several between fillings. */
public final class ShopView {
    private final Map<StoreId, Store> stores = new HashMap<>();
    private final Map<String, Supplier> suppliers = new HashMap<>();
    private final Map<Gtin, Product> products = new HashMap<>();
    private final Map<Gtin, ItemPrices> prices = new HashMap<>();
    private final NavigableSet<Instant> begins = new TreeSet<>();
    private final Map<String, Campaign> campaigns = new TreeMap<>();
    private final Map<String, Promotion> promotions = new TreeMap<>();
    private final Map<MemberId, Member> members = new HashMap<>();
    private final Map<MemberId, MemberHistory> histories = new HashMap<>();
    private final Set<MemberId> changedHistories = new HashSet<>();
    private final Map<StoreItem, ItemDemand> demands = new HashMap<>();
    private final Map<StoreItem, EmptyShelf> shelves = new HashMap<>();
    private final Map<StoreItem, StockOnHand> stock = new HashMap<>();
    private final Map<StoreItem, StockLots> lots = new HashMap<>();
    private final Map<StoreItem, OnOrder> orders = new HashMap<>();
    private final GoodsOnTheWay onTheWay = new GoodsOnTheWay();
    private final Map<StoreId, Set<LocalDate>> openDays = new HashMap<>();
    private long pastChanges;
    private long termChanges;

    /**
     * An item in a store.
     *
     * @param store where
     * @param gtin what
     */
    public record StoreItem(StoreId store, Gtin gtin) {
        /** Reads the key {@code store|gtin}. */
        public static StoreItem ofKey(String key) {
            int bar = key.indexOf('|');
            return new StoreItem(StoreId.of(key.substring(0, bar)), Gtin.of(key.substring(bar + 1)));
        }
    }

    /** An item as it is sold. */
    public record Listed(Product product, Price price) {}

    public void store(StoreId key, @Nullable Store value) {
        put(stores, key, value);
    }

    public void supplier(String key, @Nullable Supplier value) {
        put(suppliers, key, value);
    }

    public void product(Gtin key, @Nullable Product value) {
        put(products, key, value);
    }

    /** Takes a record of {@code fact.price.v1} in. */
    public void price(String key, @Nullable Price value) {
        termChanges++;
        ItemPrices.take(prices, key, value);
        if (value != null) {
            begins.add(value.effectiveFrom());
        }
    }

    /** Whether the instant of any price came after one moment and not after another. */
    public boolean pricesBegan(Instant after, Instant until) {
        return after.isBefore(until)
                && !begins.subSet(after, false, until, true).isEmpty();
    }

    public void campaign(String key, @Nullable Campaign value) {
        put(campaigns, key, value);
    }

    public void promotion(String key, @Nullable Promotion value) {
        termChanges++;
        put(promotions, key, value);
    }

    public void member(MemberId key, @Nullable Member value) {
        if (!members.containsKey(key)) {
            changedHistories.add(key);
        }
        put(members, key, value);
    }

    public void history(MemberId key, @Nullable MemberHistory value) {
        changedHistories.add(key);
        put(histories, key, value);
    }

    public void demand(StoreItem key, @Nullable ItemDemand value) {
        if (!goesOn(demands.get(key), value)) {
            pastChanges++;
        }
        put(demands, key, value);
        if (value != null) {
            Set<LocalDate> days = openDays.computeIfAbsent(key.store(), ignored -> new TreeSet<>());
            value.days().forEach(day -> days.add(day.on()));
        }
    }

    /** When an item was missing; the end of the latest gap, and a new one, are of today and change no day that has passed. */
    public void shelf(StoreItem key, @Nullable EmptyShelf value) {
        if (!goesOn(shelves.get(key), value)) {
            pastChanges++;
        }
        put(shelves, key, value);
    }

    /** Whether the newer only ends the last gap of the older, or adds some. */
    private static boolean goesOn(@Nullable EmptyShelf older, @Nullable EmptyShelf newer) {
        List<Gap> known = older == null ? List.of() : older.gaps();
        List<Gap> told = newer == null ? List.of() : newer.gaps();
        if (known.isEmpty() || told.size() < known.size()) {
            return known.isEmpty();
        }
        int last = known.size() - 1;
        Gap open = known.get(last);
        Gap now = told.get(last);
        return told.subList(0, last).equals(known.subList(0, last))
                && (now.equals(open) || (open.until() == null && now.from().equals(open.from())));
    }

    /** When the books of an item had nothing; empty where they always had something, and in a store that is unknown. */
    public List<Gap> gaps(StoreItem item) {
        EmptyShelf shelf = shelves.get(item);
        return shelf == null || !stores.containsKey(item.store()) ? List.of() : shelf.gaps();
    }

    /** Days on which a store sold anything. */
    public Set<LocalDate> openDays(StoreId store) {
        return openDays.getOrDefault(store, Set.of());
    }

    /** Whether the newer only adds to the last day of the older, or begins the day after. */
    private static boolean goesOn(@Nullable ItemDemand older, @Nullable ItemDemand newer) {
        if (older == null || newer == null || newer.days().isEmpty()) {
            return false;
        }
        List<ItemDemand.Day> before = newer.days().subList(0, newer.days().size() - 1);
        List<ItemDemand.Day> known = older.days();
        return before.equals(known) || (!known.isEmpty() && before.equals(known.subList(0, known.size() - 1)));
    }

    /** How often days that had passed were changed since the start. */
    public long pastChanges() {
        return pastChanges;
    }

    /** How often promotions and prices were changed since the start. */
    public long termChanges() {
        return termChanges;
    }

    /** What every listed item sold in every store, when it was missing, what promotions leave of its price, and what that is. */
    public List<SoldSeries> sold() {
        List<SoldSeries> all = new ArrayList<>();
        PromotionCalendar calendar = new PromotionCalendar(promotions.values());
        demands.forEach((item, demand) -> {
            Product product = products.get(item.gtin());
            if (product != null) {
                ZoneId zone = zoneOf(item.store());
                all.add(new SoldSeries(
                        item.store(),
                        item.gtin(),
                        product.unit(),
                        demand.days(),
                        zone,
                        gaps(item),
                        calendar.of(item.store(), product, pricesOf(item.gtin())),
                        pricesOf(item.gtin()).holdingIn(item.store())));
            }
        });
        return all;
    }

    public void onOrder(StoreItem key, @Nullable OnOrder value) {
        put(orders, key, value);
    }

    /** Takes a record of {@code aggregate.transfer.v1} in; whose goods to come it changes. */
    public Set<StoreItem> transfer(String key, @Nullable StockTransfer value) {
        return onTheWay.take(key, value);
    }

    public void stock(StoreItem key, @Nullable StockOnHand value) {
        put(stock, key, value);
    }

    public void lots(StoreItem key, @Nullable StockLots value) {
        put(lots, key, value);
    }

    /** The lots of an item in a store as far as anybody knows, what expires first before the rest. */
    public List<LotOnHand> lotsOf(StoreItem item) {
        StockLots known = lots.get(item);
        StockOnHand there = stock.get(item);
        return known == null || there == null ? List.of() : LotOnHand.of(known, there);
    }

    public Collection<Store> stores() {
        return stores.values();
    }

    public Collection<Supplier> suppliers() {
        return suppliers.values();
    }

    /** Who delivers an item; empty where nobody has said, or named one that is not known. */
    public Optional<Supplier> supplierOf(Gtin item) {
        Product product = products.get(item);
        String code = product == null ? null : product.supplier();
        return code == null ? Optional.empty() : Optional.ofNullable(suppliers.get(code));
    }

    /** Whether two items are of the same category. */
    public boolean areAlike(Gtin one, Gtin other) {
        Product first = products.get(one);
        Product second = products.get(other);
        return first != null
                && second != null
                && !one.equals(other)
                && first.category().equals(second.category());
    }

    public Optional<Store> storeOf(StoreId store) {
        return Optional.ofNullable(stores.get(store));
    }

    /** The first store by its id, where the chain has any: its tax rates and currency stand for all. */
    public Optional<Store> anyStore() {
        return stores.values().stream()
                .min(Comparator.comparing(store -> store.store().value()));
    }

    public Optional<Member> memberOf(MemberId member) {
        return Optional.ofNullable(members.get(member));
    }

    /** What the member bought; without baskets when nothing is known yet. */
    public MemberHistory historyOf(MemberId member) {
        return histories.getOrDefault(member, new MemberHistory(member, List.of(), 0));
    }

    public Collection<Campaign> campaigns() {
        return campaigns.values();
    }

    /** The item with its price in a store at a moment; empty when it is not sold there then. */
    public Optional<Listed> listed(Gtin gtin, @Nullable StoreId store, Instant at) {
        Product product = products.get(gtin);
        return product == null
                ? Optional.empty()
                : pricesOf(gtin).at(store, at).map(price -> new Listed(product, price));
    }

    /** The same in stores without a price of their own. */
    public Optional<Listed> listed(Gtin gtin, Instant at) {
        return listed(gtin, null, at);
    }

    /** Every price of an item that is known. */
    public ItemPrices pricesOf(Gtin gtin) {
        return prices.getOrDefault(gtin, ItemPrices.NONE);
    }

    /** The category of an item; empty when it is not known. */
    public Optional<String> category(Gtin gtin) {
        return Optional.ofNullable(products.get(gtin)).map(Product::category);
    }

    public Optional<ItemDemand> demandOf(StoreItem item) {
        return Optional.ofNullable(demands.get(item));
    }

    /** What is still to come of an item on some day: of orders, and of transfers that nobody has given up by then. */
    public List<OnOrder.Awaited> awaited(StoreItem item, LocalDate today) {
        OnOrder ordered = orders.get(item);
        List<OnOrder.Awaited> coming = onTheWay.to(item, zoneOf(item.store()), today);
        return ordered == null
                ? coming
                : Stream.concat(ordered.orders().stream(), coming.stream()).toList();
    }

    private ZoneId zoneOf(StoreId store) {
        Store known = stores.get(store);
        return known == null ? ZoneOffset.UTC : known.zone();
    }

    public Optional<StockOnHand> stockOf(StoreItem item) {
        return Optional.ofNullable(stock.get(item));
    }

    public Set<MemberId> members() {
        return Set.copyOf(members.keySet());
    }

    /** All members, those with the most baskets first: they will stand at a till soonest. */
    public List<MemberId> membersByVisits() {
        return members.keySet().stream()
                .sorted(Comparator.comparingLong(
                                (MemberId member) -> historyOf(member).basketsEver())
                        .reversed()
                        .thenComparing(MemberId::value))
                .toList();
    }

    /** Those whose latest basket was in one of these stores, most frequent customers first. */
    public List<MemberId> membersLastAt(Set<StoreId> stores) {
        return membersByVisits().stream()
                .filter(member -> {
                    List<MemberHistory.Basket> baskets = historyOf(member).baskets();
                    return !baskets.isEmpty()
                            && stores.contains(baskets.getLast().store());
                })
                .toList();
    }

    /** Members who are new or bought something since {@link #historiesSeen()}. */
    public Set<MemberId> changedHistories() {
        return Collections.unmodifiableSet(changedHistories);
    }

    /** All histories as they are now have been looked at. */
    public void historiesSeen() {
        changedHistories.clear();
    }

    /** What every member bought, those without a basket among them. */
    public List<MemberHistory> histories() {
        return members.keySet().stream().sorted().map(this::historyOf).toList();
    }

    /** Everything that is sold at a moment. */
    public List<Listed> assortment(Instant at) {
        return products.keySet().stream()
                .sorted()
                .map(gtin -> listed(gtin, at))
                .flatMap(Optional::stream)
                .toList();
    }

    public Set<StoreItem> stockedItems() {
        return Set.copyOf(stock.keySet());
    }

    private static <K, V> void put(Map<K, V> map, K key, @Nullable V value) {
        if (value == null) {
            map.remove(key);
        } else {
            map.put(key, value);
        }
    }
}
