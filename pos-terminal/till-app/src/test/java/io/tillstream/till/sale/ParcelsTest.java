package io.tillstream.till.sale;

import static io.tillstream.till.Shop.pounds;
import static org.assertj.core.api.Assertions.assertThat;

import io.tillstream.checkout.receipt.PaperLayout;
import io.tillstream.checkout.receipt.PaperLine;
import io.tillstream.checkout.receipt.ReceiptDocument;
import io.tillstream.events.Waybill;
import io.tillstream.events.sale.Closing;
import io.tillstream.events.sale.ParcelIn;
import io.tillstream.events.sale.ParcelLock;
import io.tillstream.events.sale.ParcelOut;
import io.tillstream.events.sale.ParcelSettlement;
import io.tillstream.events.sale.TillTransaction;
import io.tillstream.events.staff.Operator.Role;
import io.tillstream.till.Shop;
import io.tillstream.till.sale.CounterView.Phase;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The parcel counter: a week is how long it keeps a parcel. */
class ParcelsTest {
    private static final Act SHOES = new Act.Scanned("]C0SF1234567890");
    private static final Waybill SHOES_NUMBER = new Waybill("SF1234567890");
    private static final Act BOOKS = new Act.Scanned("]C0RR473124829GB");
    private static final Act ENTER = new Act.Typed("");
    private static final Act DONE = new Act.ParcelDone();

    @RegisterExtension
    final Desk desk = Desk.forEachTest(Shop.PARCELS);

    private static Act typed(String text) {
        return new Act.Typed(text);
    }

    private ParcelIn takenIn(Act waybill, String tail, String place, String due) throws IOException {
        desk.act(waybill, typed(tail), typed(place), typed(due));
        return (ParcelIn) desk.lastFact();
    }

