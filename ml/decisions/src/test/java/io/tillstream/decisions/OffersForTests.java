package io.tillstream.decisions;

import io.tillstream.events.Gtin;
import io.tillstream.events.Hash;
import io.tillstream.events.LocalText;
import io.tillstream.events.MemberId;
import io.tillstream.events.Quantity;
import io.tillstream.events.assortment.Campaign;
import io.tillstream.events.decision.ModelReference;
import io.tillstream.events.decision.OfferDecision;
import io.tillstream.events.decision.Reason;
import java.time.Instant;
import java.util.Map;
import java.util.Set;

/** Fixtures named as in the shop. */
final class OffersForTests {
    static final MemberId ANN = MemberId.of("maaaaaaaaaaaaaaaa");
    static final Gtin MILK = Gtin.ofDigits("4000000000013");
    static final Gtin TEA = Gtin.ofDigits("4000000000020");
    static final Instant NOON = Instant.parse("2011-11-09T12:00:00Z");
    static final Campaign PICKS = picks(0, true);

    private OffersForTests() {}

    static Campaign picks(int controlBasisPoints, boolean active) {
        return new Campaign(
                "personal-picks",
                LocalText.same("Personal picks"),
                10,
                controlBasisPoints,
                NOON.minusSeconds(3_600),
                NOON.plusSeconds(3_600),
                active);
    }

    static OfferDecision anOfferOf(Gtin gtin) {
        return anOfferOf(gtin, ANN);
    }

    static OfferDecision anOfferOf(Gtin gtin, MemberId member) {
        return new OfferDecision(
                "o-" + gtin,
                member,
                gtin,
                10,
                500_000,
                "personal-picks",
                new Reason("buys-often", LocalText.same("You buy this often")),
                new ModelReference("next-purchase", Hash.GENESIS),
                NOON.minusSeconds(60),
                NOON.plusSeconds(60),
                "");
    }

    static OfferSituation anEmptyBasket() {
        return withBasket(Set.of());
    }

    static OfferSituation withBasket(Set<Gtin> basket) {
        return new OfferSituation(basket, Set.of(), fullShelf(), campaigns(PICKS), true, NOON);
    }

    static ShelfStock.Lookup fullShelf() {
        return shelfOf(Quantity.each(100));
    }

    static ShelfStock.Lookup shelfOf(Quantity quantity) {
        return gtin -> new ShelfStock.OnHand(quantity);
    }

    static Map<String, Campaign> campaigns(Campaign campaign) {
        return Map.of(campaign.id(), campaign);
    }
}
