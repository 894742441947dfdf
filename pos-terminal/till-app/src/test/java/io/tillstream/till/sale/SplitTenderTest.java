package io.tillstream.till.sale;

import static io.tillstream.till.Shop.pounds;
import static org.assertj.core.api.Assertions.assertThat;

import io.tillstream.events.sale.PaymentAttempted;
import io.tillstream.events.sale.PaymentAttempted.Result;
import io.tillstream.events.sale.PointsLot;
import io.tillstream.events.sale.Sale;
import io.tillstream.events.sale.Tender;
import io.tillstream.events.sale.Tender.TenderType;
import io.tillstream.till.Shop;
import java.io.IOException;
import java.nio.file.Files;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Coffee for 6.40 and milk for 1.20, paid by more than one means. */
class SplitTenderTest {
    private static final Act MILK = new Act.Scanned("]E0" + Shop.MILK.ean13());
    private static final Act COFFEE = new Act.Scanned("]E0" + Shop.COFFEE.ean13());
    private static final Act CARD = new Act.Scanned("]C0" + Shop.CARD);
    private static final Act GIFT_CARD = new Act.Scanned("]C0" + Shop.GIFT_CARD);

    @RegisterExtension
    final Desk desk = Desk.forEachTest();

    @Test
    void takesCashInPartsAndGivesChangeOnTheLast() throws IOException {
        desk.act(COFFEE, new Act.BeginPayment(), new Act.Typed("5"));
        assertThat(desk.due().cashDue()).isEqualTo(pounds("1.40"));
        assertThat(desk.view().phase()).isEqualTo(CounterView.Phase.PAYING);

        desk.act(new Act.Typed("1"), new Act.Typed("0.50"));

        Sale sale = (Sale) desk.lastFact();
        assertThat(sale.tenders()).containsExactly(new Tender(TenderType.CASH, pounds("6.50"), pounds("0.10")));
        assertThat(desk.facts()).hasSize(2);
    }

    @Test
    void saysWhatTheMostIsWhereverAnAmountIsTyped() {
        desk.act(COFFEE, new Act.BeginPayment());

        for (Act act : List.of(
                new Act.Typed("99999999999"),
                new Act.PayTyped("99999999999"),
                new Act.AwaitGiftCard("99999999999"),
                new Act.PayPoints("99999999999"))) {
            desk.act(act);
            assertThat(desk.notice().kind()).isEqualTo(Notice.Kind.AMOUNT_TOO_LARGE);
            assertThat(desk.notice().details()).startsWith("99999999999");
        }
        desk.act(new Act.PayCash(Long.MAX_VALUE));
        assertThat(desk.notice().kind()).isEqualTo(Notice.Kind.AMOUNT_TOO_LARGE);
        assertThat(desk.due().paying().isFree()).isTrue();
    }

    @Test
    void givesBackTheNewestPartOrTheOneThatIsNamed() throws IOException {
        desk.act(COFFEE, new Act.BeginPayment(), new Act.Typed("1"), new Act.Typed("2"), new Act.Typed("0.4"));

        desk.act(new Act.TakeBack("2"));
        assertThat(desk.due().cashDue()).isEqualTo(pounds("5.00"));
        desk.act(new Act.TakeBack(""));
        assertThat(desk.due().cashDue()).isEqualTo(pounds("5.40"));
        desk.act(new Act.TakeBack(""), new Act.TakeBack(""));

        assertThat(desk.notice().kind()).isEqualTo(Notice.Kind.NOTHING_TAKEN);
        assertThat(desk.facts()).hasSize(1);
    }

    @Test
    void keepsTheBasketAsItIsWhileAnythingIsTaken() {
        desk.act(COFFEE, new Act.BeginPayment(), new Act.Typed("5"));

        for (Act act :
                List.of(MILK, new Act.Picked(Shop.MILK), new Act.VoidLine(1), new Act.Back(), new Act.Cancel(), CARD)) {
            desk.act(act);
            assertThat(desk.notice().kind()).isEqualTo(Notice.Kind.TAKE_BACK_FIRST);
            desk.act(new Act.Back());
            assertThat(desk.due().cashDue()).isEqualTo(pounds("1.40"));
        }
    }

