package io.tillstream.checkout.promotion;

import io.tillstream.events.CurrencyUnit;
import io.tillstream.events.StoreId;
import io.tillstream.events.assortment.Eligibility;
import io.tillstream.events.assortment.Promotion;
import io.tillstream.events.sale.Sale.Channel;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Every promotion of a chain, indexed. What one purchase costs follows its goods and not the number of promotions: the
 * promotions of a store, a channel and a stretch of time in which none begins or ends are indexed once, when first asked
 * for.
 */
public final class PromotionBook {
    /** Stretches that stay indexed; a till needs one, a price run over old baskets several. */
    private static final int MOST_SHELVES = 64;

    private final List<RankedPromotion> promotions;
    private final List<Promotion> limited;
    private final Map<String, Promotion> byId = new HashMap<>();
    private final Map<String, List<Promotion>> byCoupon = new HashMap<>();
    private final TreeSet<Instant> boundaries = new TreeSet<>();
    private final Map<Stretch, Shelf> shelves = new ConcurrentHashMap<>();

    private record Stretch(StoreId store, Channel channel, CurrencyUnit currency, Instant from) {}

    /** The promotions of one stretch, those that want a coupon apart. */
    private record Shelf(PostingIndex plain, Map<String, PostingIndex> byCoupon) {}

    private PromotionBook(List<RankedPromotion> promotions) {
        this.promotions = promotions;
        this.limited = promotions.stream()
                .map(RankedPromotion::promotion)
                .filter(promotion -> promotion.limits().spanBaskets())
                .toList();
        for (RankedPromotion ranked : promotions) {
            boundaries.add(ranked.promotion().eligibility().from());
            boundaries.add(ranked.promotion().eligibility().until());
            byId.put(ranked.id(), ranked.promotion());
            String coupon = ranked.promotion().eligibility().coupon();
            if (coupon != null) {
                byCoupon.computeIfAbsent(coupon, key -> new ArrayList<>()).add(ranked.promotion());
            }
        }
    }

    /**
     * Indexes promotions; paused ones are left out.
     *
     * @throws IllegalArgumentException when two have the same id
     */
    public static PromotionBook of(Collection<Promotion> promotions) {
        Set<String> ids = new HashSet<>();
        for (Promotion promotion : promotions) {
            if (!ids.add(promotion.id())) {
                throw new IllegalArgumentException(
                        "Promotion " + promotion.id() + " is there twice; give one of them another id.");
            }
        }
        List<Promotion> sorted = promotions.stream()
                .filter(Promotion::active)
                .sorted(RankedPromotion.ORDER)
                .toList();
        List<RankedPromotion> ranked = new ArrayList<>(sorted.size());
        for (Promotion promotion : sorted) {
            ranked.add(new RankedPromotion(ranked.size() + 1, promotion));
        }
        return new PromotionBook(List.copyOf(ranked));
    }

    /** Every promotion of the book, by rank. */
    public List<Promotion> promotions() {
        return promotions.stream().map(RankedPromotion::promotion).toList();
    }

    /** Those whose limits span baskets, by rank. */
    public List<Promotion> limited() {
        return limited;
    }

    /** Those of them that are given in a store at that moment. */
    public List<Promotion> limited(StoreId store, Channel channel, CurrencyUnit currency, Instant at) {
        Stretch moment = new Stretch(store, channel, currency, at);
        return limited.stream().filter(promotion -> isOn(promotion, moment)).toList();
    }

    /**
     * What somebody can look forward to: those that are given at that moment, in one store or another, without a coupon, by rank. A
     * till gives just these, when the goods deserve it and its leases allow.
     *
     * @param shopper who asks; absent for somebody unknown
     */
    public List<Promotion> standing(@Nullable Shopper shopper, Channel channel, Instant at) {
        return promotions().stream()
                .filter(promotion -> promotion.eligibility().coupon() == null)
                .filter(promotion -> isOn(promotion.eligibility(), channel, at))
                .filter(promotion -> Savings.isFor(promotion, shopper))
                .toList();
    }

    /** The promotion of that id; empty when the book has none or it is paused. */
    public Optional<Promotion> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    /** Whether a promotion of the book asks for that coupon at that moment. */
    public boolean hasCoupon(String coupon, Instant at) {
        return byCoupon.getOrDefault(coupon, List.of()).stream()
                .map(Promotion::eligibility)
                .anyMatch(eligibility ->
                        !eligibility.from().isAfter(at) && eligibility.until().isAfter(at));
    }

    /** What this purchase gets, with the usual budget for searching. */
    public Savings savingsOn(Purchase purchase) {
        return savingsOn(purchase, WorkBudget.usual());
    }

    /** What this purchase gets. */
    public Savings savingsOn(Purchase purchase, WorkBudget budget) {
        return Savings.of(purchase, this, new Work(budget));
    }

    /** The promotions that speak of one of the wares here and now, by rank; whether the shopper gets them is left open. */
    List<Candidate> candidates(Purchase purchase, List<Ware> wares) {
        Shelf shelf = shelf(purchase);
        Candidates candidates = new Candidates(wares.size());
        shelf.plain().collect(wares, candidates);
        for (String coupon : purchase.coupons()) {
            PostingIndex index = shelf.byCoupon().get(coupon);
            if (index != null) {
                index.collect(wares, candidates);
            }
        }
        Promotion own = purchase.own();
        if (own != null) {
            new PostingIndex(List.of(new RankedPromotion(RankedPromotion.OWN, own))).collect(wares, candidates);
        }
        return candidates.byRank();
    }

    private Shelf shelf(Purchase purchase) {
        Instant begun = boundaries.floor(purchase.at());
        Stretch stretch = new Stretch(
                purchase.store(), purchase.channel(), purchase.currency(), begun == null ? Instant.MIN : begun);
        Shelf known = shelves.get(stretch);
        if (known != null) {
            return known;
        }
        if (shelves.size() >= MOST_SHELVES) {
            shelves.clear();
        }
        return shelves.computeIfAbsent(stretch, this::index);
    }

    private Shelf index(Stretch stretch) {
        List<RankedPromotion> plain = new ArrayList<>();
        Map<String, List<RankedPromotion>> byCoupon = new HashMap<>();
        for (RankedPromotion ranked : promotions) {
            if (!isOn(ranked.promotion(), stretch)) {
                continue;
            }
            String coupon = ranked.promotion().eligibility().coupon();
            if (coupon == null) {
                plain.add(ranked);
            } else {
                byCoupon.computeIfAbsent(coupon, key -> new ArrayList<>()).add(ranked);
            }
        }
        Map<String, PostingIndex> couponIndexes = new HashMap<>();
        byCoupon.forEach((coupon, ranked) -> couponIndexes.put(coupon, new PostingIndex(ranked)));
        return new Shelf(new PostingIndex(plain), Map.copyOf(couponIndexes));
    }

    private static boolean isOn(Eligibility eligibility, Channel channel, Instant at) {
        return !eligibility.from().isAfter(at)
                && eligibility.until().isAfter(at)
                && (eligibility.channels().isEmpty() || eligibility.channels().contains(channel));
    }

    private static boolean isOn(Promotion promotion, Stretch stretch) {
        Eligibility eligibility = promotion.eligibility();
        return isOn(eligibility, stretch.channel(), stretch.from())
                && (eligibility.stores().isEmpty() || eligibility.stores().contains(stretch.store()))
                && promotion.currency().map(stretch.currency()::equals).orElse(true);
    }
}
