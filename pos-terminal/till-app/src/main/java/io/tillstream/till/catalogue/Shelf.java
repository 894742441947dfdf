package io.tillstream.till.catalogue;

import io.tillstream.checkout.pricing.ItemPrices;
import io.tillstream.checkout.pricing.ShelfItem;
import io.tillstream.checkout.promotion.PromotionBook;
import io.tillstream.events.Gtin;
import io.tillstream.events.Hash;
import io.tillstream.events.MemberId;
import io.tillstream.events.assortment.Campaign;
import io.tillstream.events.assortment.Price;
import io.tillstream.events.assortment.Product;
import io.tillstream.events.assortment.Promotion;
import io.tillstream.events.assortment.Store;
import io.tillstream.events.ledger.StockOnHand;
import io.tillstream.events.member.Member;
import io.tillstream.events.member.PointsBalance;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Everything the till was told, by key. One thread writes, any reads. A new snapshot is built beside the old one, which
 * the till goes on selling from.
 */
final class Shelf {
    private static final Logger LOG = LoggerFactory.getLogger(Shelf.class);

    /** Nobody shops for longer; what cost something else before is forgotten. */
    private static final Duration LONGEST_BASKET = Duration.ofDays(1);

    final Map<Gtin, Product> products = new ConcurrentHashMap<>();
    final Map<Gtin, ItemPrices> prices = new ConcurrentHashMap<>();
    final Map<Gtin, StockOnHand> stock = new ConcurrentHashMap<>();
    final Map<String, Campaign> campaigns = new ConcurrentHashMap<>();
    final Map<String, Promotion> promotions = new ConcurrentHashMap<>();
    final Map<MemberId, Member> members = new ConcurrentHashMap<>();
    final Map<Hash, MemberId> cards = new ConcurrentHashMap<>();
    final Map<MemberId, PointsBalance> points = new ConcurrentHashMap<>();
    final Map<String, byte[]> offers = new ConcurrentHashMap<>();
    final Map<String, Grant> grants = new ConcurrentHashMap<>();
    volatile @Nullable Store store;
    private volatile PromotionBook book = PromotionBook.of(List.of());
    private boolean promotionsChanged;

    void take(Change change, Instant now) {
        switch (change) {
            case Change.StoreIs(Store told) -> store = told;
            case Change.CampaignIs(Campaign campaign) -> campaigns.put(campaign.id(), campaign);
            case Change.PromotionIs(Promotion promotion) -> {
                promotions.put(promotion.id(), promotion);
                promotionsChanged = true;
            }
            case Change.ProductIs(Product product) -> products.put(product.gtin(), product);
            case Change.PriceIs(Price price) ->
                prices.compute(
                        price.gtin(),
                        (gtin, held) ->
                                held == null ? ItemPrices.of(price) : held.with(price, now.minus(LONGEST_BASKET)));
            case Change.StockIs(StockOnHand balance) -> stock.put(balance.gtin(), balance);
            case Change.MemberIs(Member member) -> take(member);
            case Change.PointsAre(PointsBalance balance) -> points.put(balance.member(), balance);
            case Change.OffersAre(String member, byte[] json) -> offers.put(member, json);
            case Change.GrantIs(Grant grant) -> grants.put(grant.grant(), grant);
            case Change.Gone(String kind, String key) -> remove(kind, key);
            case Change.NotUnderstood(String kind) ->
                LOG.debug("Head office speaks of \"{}\", which this version does not know.", kind);
        }
    }

    /**
     * Indexes the promotions anew if any was told or removed; asked after each answer of head office, so that a basket never
     * meets half of them. Those that a till cannot account for are left out: it holds no part of their limits.
     */
    void settle() {
        if (!promotionsChanged) {
            return;
        }
        promotionsChanged = false;
        List<Promotion> givable = promotions.values().stream()
                .filter(promotion -> !promotion.limits().spanBaskets())
                .toList();
        book = PromotionBook.of(givable);
        LOG.info(
                "{} promotions are known; {} of them are limited beyond one basket and are not given without a grant.",
                promotions.size(),
                promotions.size() - givable.size());
    }

    /** The promotions this till may give. */
    PromotionBook book() {
        return book;
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
            case "product" -> products.remove(Gtin.of(key));
            case "price" -> prices.remove(Gtin.of(key));
            case "stock" -> stock.remove(Gtin.of(key.substring(key.indexOf('|') + 1)));
            case "member" -> {
                Member gone = members.remove(MemberId.of(key));
                if (gone != null) {
                    cards.remove(gone.cardHash());
                }
            }
            case "points" -> points.remove(MemberId.of(key));
            case "offers" -> offers.remove(key);
            case "giftCardGrant", "pointsGrant" -> grants.remove(key);
            default -> LOG.debug("Head office removes a \"{}\", which this version does not know.", kind);
        }
    }

    /** The item at its price of that moment. */
    Optional<ShelfItem> find(Gtin gtin, Instant moment) {
        return findAlone(gtin, moment).map(item -> {
            Gtin deposit = item.product().sellingRules().deposit();
            return deposit == null
                    ? item
                    : new ShelfItem(
                            item.product(),
                            item.unitPrice(),
                            findAlone(deposit, moment).orElse(null));
        });
    }

    /** Without its deposit. A deposit has none itself: a wrong catalogue must not send the till in circles. */
    private Optional<ShelfItem> findAlone(Gtin gtin, Instant moment) {
        Product product = products.get(gtin);
        ItemPrices known = prices.get(gtin);
        return product == null || known == null
                ? Optional.empty()
                : known.at(moment).map(price -> ShelfItem.of(product, price));
    }

    /** Whether a sale can be rung up at all. */
    boolean isSellable() {
        return store != null && !products.isEmpty() && !prices.isEmpty();
    }
}
