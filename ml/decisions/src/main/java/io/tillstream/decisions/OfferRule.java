package io.tillstream.decisions;

import io.tillstream.events.Gtin;
import io.tillstream.events.assortment.Campaign;
import io.tillstream.events.decision.OfferDecision;
import java.util.List;
import java.util.Objects;
import java.util.function.BiPredicate;

/**
 * One named condition that an offer must meet to be shown.
 *
 * @param name kebab-case, as it appears in {@link OfferChoice.Nothing#reason()}
 * @param test true when the offer may be shown as far as this rule is concerned
 */
public record OfferRule(String name, BiPredicate<OfferDecision, OfferSituation> test) {
    /** Pieces that must be on the shelf: one for this member, and two because the books run behind the shelf. */
    static final long LEAST_PIECES = 3;

    /** The same for weighed goods: a kilogram for this member and one to spare. */
    static final long LEAST_GRAMS = 2_000;

    /** The offer has not run out. */
    public static final OfferRule STILL_VALID =
            new OfferRule("still-valid", (offer, situation) -> situation.now().isBefore(offer.validUntil()));

    /** Its campaign is known, not paused and runs now. */
    public static final OfferRule CAMPAIGN_ACTIVE = new OfferRule("campaign-active", OfferRule::isCampaignActive);

    /** Nobody is paid for what is already in the basket. */
    public static final OfferRule NOT_IN_BASKET = new OfferRule(
            "not-in-basket", (offer, situation) -> !situation.inBasket().contains(offer.gtin()));

    /** Asked once a sale is enough. */
    public static final OfferRule NOT_DISMISSED = new OfferRule(
            "not-dismissed", (offer, situation) -> !situation.dismissed().contains(offer.gtin()));

    /** The store sells it and it is not about to sell out. */
    public static final OfferRule IN_STOCK =
            new OfferRule("in-stock", (offer, situation) -> isOnShelf(offer.gtin(), situation.stock()));

    /** Head office made it. */
    public static final OfferRule SIGNED =
            new OfferRule("signed", (offer, situation) -> situation.signed().test(offer));

    /** Every rule, cheapest first; an offer must meet all. */
    public static final List<OfferRule> ALL =
            List.of(STILL_VALID, CAMPAIGN_ACTIVE, NOT_IN_BASKET, NOT_DISMISSED, IN_STOCK, SIGNED);

    public OfferRule {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(test, "test");
    }

    /** Whether this rule lets the offer be shown. */
    public boolean allows(OfferDecision offer, OfferSituation situation) {
        return test.test(offer, situation);
    }

    private static boolean isCampaignActive(OfferDecision offer, OfferSituation situation) {
        Campaign campaign = situation.campaigns().get(offer.campaign());
        return campaign != null && campaign.runsAt(situation.now());
    }

    private static boolean isOnShelf(Gtin gtin, ShelfStock.Lookup stock) {
        return switch (stock.of(gtin)) {
            case ShelfStock.NotSold() -> false;
            case ShelfStock.Unknown() -> true;
            case ShelfStock.OnHand(var quantity) ->
                switch (quantity.unit()) {
                    case EACH -> quantity.amount() >= LEAST_PIECES;
                    case GRAM -> quantity.amount() >= LEAST_GRAMS;
                };
        };
    }
}
