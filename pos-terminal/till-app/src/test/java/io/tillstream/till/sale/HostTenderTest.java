package io.tillstream.till.sale;

import static io.tillstream.till.Shop.pounds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.tillstream.events.sale.PaymentAttempted;
import io.tillstream.events.sale.PaymentAttempted.HostTrace.Way;
import io.tillstream.events.sale.PaymentAttempted.Result;
import io.tillstream.events.sale.Sale;
import io.tillstream.events.sale.Tender;
import io.tillstream.events.sale.Tender.TenderType;
import io.tillstream.payments.PayerCode;
import io.tillstream.payments.Wallet;
import io.tillstream.till.Shop;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Coffee for 6.40, paid by card and by wallet. */
class HostTenderTest {
    private static final Act COFFEE = new Act.Scanned("]E0" + Shop.COFFEE.ean13());
    private static final Act MILK = new Act.Scanned("]E0" + Shop.MILK.ean13());
    private static final Act BY_CARD = new Act.PayByCard("");
    private static final String WECHAT = "134567890123456789";
    private static final String ALIPAY = "281234567890123456";

    @RegisterExtension
    final Desk desk = Desk.forEachTest();

    private List<Result> results() throws IOException {
        return desk.facts().stream()
                .filter(PaymentAttempted.class::isInstance)
                .map(fact -> ((PaymentAttempted) fact).result())
                .toList();
    }

    private Sale lastSale() throws IOException {
        return (Sale) desk.lastFact();
    }

    @Test
    void isOnTheDiskBeforeItIsSent() throws IOException {
        desk.act(COFFEE, new Act.BeginPayment(), BY_CARD);

        assertThat(results()).containsExactly(Result.CREATED);
        assertThat(desk.hosts().captured()).isEmpty();
        assertThat(desk.view().phase()).isEqualTo(CounterView.Phase.PAYING);
        desk.answered();
        assertThat(results()).containsExactly(Result.CREATED, Result.APPROVED);
        assertThat(lastSale().tenders())
                .containsExactly(
                        new Tender(TenderType.CARD, pounds("6.40"), pounds("0.00"), "s1-t1/1/2", null, List.of()));
    }

    @Test
    void takesNothingElseWhileItWaits() throws IOException {
        desk.act(COFFEE, new Act.BeginPayment(), BY_CARD);

        for (Act act : List.of(MILK, BY_CARD, new Act.PayCash(1000L), new Act.Typed("5"), new Act.Cancel())) {
            desk.act(act);
            assertThat(desk.notice().kind()).isEqualTo(Notice.Kind.PAYMENT_AWAITED);
        }
        desk.answered();
        assertThat(lastSale().total()).isEqualTo(pounds("6.40"));
    }

    @Test
    void goesOnWithSomethingElseWhenACardIsDeclined() throws IOException {
        desk.hosts().next(HostsFake.Next.DECLINE);
        desk.act(COFFEE, new Act.BeginPayment(), BY_CARD).answered();

        assertThat(desk.notice()).isEqualTo(Notice.of(Notice.Kind.PAYMENT_DECLINED, "refused"));
        desk.act(new Act.PayCash(null));
        assertThat(lastSale().tenders()).extracting(Tender::type).containsExactly(TenderType.CASH);
        assertThat(results()).containsExactly(Result.CREATED, Result.DECLINED);
    }

    @Test
    void splitsBetweenWalletCardAndCash() throws IOException {
        desk.act(COFFEE, new Act.BeginPayment(), new Act.ShowCode("2")).answered();
        desk.hosts().pays("s1-t1/1/2", TenderType.WECHAT_PAY);
        desk.after(Duration.ofSeconds(2)).answered();
        desk.act(new Act.PayByCard("3")).answered();
        desk.act(new Act.PayCash(200L));

        assertThat(lastSale().tenders())
                .extracting(Tender::type, Tender::net)
                .containsExactly(
                        tuple(TenderType.WECHAT_PAY, pounds("2.00")),
                        tuple(TenderType.CARD, pounds("3.00")),
                        tuple(TenderType.CASH, pounds("1.40")));
    }

    @Test
    void chargesAWalletWhoseCodeIsScannedAndKeepsItsHashOnly() throws IOException {
        desk.act(COFFEE, new Act.BeginPayment(), new Act.Scanned("]C0" + WECHAT))
                .answered();

        assertThat(lastSale().tenders()).extracting(Tender::type).containsExactly(TenderType.WECHAT_PAY);
        assertThat(desk.facts().toString())
                .doesNotContain(WECHAT)
                .contains(PayerCode.of(WECHAT).orElseThrow().hash());
    }

