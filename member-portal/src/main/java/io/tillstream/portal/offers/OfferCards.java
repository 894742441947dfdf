package io.tillstream.portal.offers;

import io.tillstream.checkout.offer.Names;
import io.tillstream.checkout.offer.OfferCard;
import io.tillstream.events.Gtin;
import io.tillstream.events.Language;
import io.tillstream.events.LocalText;
import io.tillstream.events.Money;
import io.tillstream.events.StoreId;
import io.tillstream.events.assortment.Product;
import io.tillstream.events.assortment.Promotion;
import io.tillstream.events.assortment.Selection;
import io.tillstream.portal.assortment.Assortment;
import io.tillstream.portal.enrolment.Profile;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The promotions that hold for a member as cards, best first. */
@Component
public class OfferCards {
    /** So many are on the first page. */
    public static final int BEST = 3;

    private final StandingPromotions standing;
    private final Names names;

    OfferCards(StandingPromotions standing, Assortment assortment) {
        this.standing = standing;
        this.names = new Names() {
            @Override
            public LocalText nameOf(Gtin item) {
                return assortment.nameOf(item);
            }

            @Override
            public LocalText nameOf(StoreId store) {
                return assortment.nameOf(store);
            }
        };
    }

    /**
     * A card with what it would have been worth.
     *
     * @param card what the member reads
     * @param saved what it would have taken off the latest purchases; absent for nothing
     */
    public record Shown(OfferCard card, @Nullable Money saved) {}

    /** All of them. */
    public List<Shown> of(Profile profile, Language language) {
        return standing.of(profile).stream().map(one -> shown(one, language)).toList();
    }

    /** Those that an item counts for in a store. */
    public List<OfferCard> on(Product product, StoreId store, Profile profile, Language language) {
        return standing.of(profile).stream()
                .filter(one -> isGivenIn(store, one.promotion()))
                .filter(one -> product.sellingRules().allowsDiscount()
                        && names(one.promotion().qualifying().items(), product))
                .map(one -> shown(one, language).card())
                .toList();
    }

    private static boolean isGivenIn(StoreId store, Promotion promotion) {
        List<StoreId> stores = promotion.eligibility().stores();
        return stores.isEmpty() || stores.contains(store);
    }

    private static boolean names(Selection items, Product product) {
        return switch (items) {
            case Selection.Everything _ -> true;
            case Selection.Listed listed ->
                listed.gtins().contains(product.gtin())
                        || listed.categories().contains(product.category())
                        || listed.tags().stream().anyMatch(product.marks()::contains);
        };
    }

    private Shown shown(StandingPromotions.Standing standing, Language language) {
        return new Shown(
                OfferCard.of(
                        standing.promotion(), standing.group(), language, names, standing.currency(), standing.zone()),
                standing.saved());
    }
}
