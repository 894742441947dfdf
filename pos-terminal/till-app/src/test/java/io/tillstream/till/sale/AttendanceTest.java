package io.tillstream.till.sale;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillstream.events.sale.Approval;
import io.tillstream.events.sale.OperatorSession;
import io.tillstream.events.sale.OperatorSession.Change;
import io.tillstream.events.sale.OperatorSession.Means;
import io.tillstream.events.sale.Sale;
import io.tillstream.events.sale.TillTransaction;
import io.tillstream.events.staff.Operator.Role;
import io.tillstream.till.Shop;
import io.tillstream.till.sale.CounterView.Phase;
import io.tillstream.till.sale.Stage.Changing.How;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Ann and Bob are cashiers, Cat supervises, Dan manages. */
class AttendanceTest {
    private static final String[] STAFF = {
        Shop.operator("c11", "Ann", Role.CASHIER, "1111"),
        Shop.operator("c12", "Bob", Role.CASHIER, "2222"),
        Shop.operator("c18", "Cat", Role.SUPERVISOR, "3333"),
        Shop.operator("c19", "Dan", Role.MANAGER, "4444")
    };
    private static final Act COFFEE = new Act.Scanned("]E0" + Shop.COFFEE.ean13());
    private static final Act ANN = new Act.SignIn("c11", "1111");

    @RegisterExtension
    final Desk desk = Desk.forEachTest(STAFF);

    private static Act badge(String pin) {
        return new Act.Scanned("]C0" + Shop.badge(pin));
    }

    private static Act typed(String text) {
        return new Act.Typed(text);
    }

    private List<String> sessions() throws IOException {
        return desk.facts().stream()
                .filter(OperatorSession.class::isInstance)
                .map(OperatorSession.class::cast)
                .map(session -> session.operator() + " " + session.change())
                .toList();
    }

    @Test
    void nothingIsSoldBeforeSomebodySignsIn() {
        desk.act(COFFEE);

        assertThat(desk.view().phase()).isEqualTo(Phase.SIGNING_IN);
        assertThat(desk.notice().kind()).isEqualTo(Notice.Kind.NOT_A_BADGE);
        assertThat(desk.sale().basket().isEmpty()).isTrue();
    }

    @Test
    void lettersAndPinOnTheKeysSignSomebodyInAndTheSaleSaysWho() throws IOException {
        desk.act(typed("c11"), typed("1111"), COFFEE, new Act.PayCash(null));

        assertThat(((Sale) desk.lastFact()).operator()).isEqualTo("c11");
        assertThat(sessions()).containsExactly("c11 SIGNED_IN");
    }

    @Test
    void aBadgeTakesOverInOneStepAndTheBasketStays() throws IOException {
        desk.act(ANN, COFFEE, badge("2222"), new Act.PayCash(null));

        Sale sale = (Sale) desk.lastFact();
        assertThat(sale.operator()).isEqualTo("c12");
        assertThat(sale.lines()).hasSize(1);
        assertThat(sessions()).containsExactly("c11 SIGNED_IN", "c11 SIGNED_OUT", "c12 SIGNED_IN");
        assertThat(desk.facts().stream()
                        .filter(OperatorSession.class::isInstance)
                        .map(fact -> ((OperatorSession) fact).means()))
                .containsExactly(Means.PIN, null, Means.BADGE);
    }

    @Test
    void aLockedTillKeepsTheBasketForWhoeverComesNext() throws IOException {
        desk.act(ANN, COFFEE, new Act.BeginPayment(), typed("1"), new Act.LockTill());
        assertThat(desk.view().phase()).isEqualTo(Phase.SIGNING_IN);

        desk.act(new Act.PayCash(null));
        assertThat(desk.notice().kind()).isEqualTo(Notice.Kind.SIGN_IN_FIRST);

        desk.act(new Act.ChooseOperator("c12"), typed("2222"));
        assertThat(desk.view().phase()).isEqualTo(Phase.PAYING);
        desk.act(new Act.PayCash(null));
        assertThat(((Sale) desk.lastFact()).total()).isEqualTo(Shop.pounds("6.40"));
    }

