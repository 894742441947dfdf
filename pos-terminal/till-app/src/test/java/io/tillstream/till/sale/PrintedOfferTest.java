package io.tillstream.till.sale;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillstream.checkout.receipt.ReceiptDocument;
import io.tillstream.events.sale.OfferOutcome;
import io.tillstream.events.sale.OfferOutcome.Kind;
import io.tillstream.events.sale.Sale;
import io.tillstream.till.Shop;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Ann brings the receipt that promises her 20 % off coffee to a till that was told of the campaign and of no offer. */
class PrintedOfferTest {
    private static final Act ANNS_CARD = new Act.Scanned(Shop.CARD);
    private static final Act PAPER = new Act.Scanned("]Q1" + Shop.offerCode());
    private static final Act COFFEE = new Act.Scanned(Shop.COFFEE.ean13());

    @RegisterExtension
    final Desk till = Desk.forEachTest(Shop.campaign(0));

    @Test
    void isShownAndTakenWithItsItem() throws IOException {
        till.act(ANNS_CARD, PAPER);
        assertThat(Objects.requireNonNull(till.sale().offer()).reason().code()).isEqualTo("printed");

        till.act(COFFEE, new Act.PayCash(null));

        Sale sale = (Sale) till.lastFact();
        assertThat(sale.total()).isEqualTo(Shop.pounds("5.12"));
        assertThat(sale.offers())
                .extracting(OfferOutcome::kind)
                .containsExactly(Kind.SHOWN, Kind.ACCEPTED, Kind.REDEEMED);
        assertThat(sale.offers()).extracting(OfferOutcome::decisionId).containsOnly("d1");
    }

    @Test
    void isTakenAtOnceWhenItsItemLiesThere() {
        till.act(ANNS_CARD, COFFEE, PAPER);

        assertThat(till.sale().offer()).isNull();
        assertThat(Objects.requireNonNull(till.view().priced()).total()).isEqualTo(Shop.pounds("5.12"));
    }

    @Test
    void holdsAfterARestartInMidSale() {
        till.act(ANNS_CARD, PAPER);

        till.restart(Shop.campaign(0));
        till.act(COFFEE);

        assertThat(Objects.requireNonNull(till.view().priced()).total()).isEqualTo(Shop.pounds("5.12"));
    }

    @Test
    void isPrintedAgainWhenItWasNotTaken() {
        till.act(ANNS_CARD, new Act.Scanned(Shop.MILK.ean13()), PAPER, new Act.PayCash(null));

        assertThat(printedCodes()).contains(Shop.offerCode());
    }

    @Test
    void isPrintedOnceTheMemberHasSeenItOnTheScreen() {
        till.told(Shop.campaign(0), Shop.offer());

        till.act(ANNS_CARD, new Act.Scanned(Shop.MILK.ean13()), new Act.PayCash(null));

        assertThat(printedCodes()).contains(Shop.offerCode());
    }

    @Test
    void needsItsMember() {
        till.act(COFFEE, PAPER);
        assertThat(till.notice().kind()).isEqualTo(Notice.Kind.OFFER_NEEDS_MEMBER);

        till.act(ANNS_CARD, PAPER);
        assertThat(Objects.requireNonNull(till.view().priced()).total()).isEqualTo(Shop.pounds("5.12"));
    }

    @Test
    void isNobodyElses() {
        till.told(Shop.campaign(0), Shop.ben());

        till.act(new Act.Scanned(Shop.BENS_CARD), COFFEE, PAPER);

        assertRefused(Notice.Kind.OFFER_OF_ANOTHER);
    }

    @Test
    void isHeadOfficesOwn() {
        till.act(ANNS_CARD, COFFEE, new Act.Scanned("]Q1" + Shop.offerCodeSignedBySomebodyElse()));
        assertRefused(Notice.Kind.OFFER_NOT_OURS);

        till.act(new Act.Scanned("]Q1" + Shop.offerCode().replace(";20;", ";90;")));
        assertRefused(Notice.Kind.OFFER_NOT_OURS);
    }

    @Test
    void endsWithItsLastMoment() {
        till.after(Duration.ofHours(1)).act(ANNS_CARD, COFFEE, PAPER);

        assertRefused(Notice.Kind.OFFER_EXPIRED);
    }

    @Test
    void endsWithItsCampaign() {
        till.told();

        till.act(ANNS_CARD, COFFEE, PAPER);

        assertRefused(Notice.Kind.OFFER_WITHDRAWN);
    }

    @Test
    void countsOnceInAPurchase() {
        till.act(ANNS_CARD, COFFEE, PAPER, PAPER);

        assertThat(till.notice().kind()).isEqualTo(Notice.Kind.OFFER_ONE_A_SALE);
        assertThat(Objects.requireNonNull(till.view().priced()).total()).isEqualTo(Shop.pounds("5.12"));
    }

    private List<String> printedCodes() {
        return Objects.requireNonNull(till.view().last()).receipt().parts().stream()
                .filter(ReceiptDocument.QrCode.class::isInstance)
                .map(part -> ((ReceiptDocument.QrCode) part).content())
                .toList();
    }

    private void assertRefused(Notice.Kind kind) {
        assertThat(till.notice().kind()).isEqualTo(kind);
        assertThat(till.sale().offer()).isNull();
        assertThat(Objects.requireNonNull(till.view().priced()).total()).isEqualTo(Shop.pounds("6.40"));
    }
}
