package io.tillstream.till.sale;

import static io.tillstream.till.Shop.pounds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.tillstream.checkout.receipt.Emphasis;
import io.tillstream.checkout.receipt.ReceiptDocument;
import io.tillstream.checkout.tender.PaymentAttempt;
import io.tillstream.events.Language;
import io.tillstream.events.sale.OperatorSession;
import io.tillstream.events.sale.OperatorSession.Change;
import io.tillstream.events.sale.Sale;
import io.tillstream.events.sale.Tender;
import io.tillstream.events.sale.Tender.TenderType;
import io.tillstream.events.sale.TillTransaction;
import io.tillstream.events.staff.Operator.Role;
import io.tillstream.till.Await;
import io.tillstream.till.Shop;
import io.tillstream.till.sale.CounterView.Phase;
import io.tillstream.till.sale.DrawerStep.Choice;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Ann is a cashier who practises, Cat supervises. */
class PracticeTest {
    private static final String[] STAFF = {
        Shop.operator("c11", "Ann", Role.CASHIER, "1111"), Shop.operator("c18", "Cat", Role.SUPERVISOR, "3333")
    };
    private static final Act COFFEE = new Act.Scanned("]E0" + Shop.COFFEE.ean13());
    private static final Act BREAD = new Act.Scanned("]E0" + Shop.BREAD.ean13());
    private static final Act ANN = new Act.SignIn("c11", "1111");
    private static final Act CAT = new Act.SignIn("c18", "3333");
    private static final Act PAID = new Act.PayCash(null);
    private static final Act BEGIN = new Act.BeginPractice();
    private static final Act END = new Act.EndPractice();

    @RegisterExtension
    final Desk desk = Desk.forEachTest(STAFF);

    private static Act typed(String text) {
        return new Act.Typed(text);
    }

    private Path room() {
        return desk.data().resolve("practice");
    }