    @Test
    void takesAPayersCodeForOneInTheTenderStepOnly() {
        desk.act(COFFEE, new Act.Scanned(ALIPAY));
        assertThat(desk.view().phase()).isEqualTo(CounterView.Phase.SCANNING);
        assertThat(desk.errands().waiting()).isZero();

        desk.act(new Act.BeginPayment(), new Act.Typed(ALIPAY));
        assertThat(desk.errands().waiting()).isOne();
    }

    @Test
    void waitsForThePasswordOfAPayer() throws IOException {
        desk.hosts().next(HostsFake.Next.PASSWORD);
        desk.act(COFFEE, new Act.BeginPayment(), new Act.Scanned(ALIPAY)).answered();
        assertThat(desk.view().due().orElseThrow().paying().awaited()).isNotNull();

        desk.hosts().pays("s1-t1/1/2", TenderType.ALIPAY);
        desk.after(Duration.ofSeconds(10)).answered();

        assertThat(lastSale().tenders()).extracting(Tender::type).containsExactly(TenderType.ALIPAY);
    }

    @Test
    void asksForTheSameNumberWhenTheAnswerIsLost() throws IOException {
        desk.act(COFFEE, new Act.BeginPayment(), new Act.Scanned(ALIPAY));
        desk.errands().loseAnswer();
        desk.settled();
        assertThat(results()).containsExactly(Result.CREATED, Result.UNKNOWN);

        desk.after(Duration.ofSeconds(5)).answered();

        assertThat(results()).containsExactly(Result.CREATED, Result.UNKNOWN, Result.APPROVED);
        assertThat(lastSale().tenders()).extracting(Tender::attempt).containsExactly("s1-t1/1/2");
        assertThat(desk.hosts().captured()).containsOnlyKeys("s1-t1/1/2");
    }

    @Test
    void reversesWhatNobodyKnowsAndChargesTheSameWalletNoMore() throws IOException {
        desk.act(COFFEE, new Act.BeginPayment(), new Act.Scanned(ALIPAY));
        desk.errands().loseAnswer();
        desk.hosts().down(true);
        desk.settled();
        for (int seconds = 0; seconds < 50; seconds += 5) {
            desk.after(Duration.ofSeconds(5)).answered();
        }
        assertThat(desk.notice().kind()).isEqualTo(Notice.Kind.MAY_HAVE_BEEN_CHARGED);
        assertThat(desk.view().reversals()).isOne();

        desk.act(new Act.Scanned(ALIPAY));
        assertThat(desk.notice().kind()).isEqualTo(Notice.Kind.MAY_HAVE_BEEN_CHARGED);
        desk.act(new Act.PayCash(null));
        assertThat(lastSale().tenders()).extracting(Tender::type).containsExactly(TenderType.CASH);
        assertThat(desk.hosts().captured()).hasSize(1);

        desk.hosts().down(false);
        desk.restart();
        desk.after(Duration.ofSeconds(10)).answered();
        assertThat(desk.hosts().captured()).isEmpty();
        assertThat(results()).endsWith(Result.REVERSING, Result.REVERSED);
        assertThat(desk.view().reversals()).isZero();
    }

    @Test
    void reversesAnApprovalOfAnotherAmount() throws IOException {
        desk.hosts().next(HostsFake.Next.WRONG_AMOUNT);
        desk.act(COFFEE, new Act.BeginPayment(), BY_CARD).answered();
        assertThat(results()).containsExactly(Result.CREATED, Result.REVERSING);

        desk.after(Duration.ofSeconds(5)).answered();

        assertThat(desk.hosts().captured()).isEmpty();
        assertThat(results()).endsWith(Result.REVERSED);
    }

    @Test
    void closesAShownCodeThatNobodyWants() throws IOException {
        desk.act(COFFEE, new Act.BeginPayment(), new Act.ShowCode("")).answered();
        assertThat(desk.view().due().orElseThrow().paying().awaited())
                .isNotNull()
                .satisfies(awaited -> assertThat(awaited.code()).isEqualTo("PAY:s1-t1/1/2"));

        desk.act(new Act.Back()).answered();

        assertThat(results()).containsExactly(Result.CREATED, Result.ABORTED);
        assertThat(desk.notice().kind()).isEqualTo(Notice.Kind.PAYMENT_GIVEN_UP);
        desk.act(new Act.Back(), new Act.ShowCode(""));
        assertThat(desk.errands().waiting()).isOne();
    }

