package io.tillstream.till.sale;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillstream.till.Shop;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Ann said "not for me" in the member portal: a till offers it no more, and gives it all the same where the goods deserve it. */
class DeclinedOffersTest {
    private static final Act ANNS_CARD = new Act.Scanned(Shop.CARD);
    private static final Act MILK = new Act.Scanned(Shop.MILK.ean13());
    private static final String OFFER = Shop.offer();
    private static final String THREE_FOR_TWO = Shop.threeForTwo(Shop.MILK);

    @RegisterExtension
    final Desk till = Desk.forEachTest(Shop.campaign(0), OFFER, THREE_FOR_TWO);

    @Test
    void showsHerNoPersonalOfferThatSheDeclined() {
        till.act(ANNS_CARD, MILK);
        assertThat(open().offer()).isNotNull();
        till.act(new Act.PayCash(null));

        till.told(Shop.campaign(0), OFFER, Shop.annDeclining("picks", Shop.COFFEE))
                .act(ANNS_CARD, MILK);
        assertThat(open().offer()).isNull();
    }

    @Test
    void showsHerTheSameCampaignsOfferOfAnotherItem() {
        till.told(Shop.campaign(0), OFFER, Shop.annDeclining("picks", Shop.MILK))
                .act(ANNS_CARD, MILK);

        assertThat(open().offer()).isNotNull();
    }

    @Test
    void speaksNoMoreOfAPromotionThatSheDeclined() {
        till.told(THREE_FOR_TWO, Shop.annDeclining("three-for-two", null)).act(MILK, MILK);
        assertThat(till.view().nearestMiss()).isPresent();

        till.act(ANNS_CARD);
        assertThat(till.view().nearestMiss()).isEmpty();
    }

    @Test
    void givesItAllTheSame() {
        till.told(THREE_FOR_TWO, Shop.annDeclining("three-for-two", null)).act(ANNS_CARD, MILK, MILK, MILK);

        assertThat(Objects.requireNonNull(till.view().priced()).total()).isEqualTo(Shop.pounds("2.40"));
    }

    private OpenSale open() {
        return Objects.requireNonNull(till.view().sale());
    }
}
