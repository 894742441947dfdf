package io.tillstream.till.catalogue;

import io.tillstream.catalogue.Grant;
import io.tillstream.catalogue.Holdings;
import io.tillstream.catalogue.Items;
import io.tillstream.catalogue.Shelf;
import io.tillstream.checkout.pricing.PriceBook;
import io.tillstream.checkout.pricing.ShelfItem;
import io.tillstream.checkout.promotion.PromotionBook;
import io.tillstream.decisions.OfferOrder;
import io.tillstream.decisions.ShelfStock;
import io.tillstream.encoding.CardHash;
import io.tillstream.encoding.SignedDecisions;
import io.tillstream.events.Gtin;
import io.tillstream.events.Language;
import io.tillstream.events.LocalText;
import io.tillstream.events.MemberId;
import io.tillstream.events.OrderId;
import io.tillstream.events.assortment.Campaign;
import io.tillstream.events.assortment.Product;
import io.tillstream.events.assortment.Promotion;
import io.tillstream.events.assortment.Store;
import io.tillstream.events.decision.MemberOffers;
import io.tillstream.events.decision.OfferDecision;
import io.tillstream.events.decision.OfferProof;
import io.tillstream.events.ledger.StockOnHand;
import io.tillstream.events.member.Member;
import io.tillstream.events.member.PointsBalance;
import io.tillstream.events.order.CustomerOrder;
import io.tillstream.events.staff.Operator;
import io.tillstream.events.till.BundleAsked;
import io.tillstream.events.till.TillHolding;
import io.tillstream.events.till.WantedSettings;
import io.tillstream.till.identity.Identity;
import java.security.PublicKey;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the till sells, to whom, and what it may offer, as far as head office has told it. Answers from memory. */
public final class Catalogue implements PriceBook {
    private final Identity identity;
    private final PublicKey decisionKey;
    private final Clock clock;
    private final TillOrder order;
    private final OffersAtHand offers;
    private volatile Shelf shelf = new Shelf();
    private volatile long snapshots;
    private volatile @Nullable Instant keptAt;
    private volatile @Nullable Instant readAt;
    private final Holdings holdings = new Holdings();

    public Catalogue(Identity identity, Clock clock) {
        this.identity = identity;
        this.decisionKey = identity.decisionPublicKey();
        this.clock = clock;
        this.order = new TillOrder(decisionKey);
        this.offers = new OffersAtHand(decisionKey);
    }

    Shelf shelf() {
        return shelf;
    }

    @SuppressWarnings("NonAtomicVolatileUpdate") // the feed alone swaps
    void swap(Shelf next) {
        shelf = next;
        snapshots++;
    }

    /** Whether there is a store, products and prices: a sale can be rung up. */
    public boolean isReady() {
        return shelf.isSellable();
    }

    public Optional<Store> store() {
        return shelf.store();
    }

    @Override
    public Optional<ShelfItem> find(Gtin gtin) {
        return shelf.items().find(gtin, clock.instant());
    }

    /** The prices of a moment: a basket is priced by those of the moment it was opened. */
    public PriceBook at(Instant moment) {
        Items now = shelf.items();
        return gtin -> now.find(gtin, moment);
    }

    /** The promotions this till may give, those of the past and the future among them. */
    public PromotionBook promotions() {
        return shelf.book();
    }

    /** The segments a member is in today, where the store is. */
    public Set<String> segments(MemberId member) {
        Shelf now = shelf;
        return now.store()
                .map(store -> now.segments(member, LocalDate.ofInstant(clock.instant(), store.zone())))
                .orElse(Set.of());
    }

    /** What a code is to a basket that was opened at that moment. */
    public Coupon coupon(String code, Instant moment) {
        Shelf now = shelf;
        if (now.book().hasCoupon(code, moment)) {
            return Coupon.GOOD;
        }
        return now.promotions().stream()
                        .anyMatch(
                                promotion -> code.equals(promotion.eligibility().coupon()))
                ? Coupon.NOT_GIVEN
                : Coupon.UNKNOWN;
    }

    public Optional<StockOnHand> stock(Gtin gtin) {
        return shelf.items().stock(gtin);
    }

    /** The stock as an offer policy asks for it. */
    public ShelfStock shelfStock(Gtin gtin) {
        if (find(gtin).isEmpty()) {
            return new ShelfStock.NotSold();
        }
        return stock(gtin)
                .<ShelfStock>map(balance -> new ShelfStock.OnHand(balance.onHand()))
                .orElseGet(ShelfStock.Unknown::new);
    }

    /** An item's name; its number where the till does not know it. */
    public LocalText name(Gtin gtin) {
        return product(gtin).map(Product::name).orElseGet(() -> LocalText.same(gtin.ean13()));
    }

    /** What a promotion or a campaign is called, while head office still tells of it. */
    public Optional<LocalText> promotionName(String id) {
        Shelf now = shelf;
        return now.promotions().stream()
                .filter(promotion -> promotion.id().equals(id))
                .map(Promotion::name)
                .findFirst()
                .or(() -> Optional.ofNullable(now.campaigns().get(id)).map(Campaign::name));
    }

    /** An item, whether or not it has a price now. */
    public Optional<Product> product(Gtin gtin) {
        return shelf.items().product(gtin);
    }