    private List<Path> leftOfPractice() throws IOException {
        if (!Files.exists(room())) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(room())) {
            return files.toList();
        }
    }

    private List<TillTransaction> since(List<TillTransaction> before) throws IOException {
        return desk.facts().subList(before.size(), desk.facts().size());
    }

    private Sale last() {
        FinishedSale finished = desk.view().last();
        assertThat(finished).isNotNull();
        return finished.sale();
    }

    @Test
    void aCashierPractisesByASupervisorsLeaveAndWhoAndWhenIsOnRecord() throws IOException {
        desk.act(ANN, new Act.OpenDrawerMenu(), typed("9"));
        assertThat(desk.view().phase()).isEqualTo(Phase.ASKING_LEAVE);
        assertThat(desk.view().practising()).isFalse();

        desk.act(CAT);

        assertThat(desk.view().practising()).isTrue();
        assertThat(desk.lastFact())
                .isInstanceOfSatisfying(
                        OperatorSession.class,
                        began -> assertThat(tuple(began.change(), began.operator(), began.approver()))
                                .isEqualTo(tuple(Change.PRACTICE_BEGAN, "c11", "c18")));
    }

    @Test
    void whoIsAtTheTillStaysThereAndMayEndItAlone() throws IOException {
        desk.act(ANN, BEGIN, CAT, COFFEE, PAID, BREAD, PAID, new Act.OpenDrawerMenu(), typed("9"));

        assertThat(desk.view().practising()).isFalse();
        assertThat(desk.view().duty().code()).isEqualTo("c11");
        assertThat(desk.lastFact())
                .isInstanceOfSatisfying(
                        OperatorSession.class,
                        ended -> assertThat(tuple(ended.change(), ended.operator(), ended.practiceSales()))
                                .isEqualTo(tuple(Change.PRACTICE_ENDED, "c11", 2L)));
    }

    @Test
    void nothingOfItIsEverInTheBooksOfTheTill() throws IOException {
        desk.act(CAT, COFFEE, PAID);
        List<TillTransaction> before = desk.facts();
        Tally tally = desk.view().tally();

        desk.act(BEGIN, new Act.Typed(Shop.CARD), COFFEE, PAID);
        desk.act(typed(last().source().receiptNumber()), new Act.ReturnEverything(), new Act.ConfirmReturn());
        desk.act(new Act.AtDrawer(Choice.TENDER_LOAN), typed("100"));
        desk.act(new Act.AtDrawer(Choice.PAID_OUT), typed("5"), typed("1"));
        desk.act(new Act.AtDrawer(Choice.COUNT), new Act.CountRow(5), typed("95"), new Act.DrawerDone());
        desk.act(new Act.AtDrawer(Choice.X), typed(""), new Act.AtDrawer(Choice.Z), typed(""), typed(""));
        desk.act(BREAD, new Act.Suspend(), BREAD, new Act.Cancel());
        desk.act(END, COFFEE, PAID);

        assertThat(since(before))
                .hasSize(3)
                .extracting(fact -> fact instanceof OperatorSession session ? session.change() : fact.getClass())
                .containsExactly(Change.PRACTICE_BEGAN, Change.PRACTICE_ENDED, Sale.class);
        // Sign-in, the sale before and its like; then practice begins, ends, and the next sale follows.
        assertThat(last().source().receiptNumber()).isEqualTo("s1-t1/1/" + (before.size() + 3));
        assertThat(desk.view().tally().sales()).isEqualTo(tally.sales() + 1);
        assertThat(desk.view().suspended()).isEmpty();
    }

    @Test
    void noPaperOfItCanBeTakenForMoneyAndTheDrawerStaysShut() {
        desk.act(CAT, BEGIN);
        int before = desk.receipts().size();

        desk.act(COFFEE, PAID, new Act.AtDrawer(Choice.TENDER_LOAN), typed("100"), BREAD, new Act.Suspend());
        desk.act(new Act.AtDrawer(Choice.COUNT), new Act.DrawerDone(), new Act.AtDrawer(Choice.X), typed(""));

        List<ReceiptDocument> papers =
                desk.receipts().subList(before, desk.receipts().size());
        assertThat(papers).hasSize(5).allSatisfy(paper -> {
            assertThat(paper.parts())
                    .filteredOn(part -> part instanceof ReceiptDocument.Text text
                            && text.text().equals("TRAINING")
                            && text.emphasis() == Emphasis.HUGE)
                    .hasSize(2);
            assertThat(paper.parts())
                    .noneMatch(ReceiptDocument.QrCode.class::isInstance)
                    .noneMatch(ReceiptDocument.OpenDrawer.class::isInstance);
        });
        assertThat(last().source().epoch()).isEqualTo(999_999);
    }

    @Test
    void cardsAndWalletsAreAnsweredByPracticeAndNoHostIsAsked() {
        desk.act(CAT, BEGIN, COFFEE, new Act.BeginPayment(), new Act.PayByCard("1.13"));
        Await.until(() -> desk.sale().notice() != null);
        assertThat(desk.notice()).isEqualTo(Notice.of(Notice.Kind.PAYMENT_DECLINED, "PRACTICE"));

        desk.act(new Act.PayByCard(""));
        Await.until(() -> desk.view().phase() == Phase.IDLE);

        assertThat(last().tenders())
                .extracting(Tender::type, Tender::net)
                .containsExactly(tuple(TenderType.CARD, pounds("6.40")));
        assertThat(desk.errands().waiting()).isZero();
    }

    @Test
    void aCodeThatIsShownIsPaidAfterAWhile() {
        desk.act(CAT, BEGIN, COFFEE, new Act.BeginPayment(), new Act.ShowCode(""));
        Await.until(() -> awaited().map(Stage.Paying.Awaited::code).isPresent());
        assertThat(awaited().map(Stage.Paying.Awaited::code).orElseThrow()).startsWith("PRACTICE ");

        desk.act(new Act.AskHost());
        Await.until(() ->
                awaited().stream().allMatch(waiting -> waiting.attempt().state() instanceof PaymentAttempt.UserPaying));
        desk.act(new Act.AskHost());

        Await.until(() -> desk.view().phase() == Phase.IDLE);
        assertThat(last().tenders()).extracting(Tender::type).containsExactly(TenderType.ALIPAY);
    }

    private Optional<Stage.Paying.Awaited> awaited() {
        return desk.sale().stage() instanceof Stage.Paying paying
                ? Optional.ofNullable(paying.awaited())
                : Optional.empty();
    }

    @Test
    void itNeitherBeginsNorEndsInTheMiddleOfABasket() {
        desk.act(CAT, COFFEE, BEGIN);
        assertThat(desk.notice().kind()).isEqualTo(Notice.Kind.PRACTICE_BETWEEN_SALES);
        assertThat(desk.view().practising()).isFalse();

        desk.act(PAID, BEGIN, BREAD, END);

        assertThat(desk.notice().kind()).isEqualTo(Notice.Kind.PRACTICE_BETWEEN_SALES);
        assertThat(desk.view().practising()).isTrue();
    }

    @Test
    void itDoesNotBeginWhileARealPaymentIsUnfinished() {
        desk.act(CAT, COFFEE, new Act.BeginPayment(), new Act.Scanned("]C0280512345678901234"));
        desk.errands().loseAnswer();
        desk.hosts().down(true);
        desk.settled();
        for (int seconds = 0; seconds < 50; seconds += 5) {
            desk.after(Duration.ofSeconds(5)).answered();
        }
        desk.act(new Act.Back(), PAID);
        assertThat(desk.view().reversals()).isOne();

        desk.act(BEGIN);

        assertThat(desk.notice().kind()).isEqualTo(Notice.Kind.PRACTICE_PAYMENT_OPEN);
        assertThat(desk.view().practising()).isFalse();
    }

    @Test
    void aRestartGoesOnWithItAndItsEndLeavesNothing() throws IOException {
        desk.act(CAT, BEGIN, COFFEE);

        desk.restart(STAFF);

        assertThat(desk.view().practising()).isTrue();
        assertThat(desk.sale().basket().lines()).hasSize(1);
        desk.act(CAT, PAID, END);
        assertThat(desk.view().practising()).isFalse();
        assertThat(desk.view().last()).isNull();
        assertThat(leftOfPractice()).isEmpty();
        desk.restart(STAFF);
        assertThat(desk.view().practising()).isFalse();
    }

    @Test
    void booksOfPracticeThatAreDamagedDoNotKeepTheTillFromStarting() throws IOException {
        desk.act(CAT, BEGIN, COFFEE, PAID);
        Path journal = leftOfPractice().getFirst().resolve("journal/epoch-999999.journal");
        desk.stop();
        Files.write(journal, new byte[100]);

        desk.restart(STAFF);

        assertThat(desk.view().practising()).isTrue();
        assertThat(desk.view().tally().sales()).isZero();
    }

    @Test
    void whatAnEndedPracticeLeftBehindIsNotGoneOnWith() throws IOException {
        desk.stop();
        Files.createDirectories(room().resolve("1-1"));

        desk.restart(STAFF);

        assertThat(leftOfPractice()).isEmpty();
    }

    @Test
    void wrongPinsCountWhilePractisingToo() throws IOException {
        desk.act(CAT, BEGIN, new Act.LockTill());
        List<TillTransaction> before = desk.facts();
        Act wrong = new Act.SignIn("c11", "9999");

        desk.act(wrong, wrong, wrong, wrong, wrong);

        assertThat(since(before))
                .singleElement()
                .isInstanceOfSatisfying(
                        OperatorSession.class,
                        session -> assertThat(session.change()).isEqualTo(Change.LOCKED_OUT));
        desk.act(CAT, END, new Act.LockTill(), ANN);
        assertThat(desk.notice().kind()).isEqualTo(Notice.Kind.SIGN_IN_LOCKED);
    }

    @Test
    void neitherTakesAReceiptOfTheOther() {
        desk.act(CAT, COFFEE, PAID);
        String real = last().source().receiptNumber();
        desk.act(BEGIN, COFFEE, PAID);
        String practised = last().source().receiptNumber();
        int asked = desk.headOffice().asked().size();

        desk.act(typed(real));
        assertThat(desk.notice()).isEqualTo(Notice.of(Notice.Kind.RECEIPT_NOT_PRACTISED, real));
        desk.act(new Act.Back(), END, typed(practised));

        assertThat(desk.notice()).isEqualTo(Notice.of(Notice.Kind.RECEIPT_OF_PRACTICE, practised));
        assertThat(desk.headOffice().asked()).hasSize(asked);
    }

    @Test
    void everyLanguageHasItsWordOnPaper() {
        desk.act(CAT, BEGIN);
        List<String> marks = new ArrayList<>();
        for (Language language : Language.values()) {
            desk.speak(language);
            desk.act(BREAD, PAID);
            marks.add(((ReceiptDocument.Text) desk.receipts().getLast().parts().getFirst()).text());
        }

        assertThat(marks).containsExactlyInAnyOrder("TRAINING", "練習", "练习");
    }
}
