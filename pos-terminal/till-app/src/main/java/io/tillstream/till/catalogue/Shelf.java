package io.tillstream.till.catalogue;

import io.tillstream.checkout.pricing.ShelfItem;
import io.tillstream.events.Gtin;
import io.tillstream.events.Hash;
import io.tillstream.events.MemberId;
import io.tillstream.events.assortment.Campaign;
import io.tillstream.events.assortment.Price;
import io.tillstream.events.assortment.Product;
import io.tillstream.events.assortment.Store;
import io.tillstream.events.ledger.StockOnHand;
import io.tillstream.events.member.Member;
import io.tillstream.events.member.PointsBalance;
import java.time.Instant;
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

    final Map<Gtin, Product> products = new ConcurrentHashMap<>();
    final Map<Gtin, Prices> prices = new ConcurrentHashMap<>();
    final Map<Gtin, StockOnHand> stock = new ConcurrentHashMap<>();
    final Map<String, Campaign> campaigns = new ConcurrentHashMap<>();
    final Map<MemberId, Member> members = new ConcurrentHashMap<>();
    final Map<Hash, MemberId> cards = new ConcurrentHashMap<>();
    final Map<MemberId, PointsBalance> points = new ConcurrentHashMap<>();
    final Map<String, byte[]> offers = new ConcurrentHashMap<>();
    volatile @Nullable Store store;

    /**
     * A price and the one that will follow it.
     *
     * @param current the price known first
     * @param next a later price whose time has not come when it arrived, or absent
     */
    record Prices(Price current, @Nullable Price next) {
        Price at(Instant now) {
            return next != null && !now.isBefore(next.effectiveFrom()) ? next : current;
        }
    }

    void take(Change change, Instant now) {
        switch (change) {
            case Change.StoreIs(Store told) -> store = told;
            case Change.CampaignIs(Campaign campaign) -> campaigns.put(campaign.id(), campaign);
            case Change.ProductIs(Product product) -> products.put(product.gtin(), product);
            case Change.PriceIs(Price price) ->
                prices.merge(price.gtin(), new Prices(price, null), (held, told) -> follow(held, told.current(), now));
            case Change.StockIs(StockOnHand balance) -> stock.put(balance.gtin(), balance);
            case Change.MemberIs(Member member) -> take(member);
            case Change.PointsAre(PointsBalance balance) -> points.put(balance.member(), balance);
            case Change.OffersAre(String member, byte[] json) -> offers.put(member, json);
            case Change.Gone(String kind, String key) -> remove(kind, key);
            case Change.NotUnderstood(String kind) ->
                LOG.debug("Head office speaks of \"{}\", which this version does not know.", kind);
        }
    }

    /** A price of the future waits beside today's, so that a till without network changes it in time. */
    private static Prices follow(Prices held, Price told, Instant now) {
        return told.effectiveFrom().isAfter(now) ? new Prices(held.at(now), told) : new Prices(told, null);
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
            default -> LOG.debug("Head office removes a \"{}\", which this version does not know.", kind);
        }
    }

    Optional<ShelfItem> find(Gtin gtin, Instant now) {
        Product product = products.get(gtin);
        Prices known = prices.get(gtin);
        if (product == null || known == null || known.at(now).effectiveFrom().isAfter(now)) {
            return Optional.empty();
        }
        Gtin deposit = product.sellingRules().deposit();
        return Optional.of(new ShelfItem(
                product,
                known.at(now).unitPrice(),
                deposit == null ? null : findDeposit(deposit, now).orElse(null)));
    }

    /** A deposit is an item like others, but has none itself: a wrong catalogue must not send the till in circles. */
    private Optional<ShelfItem> findDeposit(Gtin gtin, Instant now) {
        Product product = products.get(gtin);
        Prices known = prices.get(gtin);
        return product == null || known == null || known.at(now).effectiveFrom().isAfter(now)
                ? Optional.empty()
                : Optional.of(ShelfItem.of(product, known.at(now)));
    }

    /** Whether a sale can be rung up at all. */
    boolean isSellable() {
        return store != null && !products.isEmpty() && !prices.isEmpty();
    }
}
