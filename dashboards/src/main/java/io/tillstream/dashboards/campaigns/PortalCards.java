package io.tillstream.dashboards.campaigns;

import io.tillstream.checkout.offer.Names;
import io.tillstream.checkout.offer.OfferCard;
import io.tillstream.dashboards.masterdata.Assortment;
import io.tillstream.events.CurrencyUnit;
import io.tillstream.events.Gtin;
import io.tillstream.events.Language;
import io.tillstream.events.LocalText;
import io.tillstream.events.StoreId;
import io.tillstream.events.assortment.Product;
import io.tillstream.events.assortment.Segment;
import io.tillstream.events.assortment.Store;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** A campaign as the member portal shows it to those it is for: the portal's words and the portal's template. */
@Component
final class PortalCards {
    private final Assortment assortment;
    private final Names names;

    PortalCards(Assortment assortment) {
        this.assortment = assortment;
        this.names = new Names() {
            @Override
            public LocalText nameOf(Gtin item) {
                return assortment.product(item).map(Product::name).orElseGet(() -> LocalText.same(item.ean13()));
            }

            @Override
            public LocalText nameOf(StoreId store) {
                return assortment.store(store).map(Store::name).orElseGet(() -> LocalText.same(store.value()));
            }
        };
    }

    /** By the language's tag; empty where no member sees it there, since the till wants a coupon for it, or no store is known. */
    Map<String, OfferCard> of(Plan plan, String id) {
        Map<String, OfferCard> cards = new LinkedHashMap<>();
        CurrencyUnit currency = assortment.currency().orElse(null);
        if (plan.coupon() == null && currency != null) {
            for (Language language : Language.values()) {
                cards.put(
                        language.tag(),
                        OfferCard.of(plan.promotion(id), group(plan, id), language, names, currency, plan.zone()));
            }
        }
        return cards;
    }

    private static @Nullable Segment group(Plan plan, String id) {
        return plan.segment(id).orElse(plan.audience() instanceof Audience.Known known ? known.segment() : null);
    }
}
