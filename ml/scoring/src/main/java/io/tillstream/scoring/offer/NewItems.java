package io.tillstream.scoring.offer;

import io.tillstream.events.Gtin;
import io.tillstream.events.assortment.Price;
import io.tillstream.events.feature.MemberHistory;
import io.tillstream.models.NextPurchases;
import io.tillstream.scoring.ShopView;
import io.tillstream.scoring.ShopView.Listed;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Items that came into the assortment lately and that hardly anybody bought yet: no history can foresee them, so that who buys
 * their category is the first to be told.
 */
public final class NewItems {
    /** There are none. */
    public static final NewItems NONE = new NewItems(Map.of());

    /** From then on what members buy speaks for itself. */
    static final int FEW_BUYERS = 5;

    static final Duration NEW = Duration.ofDays(28);

    /** A category counts as a member's own from so many purchases on. */
    static final int LEAST_PURCHASES = 3;

    private final Map<String, List<Gtin>> byCategory;

    private NewItems(Map<String, List<Gtin>> byCategory) {
        this.byCategory = byCategory;
    }

    /** Looks through the assortment. */
    public static NewItems of(ShopView view, NextPurchases purchases, Instant now) {
        Map<String, List<Gtin>> found = new HashMap<>();
        for (Listed listed : view.assortment(now)) {
            Gtin gtin = listed.product().gtin();
            Instant since = view.pricesOf(gtin)
                    .first(null)
                    .map(Price::effectiveFrom)
                    .orElseThrow(() -> new IllegalStateException("A listed item has a price."));
            if (since.isAfter(now.minus(NEW)) && !since.isAfter(now) && purchases.buyers(gtin) < FEW_BUYERS) {
                found.computeIfAbsent(listed.product().category(), fresh -> new ArrayList<>())
                        .add(gtin);
            }
        }
        return new NewItems(found);
    }

    /** One of the category the member buys most of those that have any; another for each member, so that all are tried. */
    Optional<Gtin> forMember(MemberHistory history, ShopView view) {
        if (byCategory.isEmpty()) {
            return Optional.empty();
        }
        Map<String, Integer> purchases = new HashMap<>();
        Set<Gtin> bought = new HashSet<>();
        for (MemberHistory.Basket basket : history.baskets()) {
            for (Gtin item : basket.items()) {
                bought.add(item);
                view.category(item).ifPresent(category -> purchases.merge(category, 1, Integer::sum));
            }
        }
        return purchases.entrySet().stream()
                .filter(entry -> entry.getValue() >= LEAST_PURCHASES)
                .sorted(Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .map(entry -> byCategory.getOrDefault(entry.getKey(), List.of()).stream()
                        .filter(item -> !bought.contains(item))
                        .toList())
                .filter(unknown -> !unknown.isEmpty())
                .findFirst()
                .map(unknown ->
                        unknown.get(Math.floorMod(history.member().value().hashCode(), unknown.size())));
    }
}