    private <T extends TillTransaction> List<T> facts(Class<T> kind) throws IOException {
        return desk.facts().stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    private static String text(ReceiptDocument paper) {
        return new PaperLayout(48)
                .lay(paper).stream()
                        .map(line -> line instanceof PaperLine.Printed(String text, var _) ? text : "")
                        .collect(Collectors.joining("\n"));
    }

    /** Another code whose digits check: swapping in the next serial would not. */
    private static String otherThan(String code) {
        return code.equals("0005724") ? "0000000" : "0005724";
    }

    @Test
    void takesAParcelInAndPrintsItsLabel() throws IOException {
        assertThat(desk.view().phase()).isEqualTo(Phase.AT_PARCELS);

        ParcelIn shoes = takenIn(SHOES, "678", "a3", "12.50");

        assertThat(shoes.waybill()).isEqualTo(SHOES_NUMBER);
        assertThat(shoes.phoneTail()).isEqualTo("678");
        assertThat(shoes.place()).isEqualTo("A3");
        assertThat(shoes.cashOnDelivery()).isEqualTo(pounds("12.50"));
        ReceiptDocument paper = desk.receipts().getLast();
        assertThat(text(paper)).contains("A3").contains("SF1234567890").contains("£12.50");
        assertThat(paper.parts())
                .contains(new ReceiptDocument.QrCode("SF1234567890"))
                .contains(new ReceiptDocument.QrCode("TSP" + shoes.code()));
    }

    @Test
    void theLabelOnTheShelfNeverSaysTheCode() throws IOException {
        ParcelIn shoes = takenIn(SHOES, "678", "A3", "");

        List<ReceiptDocument.Part> parts = desk.receipts().getLast().parts();
        List<ReceiptDocument.Part> label = parts.subList(0, parts.indexOf(new ReceiptDocument.Cut()));
        assertThat(label.toString()).doesNotContain(shoes.code()).contains("SF1234567890");
    }

    @Test
    void theSameWaybillAgainIsAnsweredWithWhereItLies() throws IOException {
        ParcelIn shoes = takenIn(SHOES, "678", "A3", "");

        desk.act(SHOES);

        assertThat(desk.sale().stage()).isEqualTo(new Stage.Parcels(new ParcelStep.Proving(shoes)));
        assertThat(facts(ParcelIn.class)).hasSize(1);
    }

    @Test
    void aPostalNumberNeedsItsCheckDigit() throws IOException {
        desk.act(new Act.Scanned("]C0RR473124820GB"));
        assertThat(desk.notice().kind()).isEqualTo(Notice.Kind.WAYBILL_DIGIT);

        takenIn(BOOKS, "9012", "B1", "");

        assertThat(facts(ParcelIn.class)).hasSize(1);
    }

    @Test
    void aCarriersBarCodeThatLooksLikeACardIsOne() throws IOException {
        ParcelIn parcel = takenIn(new Act.Scanned("]C04111111111111111"), "678", "A3", "");

        assertThat(parcel.waybill()).isEqualTo(new Waybill("4111111111111111"));
    }

    @Test
    void aCardNumberThatIsTypedIsNoWaybill() throws IOException {
        for (String number : List.of("4111111111111111", "4111 1111 1111 1111", "]C04111111111111111")) {
            desk.act(typed(number));

            assertThat(desk.notice().kind()).isEqualTo(Notice.Kind.CARD_NUMBER);
        }
        assertThat(facts(ParcelIn.class)).isEmpty();
        assertThat(desk.sale().toString()).doesNotContain("4111");
    }

    /** A part of it finds the parcel; the whole was read from its bar code. */
    @Test
    void aParcelWhoseNumberLooksLikeACardIsFoundByAPartOfIt() throws IOException {
        takenIn(new Act.Scanned("]C04111111111111111"), "678", "A3", "");

        desk.act(typed("111111"));
        assertThat(desk.sale().notice()).isNull();
        desk.act(new Act.Scanned("]C04111111111111111"));
        assertThat(desk.sale().notice()).isNull();
        assertThat(facts(ParcelIn.class)).hasSize(1);
    }

    @Test
    void aCardNumberWhereNoWaybillIsAwaitedIsRefused() {
        desk.act(SHOES, typed("4111111111111111"));

        assertThat(desk.notice().kind()).isEqualTo(Notice.Kind.CARD_NUMBER);
    }

    @Test
    void goodsAreNoParcels() {
        desk.act(new Act.Scanned("]E0" + Shop.COFFEE.ean13()));

        assertThat(desk.notice().kind()).isEqualTo(Notice.Kind.GOODS_NOT_PARCEL);
    }

    @Test
    void aMemberIsKnownByTheirCode() throws IOException {
        desk.act(SHOES, new Act.Scanned(Shop.CARD), typed("A3"), ENTER);
        assertThat(((ParcelIn) desk.lastFact()).member()).isEqualTo(Shop.ANN);

        desk.act(SHOES, typed("678"));
        assertThat(desk.notice().kind()).isEqualTo(Notice.Kind.PARCEL_OF_MEMBER);
        desk.act(new Act.Back(), new Act.Scanned(Shop.CARD), DONE);

        assertThat(((ParcelOut) desk.lastFact()).proof()).isEqualTo(ParcelOut.Proof.MEMBER_CODE);
    }

    @Test
    void handsAParcelOutByItsCodeOnce() throws IOException {
        ParcelIn shoes = takenIn(SHOES, "678", "A3", "");

        desk.act(new Act.Scanned("]Q1TSP" + shoes.code()), DONE, DONE, typed(shoes.code()));

        assertThat(facts(ParcelOut.class)).singleElement().satisfies(out -> {
            assertThat(out.parcel()).isEqualTo(shoes.source());
            assertThat(out.proof()).isEqualTo(ParcelOut.Proof.PICK_UP_CODE);
        });
        assertThat(desk.notice().kind()).isEqualTo(Notice.Kind.WRONG_PICK_UP);
        assertThat(desk.view().parcels().waiting()).isEmpty();
    }

    @Test
    void handsAParcelOutByWaybillAndPhone() throws IOException {
        takenIn(SHOES, "678", "A3", "");

        desk.act(SHOES, typed("5678"), ENTER);

        assertThat(((ParcelOut) desk.lastFact()).proof()).isEqualTo(ParcelOut.Proof.PHONE_TAIL);
    }

    @Test
    void aParcelThatIsOutDoesNotComeInAgain() throws IOException {
        ParcelIn shoes = takenIn(SHOES, "678", "A3", "");
        desk.act(typed(shoes.code()), DONE, SHOES);

        assertThat(desk.notice().kind()).isEqualTo(Notice.Kind.PARCEL_GONE);
        assertThat(desk.notice().details()).containsExactly("SF1234567890", "2011-11-09");
    }

    @Test
    void fiveWrongCodesLockThemForHalfAMinuteAlsoAcrossARestart() throws IOException {
        ParcelIn shoes = takenIn(SHOES, "678", "A3", "");
        String wrong = otherThan(shoes.code());
        desk.act(typed(wrong), typed(wrong), typed(wrong), typed(wrong));
        assertThat(desk.notice()).isEqualTo(Notice.of(Notice.Kind.WRONG_PICK_UP, "1"));

        desk.act(typed(wrong));
        ParcelLock lock = (ParcelLock) desk.lastFact();
        assertThat(Duration.between(lock.happenedAt(), lock.until())).isEqualTo(Duration.ofSeconds(30));
        desk.restart();
        desk.act(typed(shoes.code()));
        assertThat(desk.notice().kind()).isEqualTo(Notice.Kind.PICK_UP_LOCKED);

        desk.clock().advance(Duration.ofSeconds(30));
        desk.act(typed(shoes.code()), DONE);
        assertThat(facts(ParcelOut.class)).hasSize(1);
    }

    @Test
    void aReceiverWhoGuessesLocksTheirParcelAlone() throws IOException {
        takenIn(SHOES, "678", "A3", "");
        takenIn(BOOKS, "9012", "B1", "");
        desk.act(SHOES);
        for (int i = 0; i < 5; i++) {
            desk.act(typed("111"));
        }
        assertThat(((ParcelLock) desk.lastFact()).waybill()).isEqualTo(SHOES_NUMBER);

        desk.act(typed("678"));
        assertThat(desk.notice().kind()).isEqualTo(Notice.Kind.PICK_UP_LOCKED);
        desk.act(new Act.Back(), new Act.Back(), BOOKS, typed("9012"), DONE);

        assertThat(facts(ParcelOut.class)).hasSize(1);
    }

    @Test
    void aMistypedCodeIsNoGuess() {
        for (int i = 0; i < 9; i++) {
            desk.act(typed("0005725"));
        }

        assertThat(desk.notice().kind()).isEqualTo(Notice.Kind.CODE_MISTYPED);
    }

    @Test
    void cashOnDeliveryIsPaidFirstAndIsNoSale() throws IOException {
        ParcelIn shoes = takenIn(SHOES, "678", "A3", "12.50");
        desk.act(typed(shoes.code()), typed("10"));
        assertThat(desk.notice()).isEqualTo(Notice.of(Notice.Kind.TOO_LITTLE_FOR_PARCEL, "£12.50", "£2.50"));
        assertThat(facts(ParcelOut.class)).isEmpty();

        desk.act(typed("20"));

        ParcelOut out = (ParcelOut) desk.lastFact();
        assertThat(out.tenders()).singleElement().satisfies(cash -> {
            assertThat(cash.tendered()).isEqualTo(pounds("20.00"));
            assertThat(cash.change()).isEqualTo(pounds("7.50"));
        });
        assertThat(desk.view().tally().sales()).isZero();
        assertThat(desk.receipts().getLast().parts()).contains(new ReceiptDocument.OpenDrawer());
        assertThat(text(desk.receipts().getLast())).contains("not a sale of this shop");
    }

    @Test
    void theSendersMoneyIsALineOfItsOwnOnTheReportsAndGoesToThem() throws IOException {
        ParcelIn shoes = takenIn(SHOES, "678", "A3", "12.50");
        desk.act(typed(shoes.code()), DONE, new Act.OpenDrawerMenu(), typed("7"));
        assertThat(text(desk.receipts().getLast())).containsPattern("Cash on delivery, not ours\\s+£12\\.50");

        desk.act(new Act.Back(), new Act.SettleParcels(), DONE);
        ParcelSettlement settlement = (ParcelSettlement) desk.lastFact();
        assertThat(settlement.amount()).isEqualTo(pounds("12.50"));
        assertThat(settlement.parcels()).hasSize(1);
        desk.act(new Act.SettleParcels());
        assertThat(desk.notice().kind()).isEqualTo(Notice.Kind.NOTHING_TO_SETTLE);

        desk.act(new Act.Back(), new Act.AtDrawer(DrawerStep.Choice.COUNT), new Act.DrawerDone());
        desk.act(new Act.AtDrawer(DrawerStep.Choice.Z), ENTER);
        Closing z = (Closing) desk.lastFact();
        assertThat(z.cash().onDelivery()).isEqualTo(pounds("12.50"));
        assertThat(z.cash().toSenders()).isEqualTo(pounds("12.50"));
        assertThat(z.cash().left()).isEqualTo(pounds("0.00"));
        assertThat(z.trade().sales()).isZero();
        assertThat(z.tenders().getFirst().overShort()).isEqualTo(pounds("0.00"));
    }

    @Test
    void whatNobodyFetchedInAWeekGoesBack() throws IOException {
        desk.told(
                Shop.operator("c11", "Ann", Role.CASHIER, "1111"),
                Shop.operator("c18", "Cat", Role.SUPERVISOR, "3333"));
        desk.act(new Act.SignIn("c11", "1111"));
        takenIn(SHOES, "678", "A3", "");
        desk.act(SHOES, new Act.SendParcelBack());
        assertThat(desk.view().phase()).isEqualTo(Phase.ASKING_LEAVE);
        desk.act(new Act.Back(), new Act.Back());

        desk.clock().advance(Duration.ofDays(7));
        desk.act(new Act.ChooseParcel("SF1234567890"), new Act.SendParcelBack(), DONE);

        ParcelOut out = (ParcelOut) desk.lastFact();
        assertThat(out.way()).isEqualTo(ParcelOut.Way.BACK_TO_CARRIER);
        assertThat(text(desk.receipts().getLast())).contains("PARCEL BACK TO CARRIER");
    }

    @Test
    void theListIsReadFromTheJournalAfterARestart() throws IOException {
        ParcelIn shoes = takenIn(SHOES, "678", "A3", "12.50");
        ParcelIn books = takenIn(BOOKS, "9012", "B1", "");
        desk.act(typed(books.code()), DONE);

        desk.restart();

        assertThat(desk.view().phase()).isEqualTo(Phase.AT_PARCELS);
        assertThat(desk.view().parcels().waiting().values()).containsExactly(shoes);
        desk.act(typed(shoes.code()), DONE);
        assertThat(facts(ParcelOut.class)).hasSize(2);
    }

    @Test
    void searchesByNumberPlaceAndPhone() throws IOException {
        takenIn(SHOES, "678", "A3", "");
        takenIn(BOOKS, "9012", "B1", "");

        for (String text : List.of("4731", "b1", "9012")) {
            desk.act(typed(text));
            assertThat(desk.sale().stage()).isEqualTo(new Stage.Parcels(new ParcelStep.Waiting(text, false, null)));
            assertThat(desk.view().parcels().search(text)).hasSize(1);
        }
        desk.act(typed("C9"));
        assertThat(desk.notice().kind()).isEqualTo(Notice.Kind.NO_PARCEL);
    }

    @Test
    void goodsAreAKeyAwayAndAWaybillLeadsBack() throws IOException {
        desk.act(new Act.SellGoods(), new Act.Scanned("]E0" + Shop.COFFEE.ean13()), new Act.PayCash(null));
        assertThat(desk.view().tally().sales()).isEqualTo(1);
        assertThat(desk.view().phase()).isEqualTo(Phase.IDLE);

        takenIn(SHOES, "678", "A3", "");

        assertThat(desk.view().phase()).isEqualTo(Phase.AT_PARCELS);
    }

    @Test
    void whatWasBegunIsNotLostToAKeyBesideIt() {
        desk.act(SHOES, typed("678"), BOOKS);
        assertThat(desk.notice().kind()).isEqualTo(Notice.Kind.NOT_A_PLACE);
        desk.act(new Act.OpenDrawerMenu());

        assertThat(desk.notice().kind()).isEqualTo(Notice.Kind.PARCEL_FIRST);
        assertThat(desk.view().phase()).isEqualTo(Phase.AT_PARCELS);
    }
}