    @Test
    void paysAPartByGiftCardAndTheRestInCash() throws IOException {
        desk.told(Shop.giftCardGrant("5.00 GBP", Shop.NOON.plusSeconds(3600))).act(COFFEE, GIFT_CARD);

        assertThat(desk.due().cashDue()).isEqualTo(pounds("1.40"));
        assertThat(desk.lastFact()).isInstanceOfSatisfying(PaymentAttempted.class, attempt -> {
            assertThat(attempt.attempt()).isEqualTo("s1-t1/1/2");
            assertThat(attempt.means()).isEqualTo(TenderType.GIFT_CARD);
            assertThat(attempt.amount()).isEqualTo(pounds("5.00"));
            assertThat(attempt.result()).isEqualTo(Result.APPROVED);
            assertThat(attempt.grant()).isEqualTo("g-card");
        });
        desk.act(new Act.PayCash(200L));

        Sale sale = (Sale) desk.lastFact();
        assertThat(sale.tenders())
                .containsExactly(
                        new Tender(
                                TenderType.GIFT_CARD,
                                pounds("5.00"),
                                pounds("0.00"),
                                "s1-t1/1/2",
                                Shop.GIFT_CARD,
                                List.of()),
                        new Tender(TenderType.CASH, pounds("2.00"), pounds("0.60")));
        assertThat(desk.receipts().getLast().toString()).contains("Gift card").contains("5.00");
    }

    @Test
    void paysTheAmountThatWasAskedOfTheCardAndNeverGivesChangeForIt() throws IOException {
        desk.told(Shop.giftCardGrant("50.00 GBP", Shop.NOON.plusSeconds(3600)))
                .act(COFFEE, new Act.AwaitGiftCard("2.40"), GIFT_CARD);
        assertThat(desk.due().cashDue()).isEqualTo(pounds("4.00"));

        desk.act(new Act.AwaitGiftCard("4.01"), GIFT_CARD);
        assertThat(desk.notice()).isEqualTo(Notice.of(Notice.Kind.OVER_TENDER, "£4.01", "£4.00"));

        desk.act(new Act.AwaitGiftCard(""), GIFT_CARD);
        assertThat(((Sale) desk.lastFact()).tenders()).extracting(Tender::type).containsOnly(TenderType.GIFT_CARD);
        assertThat(desk.view().phase()).isEqualTo(CounterView.Phase.IDLE);
    }

    @Test
    void neverSpendsMoreOfAGrantThanItHolds() throws IOException {
        desk.told(Shop.giftCardGrant("7.00 GBP", Shop.NOON.plusSeconds(3600))).act(COFFEE, GIFT_CARD);
        assertThat(desk.lastFact()).isInstanceOf(Sale.class);

        desk.restart(Shop.giftCardGrant("7.00 GBP", Shop.NOON.plusSeconds(3600)));
        desk.act(COFFEE, GIFT_CARD);

        // 7.00 less the 6.40 of the sale before.
        assertThat(desk.due().cashDue()).isEqualTo(pounds("5.80"));
    }

    @Test
    void refusesACardWithoutAGrantOrANetworkAndLeavesNoTrace() throws IOException {
        desk.headOffice().cut();
        desk.act(COFFEE, GIFT_CARD);

        assertThat(desk.notice()).isEqualTo(Notice.of(Notice.Kind.CARD_NOT_HELD, Shop.GIFT_CARD));
        assertThat(desk.facts()).hasSize(1);
    }

    @Test
    void refusesAGrantThatHasLapsed() throws IOException {
        desk.told(Shop.giftCardGrant("5.00 GBP", Shop.NOON)).act(COFFEE, GIFT_CARD);

        assertThat(desk.notice().kind()).isEqualTo(Notice.Kind.GRANT_LAPSED);
        assertThat(desk.facts()).hasSize(1);
    }