    @Test
    void countsWhatWasPaidWhileItWasBeingGivenUp() throws IOException {
        desk.act(COFFEE, new Act.BeginPayment(), new Act.ShowCode("")).answered();
        desk.hosts().pays("s1-t1/1/2", TenderType.ALIPAY);

        desk.act(new Act.Back()).answered();

        assertThat(lastSale().tenders()).extracting(Tender::type).containsExactly(TenderType.ALIPAY);
    }

    @Test
    void givesBackACardPaymentThatWasTaken() throws IOException {
        desk.act(COFFEE, new Act.BeginPayment(), new Act.PayByCard("2")).answered();
        assertThat(desk.due().cashDue()).isEqualTo(pounds("4.40"));

        desk.act(new Act.TakeBack(""));
        assertThat(desk.due().cashDue()).isEqualTo(pounds("6.40"));
        assertThat(results()).containsExactly(Result.CREATED, Result.APPROVED, Result.REVERSING);
        desk.after(Duration.ofSeconds(1)).answered();

        assertThat(desk.hosts().captured()).isEmpty();
        assertThat(results()).endsWith(Result.REVERSED);
    }

    @Test
    void takesWhatWasPaidByTheCodeOnTheCounter() throws IOException {
        desk.hosts().arrives(new Wallet.Arrival("A1", TenderType.WECHAT_PAY, pounds("6.40"), Shop.NOON, "counter"));
        desk.act(COFFEE, new Act.BeginPayment(), new Act.TakeArrival("")).answered();
        assertThat(desk.due().paying().arrivals()).hasSize(1);

        desk.act(new Act.TakeArrival("1")).answered();

        assertThat(lastSale().tenders()).hasSize(1);
        PaymentAttempted approved =
                (PaymentAttempted) desk.facts().get(desk.facts().size() - 2);
        assertThat(approved.host())
                .isNotNull()
                .satisfies(host -> assertThat(host.way()).isEqualTo(Way.STATIC_CODE));
    }

    @Test
    void offersNoWalletWhileTheTillIsOfflineAndCardsUpToACap() throws IOException {
        desk.headOffice().cut();
        desk.act(COFFEE, new Act.BeginPayment(), new Act.Scanned(ALIPAY));
        assertThat(desk.notice().kind()).isEqualTo(Notice.Kind.WALLET_OFFLINE);
        desk.act(new Act.Back(), new Act.ShowCode(""));
        assertThat(desk.notice().kind()).isEqualTo(Notice.Kind.WALLET_OFFLINE);

        desk.act(new Act.Back(), BY_CARD).answered();

        PaymentAttempted approved =
                (PaymentAttempted) desk.facts().get(desk.facts().size() - 2);
        assertThat(approved.result()).isEqualTo(Result.APPROVED);
        assertThat(approved.host())
                .isNotNull()
                .satisfies(host -> assertThat(host.offline()).isTrue());
    }

    @Test
    void recordsThatTheTerminalDidNotAskItsBank() throws IOException {
        desk.hosts().next(HostsFake.Next.OFFLINE);

        desk.act(COFFEE, new Act.BeginPayment(), BY_CARD).answered();

        PaymentAttempted approved =
                (PaymentAttempted) desk.facts().get(desk.facts().size() - 2);
        assertThat(approved.host())
                .isNotNull()
                .satisfies(host -> assertThat(host.offline()).isTrue());
    }

    @Test
    void saysWhenTheTerminalCannotBeReachedAndTriesAgain() {
        desk.hosts().next(HostsFake.Next.UNREACHABLE);
        desk.act(COFFEE, new Act.BeginPayment(), BY_CARD).answered();
        assertThat(desk.notice().kind()).isEqualTo(Notice.Kind.TERMINAL_UNREACHABLE);

        desk.act(BY_CARD).answered();

        assertThat(desk.view().phase()).isEqualTo(CounterView.Phase.IDLE);
    }

    @Test
    void goesOnAskingAfterARestart() throws IOException {
        desk.act(COFFEE, new Act.BeginPayment(), new Act.Scanned(ALIPAY));
        desk.errands().forget(true);

        desk.restart();
        assertThat(desk.view().due().orElseThrow().paying().awaited()).isNotNull();
        desk.after(Duration.ofSeconds(5)).answered();

        assertThat(lastSale().tenders()).extracting(Tender::attempt).containsExactly("s1-t1/1/2");
    }

