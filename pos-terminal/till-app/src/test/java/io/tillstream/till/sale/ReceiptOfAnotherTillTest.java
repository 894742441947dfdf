package io.tillstream.till.sale;

import static io.tillstream.till.Shop.pounds;
import static org.assertj.core.api.Assertions.assertThat;

import io.tillstream.encoding.CanonicalJson;
import io.tillstream.events.Source;
import io.tillstream.events.sale.ReturnTerms;
import io.tillstream.events.sale.ReturnTerms.Check;
import io.tillstream.events.sale.Sale;
import io.tillstream.events.sale.SaleLine;
import io.tillstream.till.Shop;
import io.tillstream.till.headoffice.ReceiptAnswer;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Three bottles of milk were sold for 3.60 at till s2-t1 by receipt s2-t1/1/7. */
class ReceiptOfAnotherTillTest {
    private static final Act MILK = new Act.Scanned("]E0" + Shop.MILK.ean13());
    private static final Act COFFEE = new Act.Scanned("]E0" + Shop.COFFEE.ean13());
    private static final Source SOLD = Source.parseReceiptNumber("s2-t1/1/7");
    private static final Act RECEIPT = new Act.Scanned("TSR:s2-t1/1/7;2011-11-09;3.60 GBP");

    @TempDir
    Path data;

    @TempDir
    Path elsewhere;

    private Desk desk;
    private Sale sale;

    @BeforeEach
    void open() throws IOException {
        sale = soldElsewhere();
        desk = Desk.open(data);
        desk.headOffice().knows(sale);
    }

    @AfterEach
    void close() {
        desk.close();
    }

    private Sale soldElsewhere() throws IOException {
        try (Desk other = Desk.open(elsewhere)) {
            other.act(new Act.NextQuantity(3), MILK, new Act.PayCash(null));
            return renamed((Sale) other.lastFact(), SOLD);
        }
    }

    /** So many bottles came back at till s3-t1. */
    private Sale backElsewhere(int bottles) throws IOException {
        try (Desk other = Desk.open(elsewhere)) {
            other.act(new Act.Typed("s1-t1/1/2"), new Act.ReturnPieces(1, bottles), new Act.ConfirmReturn());
            Sale back = renamed((Sale) other.lastFact(), Source.parseReceiptNumber("s3-t1/1/9"));
            return CanonicalJson.decode(
                    CanonicalJson.text(back)
                            .replace(
                                    CanonicalJson.text(Source.parseReceiptNumber("s1-t1/1/2")),
                                    CanonicalJson.text(SOLD)),
                    Sale.class);
        }
    }

    private static Sale renamed(Sale fact, Source source) {
        return CanonicalJson.decode(
                CanonicalJson.text(fact)
                        .replace(
                                "\"source\":" + CanonicalJson.text(fact.source()),
                                "\"source\":" + CanonicalJson.text(source)),
                Sale.class);
    }

    private @Nullable ReturnStep step() {
        return desk.view().returning();
    }

    private ReturnStep.Choosing choosing() {
        return (ReturnStep.Choosing) Objects.requireNonNull(step());
    }

    private long left() {
        return choosing().history().left(choosing().lines().getFirst());
    }

    private Sale lastSale() throws IOException {
        return (Sale) desk.lastFact();
    }

    @Test
    void takesBackWhatAnotherTillSold() throws IOException {
        desk.act(RECEIPT, new Act.ReturnPieces(1, 2), new Act.ConfirmReturn());

        assertThat(lastSale().total()).isEqualTo(pounds("-2.40"));
        assertThat(lastSale().lines().getFirst().returned()).isEqualTo(new SaleLine.ReturnedLine(SOLD, 1));
        assertThat(lastSale().returnTerms()).isEqualTo(new ReturnTerms(Check.LEDGER, null));
        assertThat(desk.receipts().getLast().toString()).contains("s2-t1/1/7");
    }

    @Test
    void givesNoMoreThanOtherTillsHaveLeft() throws IOException {
        desk.headOffice().knows(sale, backElsewhere(2));

        desk.act(new Act.BeginReturn(), new Act.Typed("s2-t1/1/7"), new Act.ReturnEverything());
        assertThat(left()).isEqualTo(1);
        desk.act(new Act.ConfirmReturn());

        assertThat(lastSale().total()).isEqualTo(pounds("-1.20"));
    }