    @Test
    void recordsThatAGiftCardWasGivenBackAndMaySpendItAgain() throws IOException {
        desk.told(Shop.giftCardGrant("5.00 GBP", Shop.NOON.plusSeconds(3600))).act(COFFEE, GIFT_CARD);

        desk.act(new Act.TakeBack(""));

        assertThat(desk.lastFact()).isInstanceOfSatisfying(PaymentAttempted.class, attempt -> {
            assertThat(attempt.attempt()).isEqualTo("s1-t1/1/2");
            assertThat(attempt.result()).isEqualTo(Result.REVERSED);
        });
        assertThat(desk.due().cashDue()).isEqualTo(pounds("6.40"));
        desk.act(GIFT_CARD);
        assertThat(desk.due().cashDue()).isEqualTo(pounds("1.40"));
    }

    @Test
    void paysWithAsManyPointsAsAreOfUse() throws IOException {
        desk.told(Shop.pointsGrant(200, Shop.NOON.plusSeconds(3600)))
                .act(COFFEE, CARD, new Act.BeginPayment(), new Act.PayPoints(""));
        // 200 points at 100 for a pound.
        assertThat(desk.due().cashDue()).isEqualTo(pounds("4.40"));

        desk.act(new Act.PayPoints("1"));
        assertThat(desk.notice().kind()).isEqualTo(Notice.Kind.POINTS_TAKEN);
        desk.act(new Act.PayCash(null));

        Tender points = ((Sale) desk.lastFact()).tenders().getFirst();
        assertThat(points.tendered()).isEqualTo(pounds("2.00"));
        assertThat(points.points()).containsExactly(new PointsLot(200, LocalDate.of(2011, 12, 31)));
    }

    @Test
    void refusesPointsWithoutAMemberAndWithoutAGrantOrANetwork() {
        desk.headOffice().cut();
        desk.act(COFFEE, new Act.BeginPayment(), new Act.PayPoints("100"));
        assertThat(desk.notice().kind()).isEqualTo(Notice.Kind.POINTS_NEED_MEMBER);

        desk.act(CARD, new Act.BeginPayment(), new Act.PayPoints("100"));

        assertThat(desk.notice().kind()).isEqualTo(Notice.Kind.POINTS_NOT_HELD);
    }

    @Test
    void goesOnWithAPaymentThatARestartInterrupted() throws IOException {
        desk.told(Shop.giftCardGrant("5.00 GBP", Shop.NOON.plusSeconds(3600)))
                .act(COFFEE, GIFT_CARD, new Act.Typed("1"));

        desk.restart(Shop.giftCardGrant("5.00 GBP", Shop.NOON.plusSeconds(3600)));

        assertThat(desk.view().phase()).isEqualTo(CounterView.Phase.PAYING);
        assertThat(desk.due().cashDue()).isEqualTo(pounds("0.40"));
        desk.act(new Act.PayCash(null));
        assertThat(((Sale) desk.lastFact()).tenders()).hasSize(2);
    }

    @Test
    void goesOnWithAnAttemptThatTheFileOfTheBasketDoesNotKnowYet() throws IOException {
        desk.told(Shop.giftCardGrant("5.00 GBP", Shop.NOON.plusSeconds(3600))).act(COFFEE);
        byte[] before = Files.readAllBytes(desk.data().resolve("open-basket"));
        desk.act(GIFT_CARD);
        desk.stop();
        // As if the till had been killed between the attempt and the file of the basket.
        Files.write(desk.data().resolve("open-basket"), before);

        desk.restart(Shop.giftCardGrant("5.00 GBP", Shop.NOON.plusSeconds(3600)));

        assertThat(desk.due().cashDue()).isEqualTo(pounds("1.40"));
    }

    @Test
    void givesBackWhatWasTakenForABasketThatIsLost() throws IOException {
        desk.told(Shop.giftCardGrant("5.00 GBP", Shop.NOON.plusSeconds(3600))).act(COFFEE, GIFT_CARD);
        desk.stop();
        Files.delete(desk.data().resolve("open-basket"));

        desk.restart(Shop.giftCardGrant("5.00 GBP", Shop.NOON.plusSeconds(3600)));

        assertThat(((PaymentAttempted) desk.lastFact()).result()).isEqualTo(Result.REVERSED);
        desk.act(COFFEE, GIFT_CARD);
        assertThat(desk.due().cashDue()).isEqualTo(pounds("1.40"));
    }
}