    @Test
    void reversesAfterARestartWhatNeverArrived() throws IOException {
        desk.act(COFFEE, new Act.BeginPayment(), new Act.Scanned(ALIPAY));
        desk.errands().forget(false);

        desk.restart();
        desk.after(Duration.ofSeconds(5)).answered();
        assertThat(results()).containsExactly(Result.CREATED, Result.REVERSING);
        desk.after(Duration.ofSeconds(10)).answered();

        assertThat(results()).endsWith(Result.REVERSED);
        assertThat(desk.due().cashDue()).isEqualTo(pounds("6.40"));
    }

    @Test
    void drawsTheCodeAgainAfterARestartWhileItsOrderWaits() throws IOException {
        desk.act(COFFEE, new Act.BeginPayment(), new Act.ShowCode("")).answered();

        desk.restart();
        assertThat(desk.due().paying().awaited())
                .isNotNull()
                .satisfies(awaited -> assertThat(awaited.code()).isNull());
        desk.after(Duration.ofSeconds(3)).answered();

        assertThat(desk.due().paying().awaited())
                .isNotNull()
                .satisfies(awaited -> assertThat(awaited.code()).isEqualTo("PAY:s1-t1/1/2"));
        desk.hosts().pays("s1-t1/1/2", TenderType.ALIPAY);
        desk.after(Duration.ofSeconds(2)).answered();
        assertThat(lastSale().tenders()).extracting(Tender::attempt).containsExactly("s1-t1/1/2");
    }

    @Test
    void drawsNoCodeOfAnOrderThatWasPaidWhileTheTillWasDown() throws IOException {
        desk.act(COFFEE, new Act.BeginPayment(), new Act.ShowCode("")).answered();
        desk.hosts().pays("s1-t1/1/2", TenderType.ALIPAY);

        desk.restart();
        desk.after(Duration.ofSeconds(3)).answered();

        assertThat(lastSale().tenders()).extracting(Tender::attempt).containsExactly("s1-t1/1/2");
    }

    /** The wallet is away when it is asked for the code, and not when it is asked what became of the order. */
    @Test
    void believesNothingOfAnOrderBecauseItsCodeIsNotTold() throws IOException {
        desk.act(COFFEE, new Act.BeginPayment(), new Act.ShowCode("")).answered();
        desk.restart();
        desk.after(Duration.ofSeconds(3));
        desk.errands().answer();
        desk.settled();
        desk.hosts().down(true);
        desk.answered();
        assertThat(results()).containsExactly(Result.CREATED);

        desk.hosts().down(false);
        desk.after(Duration.ofSeconds(5)).answered();

        assertThat(desk.due().paying().awaited())
                .isNotNull()
                .satisfies(awaited -> assertThat(awaited.code()).isEqualTo("PAY:s1-t1/1/2"));
    }

    @Test
    void finishesAfterARestartWhatWasPaidInFull() throws IOException {
        desk.act(COFFEE, new Act.BeginPayment(), new Act.PayByCard("6")).answered();
        assertThat(desk.due().cashDue()).isEqualTo(pounds("0.40"));

        desk.restart();
        desk.after(Duration.ofSeconds(1));
        assertThat(desk.due().cashDue()).isEqualTo(pounds("0.40"));
        desk.act(new Act.PayCash(null));

        assertThat(lastSale().tenders()).extracting(Tender::type).containsExactly(TenderType.CARD, TenderType.CASH);
    }

    @Test
    void reversesWhatWasPaidForABasketThatIsLost() throws IOException {
        desk.act(COFFEE, new Act.BeginPayment(), new Act.PayByCard("6")).answered();
        desk.stop();
        Files.delete(desk.data().resolve("open-basket"));

        desk.restart();
        assertThat(results()).endsWith(Result.APPROVED, Result.REVERSING);
        desk.after(Duration.ofSeconds(1)).answered();

        assertThat(results()).endsWith(Result.REVERSED);
        assertThat(desk.hosts().captured()).isEmpty();
    }

    @Test
    void sellsOnWhileSomebodyWhoWasAskedSleeps() throws IOException {
        desk.act(COFFEE, new Act.BeginPayment(), new Act.Scanned(ALIPAY));
        desk.errands().loseQuestion();
        desk.hosts().down(true);
        desk.settled();
        desk.act(new Act.Back());
        desk.act(new Act.PayCash(null));

        assertThat(lastSale().tenders()).extracting(Tender::type).containsExactly(TenderType.CASH);
    }
}
