package io.tillstream.decisions;

import static io.tillstream.decisions.OffersForTests.MILK;
import static io.tillstream.decisions.OffersForTests.NOON;
import static io.tillstream.decisions.OffersForTests.PICKS;
import static io.tillstream.decisions.OffersForTests.TEA;
import static io.tillstream.decisions.OffersForTests.anEmptyBasket;
import static io.tillstream.decisions.OffersForTests.anOfferOf;
import static io.tillstream.decisions.OffersForTests.campaigns;
import static io.tillstream.decisions.OffersForTests.fullShelf;
import static io.tillstream.decisions.OffersForTests.picks;
import static io.tillstream.decisions.OffersForTests.shelfOf;
import static io.tillstream.decisions.OffersForTests.withBasket;
import static org.assertj.core.api.Assertions.assertThat;

import io.tillstream.events.Quantity;
import io.tillstream.events.assortment.Campaign;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class OfferRuleTest {
    @Test
    void stillValidEndsWithTheLastInstantBeforeValidUntil() {
        Instant end = anOfferOf(MILK).validUntil();

        assertThat(OfferRule.STILL_VALID.allows(anOfferOf(MILK), at(end.minusMillis(1))))
                .isTrue();
        assertThat(OfferRule.STILL_VALID.allows(anOfferOf(MILK), at(end))).isFalse();
    }

    @Test
    void campaignActiveRefusesAPausedCampaign() {
        assertThat(OfferRule.CAMPAIGN_ACTIVE.allows(anOfferOf(MILK), with(campaigns(picks(0, false)))))
                .isFalse();
    }

    @Test
    void campaignActiveRefusesACampaignTheTillDoesNotKnow() {
        assertThat(OfferRule.CAMPAIGN_ACTIVE.allows(anOfferOf(MILK), with(Map.of())))
                .isFalse();
    }

    @Test
    void campaignActiveHoldsFromItsFirstInstantUntilItsLast() {
        assertThat(OfferRule.CAMPAIGN_ACTIVE.allows(anOfferOf(MILK), at(PICKS.from())))
                .isTrue();
        assertThat(OfferRule.CAMPAIGN_ACTIVE.allows(
                        anOfferOf(MILK), at(PICKS.from().minusMillis(1))))
                .isFalse();
        assertThat(OfferRule.CAMPAIGN_ACTIVE.allows(anOfferOf(MILK), at(PICKS.until())))
                .isFalse();
    }

    @Test
    void notInBasketRefusesWhatIsAlreadyBought() {
        assertThat(OfferRule.NOT_IN_BASKET.allows(anOfferOf(MILK), withBasket(Set.of(MILK))))
                .isFalse();
        assertThat(OfferRule.NOT_IN_BASKET.allows(anOfferOf(MILK), withBasket(Set.of(TEA))))
                .isTrue();
    }

    @Test
    void notDismissedRefusesWhatTheMemberWavedAway() {
        OfferSituation dismissed =
                new OfferSituation(Set.of(), Set.of(MILK), fullShelf(), campaigns(PICKS), true, NOON);

        assertThat(OfferRule.NOT_DISMISSED.allows(anOfferOf(MILK), dismissed)).isFalse();
        assertThat(OfferRule.NOT_DISMISSED.allows(anOfferOf(TEA), dismissed)).isTrue();
    }

    @Test
    void inStockRefusesWhatIsAboutToSellOut() {
        assertThat(OfferRule.IN_STOCK.allows(anOfferOf(MILK), on(shelfOf(Quantity.each(3)))))
                .isTrue();
        assertThat(OfferRule.IN_STOCK.allows(anOfferOf(MILK), on(shelfOf(Quantity.each(2)))))
                .isFalse();
        assertThat(OfferRule.IN_STOCK.allows(anOfferOf(MILK), on(shelfOf(Quantity.each(-4)))))
                .isFalse();
        assertThat(OfferRule.IN_STOCK.allows(anOfferOf(MILK), on(shelfOf(Quantity.grams(2_000)))))
                .isTrue();
        assertThat(OfferRule.IN_STOCK.allows(anOfferOf(MILK), on(shelfOf(Quantity.grams(1_999)))))
                .isFalse();
    }

    @Test
    void inStockTakesUnknownStockForNoObstacle() {
        assertThat(OfferRule.IN_STOCK.allows(anOfferOf(MILK), on(gtin -> new ShelfStock.Unknown())))
                .isTrue();
    }

    @Test
    void inStockRefusesWhatTheStoreDoesNotSell() {
        assertThat(OfferRule.IN_STOCK.allows(anOfferOf(MILK), on(gtin -> new ShelfStock.NotSold())))
                .isFalse();
    }

    @Test
    void everyRuleHasANameOfItsOwn() {
        assertThat(OfferRule.ALL).extracting(OfferRule::name).doesNotHaveDuplicates();
        assertThat(OfferRule.ALL).allMatch(rule -> rule.allows(anOfferOf(MILK), anEmptyBasket()));
    }

    private static OfferSituation at(Instant now) {
        return new OfferSituation(Set.of(), Set.of(), fullShelf(), campaigns(PICKS), true, now);
    }

    private static OfferSituation with(Map<String, Campaign> campaigns) {
        return new OfferSituation(Set.of(), Set.of(), fullShelf(), campaigns, true, NOON);
    }

    private static OfferSituation on(ShelfStock.Lookup stock) {
        return new OfferSituation(Set.of(), Set.of(), stock, campaigns(PICKS), true, NOON);
    }
}
