package io.tillstream.till.sale;

import static io.tillstream.till.Shop.pounds;
import static org.assertj.core.api.Assertions.assertThat;

import io.tillstream.events.sale.Approval;
import io.tillstream.events.sale.ReturnTerms;
import io.tillstream.events.sale.Sale;
import io.tillstream.events.sale.Tender;
import io.tillstream.events.staff.Operator.Role;
import io.tillstream.till.Shop;
import io.tillstream.till.sale.CounterView.Phase;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A customer brings coffee back and has lost the receipt. */
class CreditingTest {
    private static final Act COFFEE = new Act.Scanned("]E0" + Shop.COFFEE.ean13());
    private static final Act CARD = new Act.Scanned("]C0" + Shop.GIFT_CARD);
    private static final Act ANN = new Act.SignIn("c11", "1111");
    private static final Act CAT = new Act.SignIn("c18", "3333");

    @RegisterExtension
    final Desk desk = Desk.forEachTest(
            Shop.operator("c11", "Ann", Role.CASHIER, "1111"),
            Shop.operator("c18", "Cat", Role.SUPERVISOR, "3333"),
            Shop.operator("c19", "Dan", Role.MANAGER, "4444"));

    private void bringsBackTwoCoffees() {
        desk.act(new Act.BeginReturn(), new Act.BeginCredit(), COFFEE, COFFEE, CARD, new Act.Typed("1"));
    }

    @Test
    void goesOntoAGiftCardByASupervisorsLeave() throws IOException {
        desk.act(ANN);
        bringsBackTwoCoffees();
        desk.act(new Act.ConfirmReturn());
        assertThat(desk.view().phase()).isEqualTo(Phase.ASKING_LEAVE);

        desk.act(CAT);

        Sale credit = (Sale) desk.lastFact();
        assertThat(credit.total()).isEqualTo(pounds("-12.80"));
        assertThat(credit.tenders().getFirst().type()).isEqualTo(Tender.TenderType.GIFT_CARD);
        assertThat(credit.tenders().getFirst().account()).isEqualTo(Shop.GIFT_CARD);
        assertThat(credit.returnTerms())
                .isEqualTo(new ReturnTerms(ReturnTerms.Check.NO_RECEIPT, new Approval("damaged", "c18")));
    }

    @Test
    void notEvenASupervisorDoesItAlone() throws IOException {
        desk.act(CAT);
        bringsBackTwoCoffees();
        int before = desk.facts().size();

        desk.act(new Act.ConfirmReturn(), CAT);
        assertThat(desk.notice().kind()).isEqualTo(Notice.Kind.LEAVE_OF_ONESELF);
        assertThat(desk.facts()).hasSize(before);

        desk.act(new Act.SignIn("c19", "4444"));
        assertThat(((Sale) desk.lastFact()).operator()).isEqualTo("c18");
    }

    @Test
    void asksForTheCardAndTheReasonFirst() {
        desk.act(ANN, new Act.BeginReturn(), new Act.BeginCredit(), COFFEE, new Act.ConfirmReturn());
        assertThat(desk.notice().kind()).isEqualTo(Notice.Kind.CREDIT_CARD_FIRST);

        desk.act(CARD, new Act.ConfirmReturn());
        assertThat(desk.notice().kind()).isEqualTo(Notice.Kind.NO_REASON);
    }

    @Test
    void refusesWhatIsWorthMoreThanTheLimitBeforeAnybodyIsCalled() {
        desk.act(ANN, new Act.BeginReturn(), new Act.BeginCredit(), COFFEE);
        desk.act(new Act.ReturnPieces(1, 16), CARD, new Act.Typed("3"), new Act.ConfirmReturn());

        assertThat(desk.notice()).isEqualTo(Notice.of(Notice.Kind.CREDIT_OVER_LIMIT, "£102.40", "£100.00"));
    }

    @Test
    void nobodyIsThereToAllowItAtATillThatKnowsNobody() {
        desk.told();
        bringsBackTwoCoffees();
        desk.act(new Act.ConfirmReturn());

        assertThat(desk.notice().kind()).isEqualTo(Notice.Kind.CREDIT_NEEDS_STAFF);
    }
}
