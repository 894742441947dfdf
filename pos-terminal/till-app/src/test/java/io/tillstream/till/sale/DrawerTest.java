package io.tillstream.till.sale;

import static io.tillstream.till.Shop.pounds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.tillstream.checkout.receipt.PaperLayout;
import io.tillstream.checkout.receipt.PaperLine;
import io.tillstream.checkout.receipt.ReceiptDocument;
import io.tillstream.events.Language;
import io.tillstream.events.sale.Closing;
import io.tillstream.events.sale.NoSale;
import io.tillstream.events.sale.Sale;
import io.tillstream.events.sale.TenderControl;
import io.tillstream.events.sale.TillSettlement;
import io.tillstream.events.sale.TillTransaction;
import io.tillstream.events.staff.Operator.Role;
import io.tillstream.till.Shop;
import io.tillstream.till.sale.CounterView.Phase;
import io.tillstream.till.sale.DrawerStep.Choice;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Ann is a cashier, Cat supervises. The day is 2011-11-09. */
class DrawerTest {
    private static final String[] STAFF = {
        Shop.operator("c11", "Ann", Role.CASHIER, "1111"),
        Shop.operator("c12", "Bob", Role.CASHIER, "2222"),
        Shop.operator("c18", "Cat", Role.SUPERVISOR, "3333")
    };
    private static final Act COFFEE = new Act.Scanned("]E0" + Shop.COFFEE.ean13());
    private static final Act ANN = new Act.SignIn("c11", "1111");
    private static final Act BOB = new Act.SignIn("c12", "2222");
    private static final Act CAT = new Act.SignIn("c18", "3333");
    private static final Act PAID = new Act.PayCash(null);
    private static final LocalDate TODAY = LocalDate.parse("2011-11-09");

    @RegisterExtension
    final Desk desk = Desk.forEachTest(STAFF);

    private static Act typed(String text) {
        return new Act.Typed(text);
    }

    private static Act choose(Choice choice) {
        return new Act.AtDrawer(choice);
    }

