package io.tillstream.till.sale;

import static io.tillstream.till.Shop.pounds;
import static org.assertj.core.api.Assertions.assertThat;

import io.tillstream.events.Quantity;
import io.tillstream.events.Source;
import io.tillstream.events.sale.Sale;
import io.tillstream.events.sale.SaleLine;
import io.tillstream.events.sale.Tender;
import io.tillstream.events.sale.Tender.TenderType;
import io.tillstream.till.Shop;
import java.io.IOException;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Three bottles of milk were sold for 3.60 by receipt s1-t1/1/2. */
class ExchangeTest {
    private static final Act MILK = new Act.Scanned("]E0" + Shop.MILK.ean13());
    private static final Act COFFEE = new Act.Scanned("]E0" + Shop.COFFEE.ean13());
    private static final Act BREAD = new Act.Scanned("]E0" + Shop.BREAD.ean13());
    private static final Act RECEIPT = new Act.Scanned("TSR:s1-t1/1/2");

    @RegisterExtension
    final Desk desk = Desk.forEachTest();

    @BeforeEach
    void sellMilk() {
        desk.act(new Act.NextQuantity(3), MILK, new Act.PayCash(null), RECEIPT);
    }

    private ReturnStep.Choosing choosing() {
        return (ReturnStep.Choosing) Objects.requireNonNull(desk.view().returning());
    }

    @Test
    void takesOneBottleBackForCoffeeAndAsksForTheDifference() throws IOException {
        desk.act(new Act.Typed("1"), new Act.BeginExchange(), COFFEE, new Act.BeginPayment());
        assertThat(desk.due().cashDue()).isEqualTo(pounds("5.20"));

        desk.act(new Act.PayCash(600L));

        Sale sale = (Sale) desk.lastFact();
        assertThat(sale.total()).isEqualTo(pounds("5.20"));
        assertThat(sale.lines()).extracting(SaleLine::quantity).containsExactly(Quantity.each(1), Quantity.each(-1));
        assertThat(sale.lines().getLast().returned())
                .isEqualTo(new SaleLine.ReturnedLine(Source.parseReceiptNumber("s1-t1/1/2"), 1));
        // -1.20 back, 1.20 of it paid again, and 6.00 for the 5.20 that is left.
        assertThat(sale.tenders())
                .containsExactly(
                        new Tender(TenderType.CASH, pounds("-1.20"), pounds("0.00")),
                        new Tender(TenderType.CASH, pounds("1.20"), pounds("0.00")),
                        new Tender(TenderType.CASH, pounds("6.00"), pounds("0.80")));
        assertThat(desk.receipts().getLast().toString()).contains("EXCHANGE");
    }

    @Test
    void givesTheRestBackWhereTheNewGoodsCostLess() throws IOException {
        desk.act(new Act.Typed("1"), new Act.BeginExchange(), BREAD, new Act.BeginPayment());
        assertThat(desk.due().cashDue()).isEqualTo(pounds("0.00"));
        assertThat(desk.due().toGive()).isEqualTo(pounds("0.25"));

        desk.act(new Act.Typed(""));

        assertThat(((Sale) desk.lastFact()).total()).isEqualTo(pounds("-0.25"));
    }

    @Test
    void knowsAfterwardsWhatIsLeftOfTheReceipt() throws IOException {
        desk.act(new Act.Typed("2*1"), new Act.BeginExchange(), COFFEE, new Act.PayCash(null));

        desk.act(RECEIPT, new Act.ReturnEverything(), new Act.ConfirmReturn());

        assertThat(((Sale) desk.lastFact()).total()).isEqualTo(pounds("-1.20"));
    }

    @Test
    void goesOnWithAnExchangeAfterARestart() throws IOException {
        desk.act(new Act.Typed("1"), new Act.BeginExchange(), COFFEE);

        desk.restart();
        desk.act(new Act.PayCash(null));

        assertThat(((Sale) desk.lastFact()).total()).isEqualTo(pounds("5.20"));
    }

    @Test
    void goesBackToTheReturnWhileNothingNewIsScanned() {
        desk.act(new Act.Typed("1"), new Act.BeginExchange());
        assertThat(desk.view().phase()).isEqualTo(CounterView.Phase.SCANNING);

        desk.act(new Act.Back());

        assertThat(desk.view().phase()).isEqualTo(CounterView.Phase.RETURNING);
        assertThat(desk.sale().exchange()).isNull();
    }

    @Test
    void doesNotPutAnExchangeAside() throws IOException {
        desk.act(new Act.Typed("1"), new Act.BeginExchange(), COFFEE, new Act.Suspend());

        assertThat(desk.notice().kind()).isEqualTo(Notice.Kind.EXCHANGE_OPEN);
        assertThat(desk.facts()).hasSize(2);
    }

    @Test
    void beginsNoExchangeForNothing() {
        desk.act(new Act.BeginExchange());

        assertThat(desk.notice().kind()).isEqualTo(Notice.Kind.NOTHING_CHOSEN);
    }

    @Test
    void choosesPiecesByKeysAlone() {
        desk.act(new Act.Typed("1"), new Act.Typed("1"));
        ReturnStep.Choosing two = choosing();
        assertThat(two.chosen(two.lines().getFirst())).isEqualTo(2);

        desk.act(new Act.Typed("0*1"), new Act.Typed("7"));

        ReturnStep.Choosing none = choosing();
        assertThat(none.chosen(none.lines().getFirst())).isEqualTo(0);
        assertThat(desk.notice()).isEqualTo(Notice.of(Notice.Kind.NO_LINE_SOLD, "7"));
    }
}