    @Test
    void countsItsOwnReturnThatHasNotArrivedAtHeadOffice() {
        desk.act(RECEIPT, new Act.ReturnPieces(1, 1), new Act.ConfirmReturn());

        desk.act(RECEIPT);

        assertThat(left()).isEqualTo(2);
    }

    @Test
    void saysThatHeadOfficeIsSilentAndAsksAgain() {
        desk.headOffice().cut();
        desk.act(RECEIPT);
        assertThat(desk.notice().kind()).isEqualTo(Notice.Kind.HEAD_OFFICE_SILENT);
        assertThat(step()).isEqualTo(new ReturnStep.NotGiven(SOLD, 1, Shop.NOON));

        desk.headOffice().mend();
        desk.act(new Act.Typed(""), new Act.ReturnEverything());

        assertThat(left()).isEqualTo(3);
    }

    @Test
    void confirmsNothingWhenItIsToldTwiceToAskAgain() {
        desk.headOffice().cut();
        desk.act(RECEIPT);
        desk.headOffice().mend();

        desk.act(new Act.AskAgain(), new Act.ReturnEverything(), new Act.AskAgain());

        assertThat(left()).isEqualTo(3);
    }

    @Test
    void saysHowOftenItHasAskedAndWhenItLastHeard() {
        Hands hands = new Hands();
        desk.restart(hands);
        desk.headOffice().cut();
        desk.act(RECEIPT);

        hands.move(Duration.ofSeconds(7));
        desk.act(new Act.ConfirmReturn());

        assertThat(step()).isEqualTo(new ReturnStep.NotGiven(SOLD, 2, Shop.NOON.plusSeconds(7)));
    }

    @Test
    void saysThatHeadOfficeIsStillReadingItsHistory() {
        desk.headOffice().says(SOLD, new ReceiptAnswer.StillReading(48_000));

        desk.act(RECEIPT);

        assertThat(desk.notice()).isEqualTo(Notice.of(Notice.Kind.HEAD_OFFICE_READING, "s2-t1/1/7", "48000"));
    }

    @Test
    void takesItsOwnReceiptsBackWhileHeadOfficeIsStillReading() throws IOException {
        desk.act(MILK, new Act.PayCash(null));
        Source own = lastSale().source();
        desk.headOffice().says(own, new ReceiptAnswer.StillReading(48_000));

        desk.act(new Act.Typed(own.receiptNumber()), new Act.ReturnEverything(), new Act.ConfirmReturn());

        assertThat(lastSale().returnTerms()).isEqualTo(new ReturnTerms(Check.TILL, null));
    }

    @Test
    void saysThatLinesAreChosenOnceTheReceiptIsThere() {
        desk.act(new Act.BeginReturn(), new Act.Typed("3*7"));
        assertThat(desk.notice()).isEqualTo(Notice.of(Notice.Kind.RECEIPT_FIRST, "3*7"));

        desk.headOffice().hesitate();
        for (String line : List.of("3*7", "7")) {
            desk.act(RECEIPT, new Act.Typed(line));
            assertThat(desk.notice()).isEqualTo(Notice.of(Notice.Kind.RECEIPT_FIRST, line));
            assertThat(step()).isInstanceOf(ReturnStep.Asking.class);
        }
    }

    @Test
    void remembersWhichLineWasChosenLast() {
        desk.act(RECEIPT, new Act.Typed("1"));
        assertThat(choosing().touched()).isEqualTo(1);

        desk.act(new Act.ReturnEverything());

        assertThat(choosing().touched()).isZero();
    }

    @Test
    void saysThatNoSuchSaleHasArrived() {
        desk.act(new Act.Scanned("TSR:s2-t1/1/8"));

        assertThat(desk.notice().kind()).isEqualTo(Notice.Kind.RECEIPT_NOT_HERE);
    }

    @Test
    void saysThatAnotherTillIsTakingGoodsBackByIt() {
        desk.headOffice().says(SOLD, new ReceiptAnswer.HeldElsewhere("s3-t1"));

        desk.act(RECEIPT);

        assertThat(desk.notice()).isEqualTo(Notice.of(Notice.Kind.RECEIPT_HELD_ELSEWHERE, "s2-t1/1/7", "s3-t1"));
    }

