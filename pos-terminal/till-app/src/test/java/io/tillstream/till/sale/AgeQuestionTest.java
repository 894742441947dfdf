package io.tillstream.till.sale;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillstream.events.sale.AgeCheck;
import io.tillstream.events.sale.Sale;
import io.tillstream.till.Shop;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** It is 9 November 2011, and gin is sold from 18 years on. */
class AgeQuestionTest {
    private static final Act GIN = new Act.Scanned("]E0" + Shop.GIN.ean13());
    private static final Act MILK = new Act.Scanned("]E0" + Shop.MILK.ean13());

    @RegisterExtension
    final Desk desk = Desk.forEachTest(Shop.gin());

    private AgeCheck checked() throws IOException {
        return Objects.requireNonNull(
                ((Sale) desk.lastFact()).lines().getFirst().ageCheck());
    }

    @Test
    void asksBeforeTheItemIsInTheBasketAndRecordsHowItWasMadeSure() throws IOException {
        desk.act(GIN);
        assertThat(desk.view().phase()).isEqualTo(CounterView.Phase.ASKING_AGE);
        assertThat(desk.sale().basket().lines()).isEmpty();

        desk.act(new Act.OfAge(AgeCheck.Method.PLAINLY_OLDER), GIN, new Act.PayCash(null));

        assertThat(checked()).isEqualTo(new AgeCheck(18, AgeCheck.Method.PLAINLY_OLDER, "c1"));
        assertThat(((Sale) desk.lastFact()).lines()).hasSize(1);
    }

    @Test
    void takesADateOfBirthAndForgetsIt() throws IOException {
        desk.act(GIN, new Act.Typed("1993-11-09"), new Act.PayCash(null));

        assertThat(checked()).isEqualTo(new AgeCheck(18, AgeCheck.Method.DOCUMENT_SEEN, "c1"));
        assertThat(desk.facts().toString()).doesNotContain("1993");
    }

    @Test
    void leavesTheItemOutForACustomerWhoIsADayTooYoung() {
        desk.act(MILK, GIN, new Act.Typed("19931110"));

        assertThat(desk.notice()).isEqualTo(Notice.of(Notice.Kind.TOO_YOUNG, "18"));
        assertThat(desk.sale().basket().lines()).hasSize(1);
        assertThat(desk.view().phase()).isEqualTo(CounterView.Phase.SCANNING);
    }

    @Test
    void leavesTheItemOutWhenTheOperatorSaysSo() {
        desk.act(MILK, GIN, new Act.TooYoung());

        assertThat(desk.notice().kind()).isEqualTo(Notice.Kind.TOO_YOUNG);
        assertThat(desk.sale().basket().lines()).hasSize(1);
    }

    @Test
    void goesOnOnlyWithAnAnswer() {
        desk.act(MILK, GIN);

        for (Act act : List.of(MILK, new Act.PayCash(null), new Act.VoidLine(1), new Act.Suspend(), new Act.Cancel())) {
            desk.act(act);
            assertThat(desk.notice().kind()).isEqualTo(Notice.Kind.ANSWER_FIRST);
        }
        desk.act(new Act.Typed("tomorrow"));
        assertThat(desk.notice()).isEqualTo(Notice.of(Notice.Kind.NOT_A_BIRTHDAY, "tomorrow"));
        assertThat(desk.view().phase()).isEqualTo(CounterView.Phase.ASKING_AGE);
    }

    @Test
    void keepsTheCheckOfABasketThatWasPutAside() throws IOException {
        desk.act(GIN, new Act.OfAge(AgeCheck.Method.DOCUMENT_SEEN), new Act.Suspend());

        desk.restart(Shop.gin());
        desk.act(new Act.Resume("1"), new Act.PayCash(null));

        assertThat(checked().method()).isEqualTo(AgeCheck.Method.DOCUMENT_SEEN);
    }

    @Test
    void saysHowManyOneCustomerMayBuy() {
        desk.restart(Shop.breadForOne(2));

        desk.act(new Act.NextQuantity(3), new Act.Scanned("]E0" + Shop.BREAD.ean13()));

        assertThat(desk.notice()).isEqualTo(Notice.of(Notice.Kind.OVER_LIMIT, "2", "3"));
        assertThat(desk.sale().basket().lines()).isEmpty();
    }
}