    /** The first few items by their name that have each word, which is in small letters, in a name, number or code. */
    public List<Gtin> search(List<String> words, Language language, int most) {
        return shelf.finder().search(words, language, most);
    }

    /** The item that an earlier system called so. */
    public Optional<Gtin> byExternalCode(String code) {
        return shelf.finder().byCode(code);
    }

    /** What is sold most of those with a price now. */
    public List<Gtin> mostSold(int most) {
        return shelf.finder().mostSold(clock.instant(), most);
    }

    /** What is sold most of a category. */
    public List<Gtin> mostSold(String category, int most) {
        return shelf.finder().mostSold(category, clock.instant(), most);
    }

    /** Every product, in no order. */
    public Stream<Product> products() {
        return shelf.finder().products();
    }

    /** Which state of the products this is. */
    public ProductEdition edition() {
        return new ProductEdition(snapshots, shelf.items().productChanges());
    }

    /** The items of a category that are on the shelf here, each at its price now, in no order. */
    public Stream<ShelfItem> onShelf(String category) {
        return shelf.finder().onShelf(category).flatMap(gtin -> find(gtin).stream());
    }

    /** When what was kept here was kept; absent where nothing was. */
    public Optional<Instant> keptAt() {
        return Optional.ofNullable(keptAt);
    }

    void keptAt(Instant moment) {
        keptAt = moment;
    }

    /** How head office wants this till to be set; empty where it does not say. */
    public Optional<WantedSettings> wantedSettings() {
        return Optional.ofNullable(shelf.settings().get(identity.till()));
    }

    /** What head office asks of this till's log; empty where it does not, or not any more. */
    public Optional<BundleAsked> bundleAsked() {
        return Optional.ofNullable(shelf.bundlesAsked().get(identity.till()))
                .filter(asked -> asked.until().isAfter(clock.instant()));
    }

    /** Head office had nothing more to tell then. */
    void readAt(Instant moment) {
        readAt = moment;
    }

    /** What is held here, for head office to hold against its own. */
    public TillHolding holding() {
        return holdings.of(shelf, clock.instant().truncatedTo(ChronoUnit.MILLIS), readAt);
    }

    /** How many products there are of each category. */
    public Map<String, Long> categories() {
        return shelf.finder().categories();
    }

    public Map<String, Campaign> campaigns() {
        return shelf.campaigns();
    }

    /** The member whose card says that. */
    public Optional<Member> memberByCard(String cardText) {
        return shelf.memberOfCard(CardHash.of(identity.memberLookupKey(), cardText));
    }

    public Optional<Member> member(MemberId member) {
        return shelf.member(member);
    }

    public OptionalLong points(MemberId member) {
        return shelf.points(member).stream().mapToLong(PointsBalance::points).findFirst();
    }

    /** What this till may spend of a gift card: of several grants the one that lapses last. */
    public Optional<Grant.OfGiftCard> giftCardGrant(String account) {
        return shelf.grants().stream()
                .filter(Grant.OfGiftCard.class::isInstance)
                .map(Grant.OfGiftCard.class::cast)
                .filter(grant -> grant.account().equals(account))
                .max(Comparator.comparing(Grant::until));
    }

    /** What this till may spend of a member's points: of several grants the one that lapses last. */
    public Optional<Grant.OfPoints> pointsGrant(MemberId member) {
        return shelf.grants().stream()
                .filter(Grant.OfPoints.class::isInstance)
                .map(Grant.OfPoints.class::cast)
                .filter(grant -> grant.member().equals(member))
                .max(Comparator.comparing(Grant::until));
    }

    /** The member's offers as they were sent, best first; whether head office sent one says {@link #isSigned}. */
    public MemberOffers offers(MemberId member) {
        return shelf.offers(member)
                .map(json -> offers.of(member, json))
                .orElseGet(() -> new MemberOffers(member, List.of()));
    }

    /** Whether head office signed an offer of the member at the till. */
    public boolean isSigned(OfferDecision offer) {
        return offers.isSigned(offer);
    }

    /** In which order a member's offers are considered now: by head office's model where it can be used, else as they were sent. */
    public OfferOrder offerOrder(Instant now) {
        OfferOrder known = shelf.offerRanking().map(order::by).orElse(OfferOrder.AS_SENT);
        return store().map(here -> known.at(here.store(), LocalDate.ofInstant(now, here.zone())))
                .orElse(known);
    }

    /** Whether head office signed an offer of these terms, known here or not. */
    public boolean isGenuine(OfferProof proof) {
        return SignedDecisions.isGenuine(proof, decisionKey);
    }

    /** Who may work at this till, by staff code, as far as head office has told it. */
    public Map<String, Operator> operators() {
        return shelf.operators();
    }

    /** Members' orders that this store has to do with, as far as head office has told it. */
    public Collection<CustomerOrder> orders() {
        return shelf.orders().values();
    }

    public Optional<CustomerOrder> order(OrderId order) {
        return Optional.ofNullable(shelf.orders().get(order));
    }

    public int items() {
        return shelf.items().priced();
    }

    public int members() {
        return shelf.members().size();
    }

    /** How many members have offers here. */
    public int offersCached() {
        return shelf.offers().size();
    }
}
