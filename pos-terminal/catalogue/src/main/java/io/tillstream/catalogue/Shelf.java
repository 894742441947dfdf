package io.tillstream.catalogue;

import io.tillstream.checkout.promotion.PromotionBook;
import io.tillstream.events.Gtin;
import io.tillstream.events.Hash;
import io.tillstream.events.MemberId;
import io.tillstream.events.OrderId;
import io.tillstream.events.TillId;
import io.tillstream.events.assortment.Campaign;
import io.tillstream.events.assortment.Price;
import io.tillstream.events.assortment.PriceKey;
import io.tillstream.events.assortment.Product;
import io.tillstream.events.assortment.Promotion;
import io.tillstream.events.assortment.Store;
import io.tillstream.events.decision.OfferRanking;
import io.tillstream.events.feature.MemberSegments;
import io.tillstream.events.ledger.StockOnHand;
import io.tillstream.events.member.Member;
import io.tillstream.events.member.PointsBalance;
import io.tillstream.events.order.CustomerOrder;
import io.tillstream.events.staff.Operator;
import io.tillstream.events.till.BundleAsked;
import io.tillstream.events.till.WantedSettings;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Everything the till was told, by key. One thread writes, any reads. A new snapshot is built beside the old one, which
 * the till goes on selling from.
 */
public final class Shelf {
    /** Nobody shops for longer; what cost something else before is forgotten. */
    private static final Duration LONGEST_BASKET = Duration.ofDays(1);

    private final Items items;
    private final Finder finder;
    private final Map<String, Campaign> campaigns = new ConcurrentHashMap<>();
    private final Map<String, Promotion> promotions = new ConcurrentHashMap<>();
    private final Map<MemberId, Member> members = new ConcurrentHashMap<>();
    private final Map<Hash, MemberId> cards = new ConcurrentHashMap<>();
    private final Map<MemberId, PointsBalance> points = new ConcurrentHashMap<>();
    private final Map<MemberId, MemberSegments> segments = new ConcurrentHashMap<>();
    private final Map<String, byte[]> offers = new ConcurrentHashMap<>();
    private final Map<String, Grant> grants = new ConcurrentHashMap<>();
    private final Map<String, Operator> operators = new ConcurrentHashMap<>();
    private final Map<TillId, WantedSettings> settings = new ConcurrentHashMap<>();
    private final Map<TillId, BundleAsked> bundlesAsked = new ConcurrentHashMap<>();
    private final Map<OrderId, CustomerOrder> orders = new ConcurrentHashMap<>();
    private volatile @Nullable Store store;
    private volatile @Nullable OfferRanking offerRanking;
    private volatile PromotionBook book = PromotionBook.of(List.of());
    private boolean promotionsChanged;

    /** An empty one. */
    public Shelf() {
        this(new Items());
    }

    Shelf(Items items) {
        this.items = items;
        this.finder = new Finder(items);
    }

    /** An empty one, to which everything is told anew while this one is sold from. */
    public Shelf anew() {
        return new Shelf(new Items(items));
    }

    /** Everything is told. */
    public void complete() {
        items.complete();
    }

    /** Takes what was told now; promotions hold once they are {@linkplain #settle settled}. */
    public void take(Change change, Instant now) {
        switch (change) {
            case Change.StoreIs(Store told) -> {
                store = told;
                items.isIn(told.store());
            }
            case Change.CampaignIs(Campaign campaign) -> campaigns.put(campaign.id(), campaign);
            case Change.PromotionIs(Promotion promotion) -> {
                promotions.put(promotion.id(), promotion);
                promotionsChanged = true;
            }
            case Change.ProductIs(Product product) -> items.take(product);
            case Change.PriceIs(Price price) -> items.take(price, now.minus(LONGEST_BASKET));
            case Change.PriceStepIs(Price step) -> items.takeStep(step, now.minus(LONGEST_BASKET));
            case Change.StockIs(StockOnHand balance) -> items.take(balance);
            case Change.MemberIs(Member member) -> take(member);
            case Change.PointsAre(PointsBalance balance) -> points.put(balance.member(), balance);
            case Change.SegmentsAre(MemberSegments told) -> segments.put(told.member(), told);
            case Change.OffersAre(String member, byte[] json) -> offers.put(member, json);
            case Change.OfferRankingIs(OfferRanking ranking) -> offerRanking = ranking;
            case Change.GrantIs(Grant grant) -> grants.put(grant.grant(), grant);
            case Change.OperatorIs(Operator operator) -> operators.put(operator.operator(), operator);
            case Change.SettingsAre(WantedSettings told) -> settings.put(told.till(), told);
            case Change.BundleIsAsked(BundleAsked asked) -> bundlesAsked.put(asked.till(), asked);
            case Change.OrderIs(CustomerOrder order) -> orders.put(order.order(), order);
            case Change.Gone(String kind, String key) -> remove(kind, key);
            case Change.NotUnderstood _ -> {
                // Of a later version: learnt again once this till is one, too.
            }
        }
    }

