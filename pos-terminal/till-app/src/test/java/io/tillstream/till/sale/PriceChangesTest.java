package io.tillstream.till.sale;

import static io.tillstream.till.Shop.pounds;
import static org.assertj.core.api.Assertions.assertThat;

import io.tillstream.events.sale.AgeCheck;
import io.tillstream.events.sale.Approval;
import io.tillstream.events.sale.PriceOverride;
import io.tillstream.events.sale.Sale;
import io.tillstream.events.sale.SaleLine;
import io.tillstream.till.Shop;
import io.tillstream.till.sale.Stage.Changing.How;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Coffee for 6.40 and bread for 0.95; a cashier may change a price by a tenth. */
class PriceChangesTest {
    private static final Act COFFEE = new Act.Scanned("]E0" + Shop.COFFEE.ean13());
    private static final Act BREAD = new Act.Scanned("]E0" + Shop.BREAD.ean13());
    private static final Act WHY = new Act.ChangeFor("damaged");

    @RegisterExtension
    final Desk desk = Desk.forEachTest(Shop.gin());

    private static Act percent(String typed) {
        return new Act.ChangeHow(How.Kind.PERCENT, typed);
    }

    private static Act price(String typed) {
        return new Act.ChangeHow(How.Kind.NEW_PRICE, typed);
    }

    private SaleLine sold() throws IOException {
        desk.act(new Act.PayCash(null));
        return ((Sale) desk.lastFact()).lines().getFirst();
    }

    @Test
    void takesSomethingOffTheLastLineAndRecordsWhy() throws IOException {
        desk.act(COFFEE, new Act.BeginChange(""), percent("10"), WHY);

        SaleLine line = sold();
        assertThat(line.net()).isEqualTo(pounds("5.76"));
        assertThat(line.discounts().getFirst().approval()).isEqualTo(new Approval("damaged", null));
    }

    @Test
    void setsAnotherPriceAndKeepsTheOneOfThePriceBook() throws IOException {
        desk.act(COFFEE, BREAD, new Act.BeginChange("1"), price("6.00"), new Act.Typed("4"));

        SaleLine line = sold();
        assertThat(line.unitPrice()).isEqualTo(pounds("6.00"));
        assertThat(line.override()).isEqualTo(new PriceOverride(pounds("6.40"), new Approval("shelf-label", null)));
    }

    @Test
    void takesAnAmountOffTheWholeBasketSpreadOverItsLines() throws IOException {
        desk.act(
                COFFEE,
                BREAD,
                new Act.BeginChange(""),
                new Act.ChangeWhole(),
                new Act.ChangeHow(How.Kind.AMOUNT, "0.70"),
                WHY);

        desk.act(new Act.PayCash(null));
        Sale sale = (Sale) desk.lastFact();
        // 6.40 + 0.95 - 0.70, of which 6.40/7.35 and 0.95/7.35.
        assertThat(sale.total()).isEqualTo(pounds("6.65"));
        assertThat(sale.lines()).extracting(SaleLine::net).containsExactly(pounds("5.79"), pounds("0.86"));
    }

    @Test
    void refusesWhatACashierMayNotDoAndSaysWhoMay() throws IOException {
        desk.act(COFFEE, new Act.BeginChange(""), percent("11"), WHY);
        assertThat(desk.notice()).isEqualTo(Notice.of(Notice.Kind.NEEDS_SUPERVISOR, "10"));

        desk.act(new Act.Back(), new Act.BeginChange(""), percent("31"), WHY);
        assertThat(desk.notice()).isEqualTo(Notice.of(Notice.Kind.NEEDS_MANAGER, "10"));

        assertThat(sold().net()).isEqualTo(pounds("6.40"));
    }

    @Test
    void countsAllChangesOfALineTogether() throws IOException {
        desk.act(COFFEE, new Act.BeginChange(""), price("6.00"), WHY);

        desk.act(new Act.BeginChange(""), percent("5"), WHY);

        // 6.00 less 5 % is 5.70, more than a tenth below 6.40.
        assertThat(desk.notice().kind()).isEqualTo(Notice.Kind.NEEDS_SUPERVISOR);
        assertThat(sold().net()).isEqualTo(pounds("6.00"));
    }

    @Test
    void neverDiscountsWhatIsSoldByAge() throws IOException {
        desk.act(
                new Act.Scanned("]E0" + Shop.GIN.ean13()),
                new Act.OfAge(AgeCheck.Method.DOCUMENT_SEEN),
                new Act.BeginChange(""),
                percent("5"),
                WHY);

        assertThat(desk.notice().kind()).isEqualTo(Notice.Kind.NEVER_DISCOUNTED);
        assertThat(sold().net()).isEqualTo(pounds("20.00"));
    }

    @Test
    void asksForAReasonAndForANumber() {
        desk.act(COFFEE, new Act.BeginChange(""), percent("ten"));
        assertThat(desk.notice()).isEqualTo(Notice.of(Notice.Kind.NOT_A_PERCENTAGE, "ten"));

        desk.act(new Act.Typed("10%"), new Act.Typed("9"));
        assertThat(desk.notice().kind()).isEqualTo(Notice.Kind.NO_REASON);

        desk.act(new Act.Typed("1"));
        assertThat(desk.view().phase()).isEqualTo(CounterView.Phase.SCANNING);
    }

    @Test
    void keepsAChangeOverARestart() throws IOException {
        desk.act(COFFEE, new Act.BeginChange(""), percent("10"), WHY);

        desk.restart(Shop.gin());

        assertThat(sold().net()).isEqualTo(pounds("5.76"));
    }

    @Test
    void takesTheLastLineOutOrTheOneThatIsTyped() {
        desk.act(COFFEE, BREAD, new Act.VoidTyped(""));
        assertThat(desk.sale().basket().lines().get(1).voided()).isTrue();

        desk.act(new Act.VoidTyped("1"), new Act.VoidTyped("7"));

        assertThat(desk.sale().basket().isEmpty()).isTrue();
        assertThat(desk.notice().kind()).isEqualTo(Notice.Kind.NO_SUCH_LINE);
    }
}
