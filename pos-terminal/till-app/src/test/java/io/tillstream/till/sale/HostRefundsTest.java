package io.tillstream.till.sale;

import static io.tillstream.till.Shop.pounds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.tillstream.events.sale.PaymentAttempted;
import io.tillstream.events.sale.Sale;
import io.tillstream.events.sale.Tender;
import io.tillstream.events.sale.Tender.TenderType;
import io.tillstream.till.Shop;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Coffee for 6.40, paid by card, comes back. */
class HostRefundsTest {
    private static final Act COFFEE = new Act.Scanned("]E0" + Shop.COFFEE.ean13());
    private static final Act MILK = new Act.Scanned("]E0" + Shop.MILK.ean13());

    @RegisterExtension
    final Desk desk = Desk.forEachTest();

    private String receipt = "";

    @BeforeEach
    void sell() throws IOException {
        desk.act(COFFEE, new Act.BeginPayment(), new Act.PayByCard("")).answered();
        receipt = ((Sale) desk.lastFact()).source().receiptNumber();
    }

    private void confirmReturn() {
        desk.act(new Act.Scanned(receipt), new Act.ReturnEverything(), new Act.ConfirmReturn());
    }

    @Test
    void givesBackToTheCardUnderANumberOfItsOwnBeforeTheReturnIsRecorded() throws IOException {
        confirmReturn();
        assertThat(desk.view().returning()).isInstanceOf(ReturnStep.Refunding.class);
        assertThat(desk.lastFact())
                .isInstanceOfSatisfying(
                        PaymentAttempted.class,
                        refund -> assertThat(refund.paysOut()).isTrue());

        desk.answered();

        Sale back = (Sale) desk.lastFact();
        assertThat(back.tenders())
                .extracting(Tender::type, Tender::net, Tender::attempt)
                .containsExactly(tuple(TenderType.CARD, pounds("-6.40"), "s1-t1/1/2"));
        assertThat(desk.hosts().refunds()).containsOnlyKeys("s1-t1/1/5");
        assertThat(desk.view().reversals()).isZero();
    }

    @Test
    void asksAgainUnderTheSameNumberWhenTheAnswerIsLost() throws IOException {
        confirmReturn();
        desk.errands().loseAnswer();
        desk.settled();
        assertThat(desk.view().returning()).isInstanceOf(ReturnStep.Refunding.class);

        desk.after(Duration.ofSeconds(10)).answered();

        assertThat(desk.lastFact()).isInstanceOf(Sale.class);
        assertThat(desk.hosts().refunds()).containsOnlyKeys("s1-t1/1/5");
    }

    @Test
    void givesBackOnceThoughTheTillIsKilledInBetween() throws IOException {
        confirmReturn();
        desk.errands().forget(true);
        desk.restart();
        assertThat(desk.hosts().refunds()).hasSize(1);
        assertThat(desk.view().reversals()).isOne();

        confirmReturn();
        desk.answered();

        assertThat(desk.lastFact()).isInstanceOf(Sale.class);
        assertThat(desk.hosts().refunds()).containsOnlyKeys("s1-t1/1/5");
        assertThat(desk.view().reversals()).isZero();
    }

    @Test
    void recordsNoReturnWhenTheHostRefuses() throws IOException {
        desk.hosts().reverse("s1-t1/1/2", pounds("6.40"));
        confirmReturn();
        desk.answered();

        assertThat(desk.notice().kind()).isEqualTo(Notice.Kind.REFUND_REFUSED);
        assertThat(desk.view().returning()).isInstanceOf(ReturnStep.Choosing.class);
        assertThat(((PaymentAttempted) desk.lastFact()).result()).isEqualTo(PaymentAttempted.Result.DECLINED);
    }

    @Test
    void leavesAReturnThatNobodyAnswersAndSellsOn() throws IOException {
        desk.hosts().down(true);
        confirmReturn();
        desk.answered();
        desk.act(MILK);
        assertThat(desk.notice().kind()).isEqualTo(Notice.Kind.REFUND_AWAITED);

        desk.act(new Act.Back(), new Act.Back());
        assertThat(desk.notice().kind()).isEqualTo(Notice.Kind.REFUND_LEFT);
        desk.act(MILK, new Act.PayCash(null));
        assertThat(((Sale) desk.lastFact()).total()).isEqualTo(pounds("1.20"));

        desk.hosts().down(false);
        confirmReturn();
        desk.answered();
        assertThat(desk.hosts().refunds()).hasSize(1);
        assertThat(((Sale) desk.lastFact()).total()).isEqualTo(pounds("-6.40"));
    }

    @Test
    void doesNotGiveBackByCardInAnExchange() {
        desk.act(new Act.Scanned(receipt), new Act.ReturnEverything(), new Act.BeginExchange(), MILK);

        desk.act(new Act.BeginPayment());

        assertThat(desk.notice().kind()).isEqualTo(Notice.Kind.EXCHANGE_TO_HOST);
    }
}