    @Test
    void sellsOnWhileHeadOfficeIsSlowAndLetsGoOfALateAnswer() throws IOException {
        desk.headOffice().hesitate();
        desk.act(RECEIPT);
        assertThat(step()).isInstanceOf(ReturnStep.Asking.class);

        desk.act(new Act.Back(), MILK);
        desk.headOffice().answersAtLast();
        desk.act(new Act.PayCash(null));

        assertThat(lastSale().total()).isEqualTo(pounds("1.20"));
        assertThat(desk.headOffice().letGo()).contains(SOLD);
    }

    @Test
    void goesOnWhenASlowAnswerComes() {
        desk.headOffice().hesitate();
        desk.act(RECEIPT);

        desk.headOffice().answersAtLast();
        desk.act(new Act.ReturnPieces(1, 1));

        assertThat(left()).isEqualTo(3);
    }

    @Test
    void letsGoOfAReceiptThatIsLeftAndKeepsOneThatIsUsed() {
        desk.act(RECEIPT, new Act.Back());
        assertThat(desk.headOffice().letGo()).containsExactly(SOLD);

        desk.act(RECEIPT, new Act.ReturnEverything(), new Act.ConfirmReturn());

        assertThat(desk.headOffice().letGo()).containsExactly(SOLD);
    }

    @Test
    void asksAgainBeforeItConfirmsWhatItKnewLongAgo() throws IOException {
        desk.headOffice().says(SOLD, new ReceiptAnswer.Found(sale, List.of(), Duration.ofSeconds(60), Set.of()));
        Hands hands = new Hands();
        desk.restart(hands);
        desk.act(RECEIPT, new Act.ReturnPieces(1, 3));
        desk.headOffice().knows(sale, backElsewhere(2));

        hands.move(Duration.ofSeconds(60));
        desk.act(new Act.ConfirmReturn());
        assertThat(desk.notice().kind()).isEqualTo(Notice.Kind.RECEIPT_ASKED_AGAIN);
        assertThat(left()).isEqualTo(1);
        desk.act(new Act.ConfirmReturn());

        assertThat(lastSale().total()).isEqualTo(pounds("-1.20"));
    }

    /** A clock that is moved by hand. */
    private static final class Hands extends Clock {
        private Instant now = Shop.NOON;

        void move(Duration on) {
            now = now.plus(on);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }

    @Test
    void exchangesWhatAnotherTillSoldEvenOverARestart() throws IOException {
        desk.act(RECEIPT, new Act.Typed("1"), new Act.BeginExchange(), COFFEE);

        desk.restart();
        desk.act(new Act.PayCash(null));

        assertThat(lastSale().total()).isEqualTo(pounds("5.20"));
        assertThat(lastSale().lines().getLast().returned()).isEqualTo(new SaleLine.ReturnedLine(SOLD, 1));
        assertThat(lastSale().returnTerms()).isEqualTo(new ReturnTerms(Check.LEDGER, null));
    }

    @Test
    void letsGoOfTheReceiptOfAnExchangeThatIsGivenUp() {
        desk.act(RECEIPT, new Act.Typed("1"), new Act.BeginExchange(), COFFEE, new Act.Cancel());

        assertThat(desk.headOffice().letGo()).containsExactly(SOLD);
    }

    @Test
    void asksHeadOfficeForItsOwnReceiptsToo() throws IOException {
        desk.act(MILK, new Act.PayCash(null));
        Sale own = lastSale();
        desk.headOffice().knows(own);

        desk.act(new Act.Typed(own.source().receiptNumber()), new Act.ReturnEverything(), new Act.ConfirmReturn());

        assertThat(lastSale().returnTerms()).isEqualTo(new ReturnTerms(Check.LEDGER, null));
    }

    @Test
    void takesItsOwnReceiptsBackByWhatItKnowsWhileItIsOffline() throws IOException {
        desk.act(MILK, new Act.PayCash(null));
        Source own = lastSale().source();
        desk.headOffice().cut();

        desk.act(new Act.Typed(own.receiptNumber()), new Act.ReturnEverything(), new Act.ConfirmReturn());

        assertThat(lastSale().returnTerms()).isEqualTo(new ReturnTerms(Check.TILL, null));
        assertThat(desk.headOffice().asked()).isEmpty();
    }

    @Test
    void saysThatAReceiptOfAReturnSoldNothing() throws IOException {
        Source back = Source.parseReceiptNumber("s3-t1/1/9");
        desk.headOffice().knows(backElsewhere(1));

        desk.act(new Act.Scanned("TSR:" + back.receiptNumber()));

        assertThat(desk.notice().kind()).isEqualTo(Notice.Kind.RECEIPT_OF_RETURN);
    }
}
