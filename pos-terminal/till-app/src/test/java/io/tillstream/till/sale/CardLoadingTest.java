package io.tillstream.till.sale;

import static io.tillstream.till.Shop.pounds;
import static org.assertj.core.api.Assertions.assertThat;

import io.tillstream.events.sale.Sale;
import io.tillstream.events.sale.SaleLine;
import io.tillstream.events.sale.Tender;
import io.tillstream.till.Shop;
import io.tillstream.till.headoffice.ReceiptAnswer;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class CardLoadingTest {
    private static final Act RACK = new Act.Scanned("]E0" + Shop.VOUCHER_RACK.ean13());
    private static final Act CARD = new Act.Scanned(Shop.GIFT_CARD);
    private static final Act MILK = new Act.Scanned("]E0" + Shop.MILK.ean13());

    @RegisterExtension
    final Desk desk = Desk.forEachTest(Shop.giftCardForTwenty());

    private Sale lastSale() throws IOException {
        return (Sale) desk.lastFact();
    }

    /** The card is sold by itself, and head office knows the sale. */
    private Sale sold(Set<String> untouched) throws IOException {
        desk.act(RACK, CARD, MILK, new Act.PayCash(null));
        Sale sale = lastSale();
        desk.headOffice()
                .says(sale.source(), new ReceiptAnswer.Found(sale, List.of(), Duration.ofMinutes(5), untouched));
        return sale;
    }

    @Test
    void asksForTheCardBeforeItIsInTheBasket() {
        desk.act(RACK);

        assertThat(desk.view().phase()).isEqualTo(CounterView.Phase.LOADING_CARD);
        assertThat(desk.sale().basket().lines()).isEmpty();
    }

    @Test
    void saysThatAnAmountIsTooLarge() {
        desk.act(RACK, new Act.Typed("99999999999"));

        assertThat(desk.notice().kind()).isEqualTo(Notice.Kind.AMOUNT_TOO_LARGE);
        assertThat(desk.view().phase()).isEqualTo(CounterView.Phase.LOADING_CARD);
    }

    @Test
    void sellsTheCardForItsPriceWithoutTaxOrPoints() throws IOException {
        desk.act(RACK, CARD, new Act.PayCash(null));

        SaleLine line = lastSale().lines().getFirst();
        assertThat(line.giftCard()).isEqualTo(Shop.GIFT_CARD);
        assertThat(line.net()).isEqualTo(pounds("20.00"));
        assertThat(line.tax()).isEqualTo(pounds("0.00"));
        assertThat(line.points()).isZero();
        assertThat(line.taxGroup()).isEqualTo("none");
        assertThat(desk.receipts().getLast().toString()).contains("…0017").doesNotContain(Shop.GIFT_CARD);
    }

    @Test
    void sellsTheCardForAnotherAmountThatWasTyped() throws IOException {
        desk.act(RACK, new Act.Typed("35.50"), new Act.Typed(Shop.GIFT_CARD), new Act.PayCash(null));

        assertThat(lastSale().total()).isEqualTo(pounds("35.50"));
    }

    @Test
    void takesNothingButACardOrAnAmount() {
        desk.act(RACK, MILK);
        assertThat(desk.notice().kind()).isEqualTo(Notice.Kind.CARD_AWAITED);

        desk.act(new Act.BeginPayment());

        assertThat(desk.notice().kind()).isEqualTo(Notice.Kind.CARD_AWAITED);
        assertThat(desk.view().phase()).isEqualTo(CounterView.Phase.LOADING_CARD);
    }

    @Test
    void leavesTheCardOut() {
        desk.act(MILK, RACK, new Act.Back());

        assertThat(desk.view().phase()).isEqualTo(CounterView.Phase.SCANNING);
        assertThat(desk.sale().basket().lines()).hasSize(1);
    }

    @Test
    void keepsALoadedCardOverARestartAndTakesItOutAgain() {
        desk.act(RACK, CARD, MILK);

        desk.restart(Shop.giftCardForTwenty());
        assertThat(Objects.requireNonNull(desk.view().priced()).total()).isEqualTo(pounds("21.20"));
        desk.act(new Act.VoidLine(1));

        assertThat(Objects.requireNonNull(desk.view().priced()).total()).isEqualTo(pounds("1.20"));
    }

    @Test
    void neverSellsACardForLess() {
        desk.act(RACK, CARD, new Act.BeginChange("1"));

        desk.act(new Act.ChangeHow(Stage.Changing.How.Kind.PERCENT, "10"), new Act.ChangeFor("damaged"));

        assertThat(desk.notice().kind()).isEqualTo(Notice.Kind.NEVER_DISCOUNTED);
    }

    @Test
    void takesACardBackOfWhichNothingWasSpent() throws IOException {
        Sale sale = sold(Set.of(Shop.GIFT_CARD));

        desk.act(new Act.Typed(sale.source().receiptNumber()), new Act.ReturnEverything(), new Act.ConfirmReturn());

        assertThat(lastSale().total()).isEqualTo(pounds("-21.20"));
        assertThat(lastSale().lines().getFirst().giftCard()).isEqualTo(Shop.GIFT_CARD);
        assertThat(lastSale().lines().getFirst().net()).isEqualTo(pounds("-20.00"));
    }

    @Test
    void doesNotTakeACardBackThatMayHaveBeenSpent() throws IOException {
        Sale sale = sold(Set.of());

        desk.act(new Act.Typed(sale.source().receiptNumber()), new Act.ReturnEverything(), new Act.ConfirmReturn());

        assertThat(lastSale().tenders())
                .containsExactly(new Tender(Tender.TenderType.CASH, pounds("-1.20"), pounds("0.00")));
    }
}
