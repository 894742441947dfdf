package io.tillstream.simulator.sorting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tillstream.commandline.Complaint;
import io.tillstream.simulator.salesfile.RetailRow;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RowSortingTest {
    private static final LocalDate UNTIL = LocalDate.of(2011, 11, 8);
    private static final String NAME = "WHITE METAL LANTERN";

    private final List<RetailRow> rows = new ArrayList<>();

    @Test
    void takesGoodsBeforeTheCutAsHistoryAndAfterItAsLive() {
        row("1", "71053", 6, "2011-11-08T23:59:00", "3.39", "17850");
        row("2", "71053", 2, "2011-11-09T00:00:00", "3.39", "17850");

        SortedRows sorted = sorted();

        assertThat(count(sorted, RowClass.GOODS_SOLD)).isEqualTo(1);
        assertThat(count(sorted, RowClass.GOODS_SOLD_AFTER_CUT)).isEqualTo(1);
        assertThat(sorted.history()).extracting(Invoice::number).containsExactly("1");
        assertThat(sorted.live()).extracting(Invoice::number).containsExactly("2");
    }

    @Test
    void countsAnExactDuplicateOnceAndKeepsTheFirst() {
        row("1", "71053", 6, "2011-01-03T10:00:00", "3.39", "17850");
        row("1", "71053", 6, "2011-01-03T10:00:00", "3.39", "17850");
        row("1", "71053", 1, "2011-01-03T10:00:00", "3.39", "17850");

        SortedRows sorted = sorted();

        assertThat(count(sorted, RowClass.GOODS_SOLD)).isEqualTo(2);
        assertThat(count(sorted, RowClass.EXACT_DUPLICATE)).isEqualTo(1);
        assertThat(sorted.listed()).extracting(l -> l.row().line()).containsExactly(3);
    }

    @Test
    void namesWhatIsNotGoodsByItsCodeEvenWhenItIsCancelled() {
        row("1", "POST", 1, "2011-01-03T10:00:00", "18", "17850");
        row("C2", "DOT", -1, "2011-01-03T10:00:00", "18", "17850");
        row("3", "C2", 1, "2011-01-03T10:00:00", "50", "17850");
        row("4", "M", 1, "2011-01-03T10:00:00", "9", "17850");
        row("C5", "D", -1, "2011-01-03T10:00:00", "27.5", "17850");
        row("6", "S", 1, "2011-01-03T10:00:00", "1", null);
        row("C7", "AMAZONFEE", -1, "2011-01-03T10:00:00", "7000", null);
        row("8", "BANK CHARGES", 1, "2011-01-03T10:00:00", "15", null);
        row("9", "CRUK", 1, "2011-01-03T10:00:00", "1.6", null);
        row("A10", "B", 1, "2011-01-03T10:00:00", "-11062.06", null);
        row("11", "GIFT_0001_20", 1, "2011-01-03T10:00:00", "16.67", null);

        SortedRows sorted = sorted();

        assertThat(count(sorted, RowClass.POSTAGE)).isEqualTo(3);
        assertThat(count(sorted, RowClass.MANUAL_ENTRY)).isEqualTo(1);
        assertThat(count(sorted, RowClass.DISCOUNT)).isEqualTo(1);
        assertThat(count(sorted, RowClass.SAMPLE)).isEqualTo(1);
        assertThat(count(sorted, RowClass.FEE)).isEqualTo(3);
        assertThat(count(sorted, RowClass.BAD_DEBT)).isEqualTo(1);
        assertThat(count(sorted, RowClass.GIFT_VOUCHER)).isEqualTo(1);
        assertThat(sorted.history()).isEmpty();
    }

    @Test
    void tellsStockCorrectionsFromGoodsGivenAway() {
        row("1", "71053", 6, "2011-01-03T10:00:00", "3.39", "17850");
        note("2", "71053", -9, "damaged", null);
        note("3", "71053", 20, "found", null);
        note("4", "71053", 20, "", null);
        note("5", "71053", 1, NAME, null);
        note("6", "71053", 1, "found", "17850");
        note("7", "99999", -1, "", null);

        SortedRows sorted = sorted();

        assertThat(count(sorted, RowClass.STOCK_CORRECTION)).isEqualTo(3);
        assertThat(count(sorted, RowClass.FREE_OF_CHARGE)).isEqualTo(2);
        assertThat(count(sorted, RowClass.STOCK_CORRECTION_OF_ITEM_NEVER_SOLD)).isEqualTo(1);
        assertThat(sorted.corrections()).extracting(RetailRow::quantity).containsExactly(-9, 20, 20);
    }

    @Test
    void refusesPricesNoTillCanChargeAndRowsThatContradictThemselves() {
        row("1", "PADS", 1, "2011-01-03T10:00:00", "0.001", "17850");
        row("2", "71053", 1, "2011-01-03T10:00:00", "-1", "17850");
        row("3", "71053", -1, "2011-01-03T10:00:00", "1", "17850");
        row("C4", "71053", 1, "2011-01-03T10:00:00", "1", "17850");
        row("5", "71053", 0, "2011-01-03T10:00:00", "0", "17850");

        SortedRows sorted = sorted();

        assertThat(count(sorted, RowClass.PRICE_FINER_THAN_A_PENNY)).isEqualTo(1);
        assertThat(count(sorted, RowClass.NEGATIVE_PRICE)).isEqualTo(1);
        assertThat(count(sorted, RowClass.CONTRADICTORY)).isEqualTo(3);
    }

    @Test
    void matchesACancellationToTheLatestEarlierLineAtItsPriceWithEnoughLeft() {
        row("1", "71053", 6, "2011-01-03T10:00:00", "3.39", "17850");
        row("2", "71053", 6, "2011-01-04T10:00:00", "2.95", "17850");
        row("3", "71053", 2, "2011-01-05T10:00:00", "3.39", "17850");
        row("C4", "71053", -5, "2011-01-06T10:00:00", "3.39", "17850");

        Invoice.Return reversal = theReturn(sorted());

        assertThat(reversal.pieces()).hasSize(1);
        assertThat(reversal.pieces().getFirst().of().row().invoice()).isEqualTo("1");
        assertThat(reversal.pieces().getFirst().quantity()).isEqualTo(5);
    }

    @Test
    void splitsACancellationOverSeveralLinesWhenNoneHasEnough() {
        row("1", "71053", 3, "2011-01-03T10:00:00", "3.39", "17850");
        row("2", "71053", 4, "2011-01-04T10:00:00", "3.39", "17850");
        row("C3", "71053", -6, "2011-01-06T10:00:00", "3.39", "17850");

        SortedRows sorted = sorted();

        assertThat(count(sorted, RowClass.REFUND)).isEqualTo(1);
        assertThat(theReturn(sorted).pieces())
                .extracting(p -> p.of().row().invoice() + ":" + p.quantity())
                .containsExactly("2:4", "1:2");
    }

    @Test
    void neverGivesBackMoreThanWasSold() {
        row("1", "71053", 6, "2011-01-03T10:00:00", "3.39", "17850");
        row("C2", "71053", -4, "2011-01-04T10:00:00", "3.39", "17850");
        row("C3", "71053", -3, "2011-01-05T10:00:00", "3.39", "17850");

        SortedRows sorted = sorted();

        assertThat(count(sorted, RowClass.REFUND)).isEqualTo(1);
        assertThat(count(sorted, RowClass.CANCELLATION_OF_TOO_MUCH)).isEqualTo(1);
    }

    @Test
    void listsCancellationsWhoseSaleIsNotInTheFile() {
        row("C1", "71053", -1, "2011-01-02T10:00:00", "3.39", "17850");
        row("2", "71053", 6, "2011-01-03T10:00:00", "3.39", "17850");
        row("C3", "71053", -1, "2011-01-04T10:00:00", "2.95", "17850");
        row("C4", "71053", -1, "2011-01-04T10:00:00", "3.39", "13047");
        row("C5", "71053", -1, "2011-01-04T10:00:00", "3.39", null);
        row("C6", "71053", -1, "2011-11-09T10:00:00", "3.39", "17850");

        SortedRows sorted = sorted();

        assertThat(count(sorted, RowClass.CANCELLATION_WITHOUT_SALE)).isEqualTo(2);
        assertThat(count(sorted, RowClass.CANCELLATION_AT_ANOTHER_PRICE)).isEqualTo(1);
        assertThat(count(sorted, RowClass.CANCELLATION_OF_A_WALK_IN)).isEqualTo(1);
        assertThat(count(sorted, RowClass.CANCELLATION_AFTER_CUT)).isEqualTo(1);
        assertThat(sorted.listed()).hasSize(5);
    }

    @Test
    void putsInvoicesInTheOrderOfTimeWhateverTheOrderOfTheFile() {
        row("C2", "71053", -1, "2011-01-04T10:00:00", "3.39", "17850");
        row("1", "71053", 6, "2011-01-03T10:00:00", "3.39", "17850");

        SortedRows sorted = sorted();

        assertThat(sorted.history()).extracting(Invoice::number).containsExactly("1", "C2");
    }

    @Test
    void complainsAboutAnInvoiceOfTwoCustomers() {
        row("1", "71053", 6, "2011-01-03T10:00:00", "3.39", "17850");
        row("1", "71053", 6, "2011-01-03T10:00:00", "3.39", "13047");

        assertThatThrownBy(this::sorted)
                .isInstanceOf(Complaint.class)
                .hasMessageContaining("Line 3, invoice 1")
                .hasMessageContaining("13047");
    }

    private void row(String invoice, String code, int quantity, String time, String price, @Nullable String customer) {
        rows.add(new RetailRow(
                rows.size() + 2,
                invoice,
                code,
                NAME,
                quantity,
                LocalDateTime.parse(time),
                new BigDecimal(price).stripTrailingZeros(),
                customer,
                "United Kingdom"));
    }

    private void note(String invoice, String code, int quantity, String note, @Nullable String customer) {
        rows.add(new RetailRow(
                rows.size() + 2,
                invoice,
                code,
                note,
                quantity,
                LocalDateTime.parse("2011-01-05T10:00:00"),
                BigDecimal.ZERO,
                customer,
                "United Kingdom"));
    }

    /** Sorts, and checks what must hold of every file: each row is in exactly one class. */
    private SortedRows sorted() {
        SortedRows sorted = RowSorting.sort(rows, UNTIL);
        assertThat(sorted.counts()).containsOnlyKeys(RowClass.values());
        assertThat(sorted.counts().values().stream().mapToInt(Integer::intValue).sum())
                .isEqualTo(rows.size());
        return sorted;
    }

    private static int count(SortedRows sorted, RowClass rowClass) {
        return sorted.counts().getOrDefault(rowClass, 0);
    }

    private static Invoice.Return theReturn(SortedRows sorted) {
        return sorted.history().stream()
                .filter(Invoice.Return.class::isInstance)
                .map(Invoice.Return.class::cast)
                .findFirst()
                .orElseThrow();
    }
}
