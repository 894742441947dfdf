package io.tillstream.decisions;

import io.tillstream.events.Gtin;
import io.tillstream.events.assortment.Campaign;
import io.tillstream.events.decision.OfferDecision;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The moment of a sale at which an offer may be shown.
 *
 * @param inBasket the items in the basket
 * @param dismissed the items whose offer the member dismissed during this sale
 * @param stock what is on this store's shelf
 * @param campaigns the known campaigns by id
 * @param personalised whether the member allows personal offers
 * @param order in which offers are considered
 * @param signed whether head office signed an offer; asked last, for it costs more than all the rest
 * @param now the business time
 */
public record OfferSituation(
        Set<Gtin> inBasket,
        Set<Gtin> dismissed,
        ShelfStock.Lookup stock,
        Map<String, Campaign> campaigns,
        boolean personalised,
        OfferOrder order,
        Predicate<OfferDecision> signed,
        Instant now) {
    public OfferSituation {
        inBasket = Set.copyOf(inBasket);
        dismissed = Set.copyOf(dismissed);
        Objects.requireNonNull(stock, "stock");
        campaigns = Map.copyOf(campaigns);
        Objects.requireNonNull(order, "order");
        Objects.requireNonNull(signed, "signed");
        Objects.requireNonNull(now, "now");
    }

    /** A moment at which offers are considered as they were sent, all of them known to be signed. */
    public OfferSituation(
            Set<Gtin> inBasket,
            Set<Gtin> dismissed,
            ShelfStock.Lookup stock,
            Map<String, Campaign> campaigns,
            boolean personalised,
            Instant now) {
        this(inBasket, dismissed, stock, campaigns, personalised, OfferOrder.AS_SENT, offer -> true, now);
    }
}