    /**
     * Indexes the promotions anew if any was told or removed; asked after each answer of head office, so that a basket never
     * meets half of them.
     */
    public void settle() {
        if (promotionsChanged) {
            promotionsChanged = false;
            book = PromotionBook.of(promotions.values());
        }
    }

    private void take(Member member) {
        Member before = members.put(member.member(), member);
        if (before != null && !before.cardHash().equals(member.cardHash())) {
            cards.remove(before.cardHash());
        }
        cards.put(member.cardHash(), member.member());
    }

    private void remove(String kind, String key) {
        switch (kind) {
            case "campaign" -> campaigns.remove(key);
            case "promotion" -> promotionsChanged |= promotions.remove(key) != null;
            case "product" -> items.removeProduct(Gtin.of(key));
            case "price", "priceStep" -> items.removePrice(PriceKey.parse(key));
            case "stock" -> items.removeStock(Gtin.of(key.substring(key.indexOf('|') + 1)));
            case "member" -> {
                Member gone = members.remove(MemberId.of(key));
                if (gone != null) {
                    cards.remove(gone.cardHash());
                }
            }
            case "points" -> points.remove(MemberId.of(key));
            case "segments" -> segments.remove(MemberId.of(key));
            case "offers" -> offers.remove(key);
            case "offerRanking" -> offerRanking = null;
            case "operator" -> operators.remove(key.substring(key.indexOf('|') + 1));
            case "settings" -> settings.remove(TillId.parse(key.substring(key.indexOf('|') + 1)));
            case "bundleAsked" -> bundlesAsked.remove(TillId.parse(key.substring(key.indexOf('|') + 1)));
            case "order" -> orders.remove(OrderId.of(key.substring(key.indexOf('|') + 1)));
            case "giftCardGrant", "pointsGrant" -> grants.remove(key);
            default -> {
                // A kind of a later version: nothing of it is held.
            }
        }
    }

    public Items items() {
        return items;
    }

    public Finder finder() {
        return finder;
    }

    /** Whether a sale can be rung up at all. */
    public boolean isSellable() {
        return store != null && items.products() > 0 && items.priced() > 0;
    }

    /** Whether it knows anything but a store, items, promotions and members. */
    boolean hasLines() {
        return !(campaigns.isEmpty()
                && segments.isEmpty()
                && offers.isEmpty()
                && offerRanking == null
                && grants.isEmpty()
                && operators.isEmpty()
                && settings.isEmpty()
                && bundlesAsked.isEmpty()
                && orders.isEmpty());
    }

    public Optional<Store> store() {
        return Optional.ofNullable(store);
    }

    /** The promotions this till may give; of those that are limited beyond one basket only what it was lent. */
    public PromotionBook book() {
        return book;
    }

    /** All promotions, paused ones among them. */
    public Collection<Promotion> promotions() {
        return Collections.unmodifiableCollection(promotions.values());
    }

    public Map<String, Campaign> campaigns() {
        return Collections.unmodifiableMap(campaigns);
    }

    public Optional<Member> member(MemberId member) {
        return Optional.ofNullable(members.get(member));
    }

    public Optional<Member> memberOfCard(Hash card) {
        return Optional.ofNullable(cards.get(card)).flatMap(this::member);
    }

    public Collection<Member> members() {
        return Collections.unmodifiableCollection(members.values());
    }

    public Optional<PointsBalance> points(MemberId member) {
        return Optional.ofNullable(points.get(member));
    }

    Collection<PointsBalance> points() {
        return points.values();
    }

    /** The segments a member is in on a day; none of a member who wants no personal offers. */
    public Set<String> segments(MemberId member, LocalDate day) {
        MemberSegments told = segments.get(member);
        if (told == null || !member(member).map(Member::personalised).orElse(false)) {
            return Set.of();
        }
        return told.on(day);
    }

    /** Everybody's, on whichever days. */
    Collection<MemberSegments> segments() {
        return segments.values();
    }

    /** A member's offers as head office told them, in canonical JSON. */
    public Optional<byte[]> offers(MemberId member) {
        return Optional.ofNullable(offers.get(member.value()));
    }

    /** Everybody's. */
    public Collection<byte[]> offers() {
        return Collections.unmodifiableCollection(offers.values());
    }

    /** By which model offers are ordered once there is a basket, as head office told it. */
    public Optional<OfferRanking> offerRanking() {
        return Optional.ofNullable(offerRanking);
    }

    /** Who may work here, by staff code; those who may not any more are among them. */
    public Map<String, Operator> operators() {
        return Collections.unmodifiableMap(operators);
    }

    /** How head office wants the tills of this store to be set. */
    public Map<TillId, WantedSettings> settings() {
        return Collections.unmodifiableMap(settings);
    }

    /** Which tills of this store head office asks for their log. */
    public Map<TillId, BundleAsked> bundlesAsked() {
        return Collections.unmodifiableMap(bundlesAsked);
    }

    /** Members' orders that this store has to do with. */
    public Map<OrderId, CustomerOrder> orders() {
        return Collections.unmodifiableMap(orders);
    }

    public Collection<Grant> grants() {
        return Collections.unmodifiableCollection(grants.values());
    }
}