    @Test
    void everybodySignsInAnewAfterARestart() throws IOException {
        desk.act(ANN, COFFEE);

        desk.restart(STAFF);

        assertThat(desk.view().phase()).isEqualTo(Phase.SIGNING_IN);
        desk.act(ANN, new Act.PayCash(null));
        assertThat(((Sale) desk.lastFact()).lines()).hasSize(1);
    }

    @Test
    void fiveWrongPinsAreARecordAndKeepOutAlsoAfterARestart() throws IOException {
        desk.act(new Act.ChooseOperator("c11"));
        for (int wrong = 0; wrong < 5; wrong++) {
            desk.act(typed("9999"));
        }
        assertThat(((OperatorSession) desk.lastFact()).change()).isEqualTo(Change.LOCKED_OUT);
        assertThat(((OperatorSession) desk.lastFact()).lockedUntil()).isEqualTo(Shop.NOON.plusSeconds(30));

        desk.restart(STAFF);
        desk.act(ANN);

        assertThat(desk.notice()).isEqualTo(Notice.of(Notice.Kind.SIGN_IN_LOCKED, "12:00:30"));
        assertThat(desk.view().phase()).isEqualTo(Phase.SIGNING_IN);
    }

    @Test
    void noDigitOfAPinReachesTheJournal() throws IOException {
        desk.act(new Act.ChooseOperator("c11"), typed("987654"), typed("1111"), COFFEE, new Act.PayCash(null));

        List<TillTransaction> facts = desk.facts();
        assertThat(facts.toString()).doesNotContain("987654").doesNotContain("1111");
        assertThat(String.valueOf(desk.sale())).doesNotContain("987654");
    }

    @Test
    void aSupervisorStandsBesideTheCashierForOneChangeOnly() throws IOException {
        desk.act(ANN, COFFEE, new Act.BeginChange(""), new Act.ChangeHow(How.Kind.PERCENT, "20"));
        desk.act(new Act.ChangeFor("damaged"));
        assertThat(desk.view().phase()).isEqualTo(Phase.ASKING_LEAVE);

        desk.act(badge("3333"));

        assertThat(desk.view().phase()).isEqualTo(Phase.SCANNING);
        desk.act(new Act.BeginChange(""), new Act.ChangeHow(How.Kind.PERCENT, "21"), new Act.ChangeFor("damaged"));
        assertThat(desk.view().phase()).isEqualTo(Phase.ASKING_LEAVE);
        desk.act(new Act.Back(), new Act.Back(), new Act.PayCash(null));
        Sale sale = (Sale) desk.lastFact();
        assertThat(sale.operator()).isEqualTo("c11");
        assertThat(sale.lines().getFirst().discounts().getFirst().approval()).isEqualTo(new Approval("damaged", "c18"));
    }

    @Test
    void neitherOneselfNorAnotherCashierAllows() {
        desk.act(
                ANN,
                COFFEE,
                new Act.BeginChange(""),
                new Act.ChangeHow(How.Kind.PERCENT, "50"),
                new Act.ChangeFor("damaged"));

        desk.act(badge("1111"));
        assertThat(desk.notice().kind()).isEqualTo(Notice.Kind.LEAVE_OF_ONESELF);
        desk.act(new Act.SignIn("c12", "2222"));
        assertThat(desk.notice().kind()).isEqualTo(Notice.Kind.LEAVE_NOT_THEIRS);
        desk.act(new Act.SignIn("c18", "3333"));
        assertThat(desk.notice().kind()).isEqualTo(Notice.Kind.LEAVE_NOT_THEIRS);
        desk.act(new Act.SignIn("c19", "4444"));
        assertThat(desk.view().phase()).isEqualTo(Phase.SCANNING);
    }

    @Test
    void aManagersOwnChangeNeedsNobody() throws IOException {
        desk.act(
                new Act.SignIn("c19", "4444"),
                COFFEE,
                new Act.BeginChange(""),
                new Act.ChangeHow(How.Kind.PERCENT, "50"),
                new Act.ChangeFor("damaged"),
                new Act.PayCash(null));

        assertThat(((Sale) desk.lastFact()).total()).isEqualTo(Shop.pounds("3.20"));
    }
}