    /** Counts so many pound coins, whatever lies above them. */
    private void countPounds(int coins) {
        desk.act(choose(Choice.COUNT));
        // 50, 20, 10, 5, 2, 1 pound: the coins are the sixth row.
        desk.act(new Act.CountRow(5), typed(Integer.toString(coins)), new Act.DrawerDone());
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

    @Test
    void movesCashWithTheKeysOfTheMenu() throws IOException {
        desk.act(ANN, new Act.OpenDrawerMenu(), typed("1"), typed("100"));
        desk.act(new Act.OpenDrawerMenu(), typed("3"), typed("7.50"), typed("2"));

        assertThat(facts(TenderControl.class))
                .extracting(TenderControl::kind, TenderControl::amount, TenderControl::reason, TenderControl::operator)
                .containsExactly(
                        tuple(TenderControl.Kind.TENDER_LOAN, pounds("100.00"), null, "c11"),
                        tuple(TenderControl.Kind.PAID_OUT, pounds("7.50"), "postage", "c11"));
        assertThat(desk.receipts())
                .allSatisfy(slip -> assertThat(slip.parts()).contains(new ReceiptDocument.OpenDrawer()));
        assertThat(text(desk.receipts().getLast()))
                .contains("PAID OUT")
                .contains("Postage")
                .contains("£7.50");
    }

    @Test
    void aCashierOpensTheDrawerByASupervisorsLeaveOnly() throws IOException {
        desk.act(ANN, choose(Choice.NO_SALE), typed("1"));
        assertThat(desk.view().phase()).isEqualTo(Phase.ASKING_LEAVE);
        assertThat(facts(NoSale.class)).isEmpty();

        desk.act(CAT);

        NoSale opened = (NoSale) desk.lastFact();
        assertThat(opened.operator()).isEqualTo("c11");
        assertThat(opened.approver()).isEqualTo("c18");
        assertThat(opened.reason()).isEqualTo("change");
    }

    @Test
    void aCountSaysNothingOfWhatShouldBeThere() throws IOException {
        desk.act(ANN, choose(Choice.TENDER_LOAN), typed("100"), COFFEE, PAID);

        countPounds(106);

        TillSettlement count = (TillSettlement) desk.lastFact();
        assertThat(count.tenders().getFirst().expected()).isEqualTo(pounds("106.40"));
        assertThat(count.tenders().getFirst().overShort()).isEqualTo(pounds("-0.40"));
        assertThat(text(desk.receipts().getLast()))
                .contains("£106.00")
                .doesNotContain("106.40")
                .doesNotContain("0.40");
    }

    @Test
    void countingAgainNeedsASupervisorAndReplacesTheCount() throws IOException {
        desk.act(ANN, choose(Choice.TENDER_LOAN), typed("100"));
        countPounds(90);
        desk.act(choose(Choice.COUNT));
        assertThat(desk.view().phase()).isEqualTo(Phase.ASKING_LEAVE);

        desk.act(CAT, new Act.CountRow(5), typed("100"), new Act.DrawerDone());

        List<TillSettlement> counts = facts(TillSettlement.class);
        assertThat(counts.getLast().replaces()).isEqualTo(counts.getFirst().source());
        assertThat(counts.getLast().approver()).isEqualTo("c18");
        assertThat(counts.getLast().tenders().getFirst().overShort()).isEqualTo(pounds("0.00"));
    }

    @Test
    void aScanDoesNotLoseACountThatWasBegun() {
        desk.act(ANN, choose(Choice.COUNT), typed("3"), COFFEE);

        assertThat(desk.notice().kind()).isEqualTo(Notice.Kind.DRAWER_FIRST);
        assertThat(desk.view().phase()).isEqualTo(Phase.AT_DRAWER);
    }

    @Test
    void anXIsALookThatChangesNothing() throws IOException {
        desk.act(CAT, choose(Choice.TENDER_LOAN), typed("100"), COFFEE, PAID);
        int before = desk.facts().size();

        desk.act(choose(Choice.X), typed(""), choose(Choice.X));

        assertThat(desk.facts()).hasSize(before);
        assertThat(text(desk.receipts().getLast()))
                .contains("X REPORT")
                .contains("Nothing was reset.")
                .contains("£106.40");
    }

    @Test
    void aCashierSeesAnXByASupervisorsLeave() {
        desk.act(ANN, choose(Choice.X));

        assertThat(desk.view().phase()).isEqualTo(Phase.ASKING_LEAVE);
    }

    @Test
    void aDayIsClosedOnceAndOnlyAfterACount() throws IOException {
        desk.act(CAT, choose(Choice.TENDER_LOAN), typed("100"), COFFEE, PAID, choose(Choice.Z));
        assertThat(desk.notice().kind()).isEqualTo(Notice.Kind.COUNT_FIRST);

        countPounds(106);
        desk.act(choose(Choice.Z), typed(""));

        Closing z = (Closing) desk.lastFact();
        assertThat(z.number()).isEqualTo(1);
        assertThat(z.businessDate()).isEqualTo(TODAY);
        assertThat(z.trade().sold()).isEqualTo(pounds("6.40"));
        assertThat(z.cash().corrected()).isEqualTo(pounds("-0.40"));
        assertThat(text(desk.receipts().getLast())).contains("Z REPORT No. 1").contains("2011-11-09");
        desk.act(typed(""), choose(Choice.Z));
        assertThat(desk.notice()).isEqualTo(Notice.of(Notice.Kind.ALREADY_CLOSED, "2011-11-09", "2011-11-10"));
    }

    @Test
    void theLastZIsLookedAtAgainAndPrintedOnceAsACopy() throws IOException {
        desk.act(CAT, choose(Choice.LAST_Z));
        assertThat(desk.notice().kind()).isEqualTo(Notice.Kind.NOTHING_CLOSED_YET);
        desk.act(choose(Choice.TENDER_LOAN), typed("100"), COFFEE, PAID);
        countPounds(106);
        desk.act(choose(Choice.Z), typed(""), typed(""));
        ReceiptDocument original = desk.receipts().getLast();
        int papers = desk.receipts().size();
        desk.restart(STAFF);
        int records = desk.facts().size() + 1;

        desk.act(CAT, new Act.OpenDrawerMenu(), typed("0"));
        assertThat(desk.sale().stage()).isEqualTo(new Stage.AtDrawer(new DrawerStep.LastZ(original)));
        assertThat(desk.receipts()).hasSize(papers);
        desk.act(new Act.PrintReport(), new Act.PrintReport(), typed(""));

        assertThat(desk.receipts()).hasSize(papers + 1);
        assertThat(desk.receipts().getLast()).isEqualTo(original.asCopy());
        assertThat(desk.facts()).hasSize(records);
    }

    @Test
    void aCashierSeesTheLastZByASupervisorsLeave() {
        desk.act(ANN, choose(Choice.LAST_Z));

        assertThat(desk.view().phase()).isEqualTo(Phase.ASKING_LEAVE);
    }

    @Test
    void aZByASupervisorsLeaveSaysWhoAllowedIt() throws IOException {
        desk.act(ANN, choose(Choice.TENDER_LOAN), typed("10"));
        countPounds(10);

        desk.act(choose(Choice.Z), CAT, typed(""));

        Closing z = (Closing) desk.lastFact();
        assertThat(z.operator()).isEqualTo("c11");
        assertThat(z.approver()).isEqualTo("c18");
        assertThat(text(desk.receipts().getLast())).contains("Approved by").contains("c18");
    }

    /** S1: two cashiers count blindly, one Z, and what comes after it is a dated correction. */
    @Test
    void twoCashiersCountTheDayIsClosedAndALateSaleIsADatedCorrection() throws IOException {
        desk.act(ANN, choose(Choice.TENDER_LOAN), typed("100"), COFFEE, PAID);
        countPounds(106);
        desk.act(new Act.LockTill(), BOB, COFFEE, PAID);
        countPounds(113);
        desk.act(CAT, choose(Choice.Z), typed(""), typed(""), new Act.LockTill());
        Closing first = facts(Closing.class).getFirst();

        desk.restart(STAFF);
        desk.act(BOB, COFFEE, PAID);
        Sale late = (Sale) desk.lastFact();
        desk.restart(Clock.offset(Shop.AT_NOON, Duration.ofDays(1)), STAFF);
        desk.act(BOB, COFFEE, PAID);
        countPounds(126);
        desk.act(CAT, choose(Choice.Z), typed(""));

        // 106.40 expected, then 106 + 6.40 = 112.40.
        assertThat(facts(TillSettlement.class))
                .extracting(count -> count.tenders().getFirst().overShort())
                .startsWith(pounds("-0.40"), pounds("0.60"));
        assertThat(first.cash().corrected()).isEqualTo(pounds("0.20"));
        assertThat(first.trade().sales()).isEqualTo(2);
        assertThat(late.businessDate()).isEqualTo(TODAY.plusDays(1));
        Closing second = facts(Closing.class).getLast();
        assertThat(second.number()).isEqualTo(2);
        assertThat(second.businessDate()).isEqualTo(TODAY.plusDays(1));
        assertThat(second.corrections()).containsExactly(new Closing.DatedCorrection(TODAY, 1, pounds("6.40")));
        assertThat(second.grandTotal().sales()).isEqualTo(pounds("25.60"));
        assertThat(text(desk.receipts().getLast()))
                .contains("RUNG UP AFTER A CLOSING")
                .contains("of 2011-11-09 (1)");
    }

    @Test
    void everyPaperIsWrittenInThreeLanguages() {
        desk.act(CAT, choose(Choice.TENDER_LOAN), typed("100"));
        countPounds(100);
        desk.speak(Language.ZH_TW);
        desk.act(choose(Choice.X), typed(""));
        assertThat(text(desk.receipts().getLast()))
                .contains("X 班中報表")
                .contains("備用金")
                .contains("未上傳紀錄");
        desk.speak(Language.ZH_CN);
        desk.act(choose(Choice.Z), typed(""));
        assertThat(text(desk.receipts().getLast()))
                .contains("Z 日结报表 第 1 号")
                .contains("长短款")
                .contains("累计总额");
    }
}
