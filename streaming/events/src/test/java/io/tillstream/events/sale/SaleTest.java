package io.tillstream.events.sale;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.tillstream.events.Gtin;
import io.tillstream.events.Money;
import io.tillstream.events.Quantity;
import io.tillstream.events.Source;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class SaleTest {
    private static final Source SOURCE = Source.parseReceiptNumber("s1-t2/1/42");
    private static final Money NOTHING = gbp("0.00");

    @Test
    void linesAndTendersMakeTheTotal() {
        Sale sale = aSale(List.of(aLine(1, "3.00", "0.45"), aLine(2, "1.20", "0.00")), "3.75", "3.75", "0.00");

        assertThat(sale.total()).isEqualTo(gbp("3.75"));
        assertThat(sale.currency().code()).isEqualTo("GBP");
    }

    @Test
    void cashRoundingIsPartOfWhatIsPaidAndNotOfTheLines() {
        Sale sale = aSale(List.of(aLine(1, "10.02", "0.00")), "10.00", "10.00", "-0.02");

        assertThat(sale.lines().getFirst().net()).isEqualTo(gbp("10.02"));
    }

    @Test
    void refusesATotalThatItsLinesDoNotMake() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> aSale(List.of(aLine(1, "3.00", "0.00")), "3.01", "3.01", "0.00"))
                .withMessageContaining("s1-t2/1/42")
                .withMessageContaining("3.01 GBP")
                .withMessageContaining("3.00 GBP");
    }

    @Test
    void refusesTendersThatDoNotPayTheTotal() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> aSale(List.of(aLine(1, "3.00", "0.00")), "3.00", "2.99", "0.00"))
                .withMessageContaining("tenders make 2.99 GBP");
    }

    @Test
    void refusesAGapInLineNumbers() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> aSale(List.of(aLine(2, "3.00", "0.00")), "3.00", "3.00", "0.00"));
    }

    @Test
    void changeComesOnlyFromCash() {
        assertThat(new Tender(Tender.TenderType.CASH, gbp("5.00"), gbp("1.25")).net())
                .isEqualTo(gbp("3.75"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Tender(Tender.TenderType.CARD, gbp("5.00"), gbp("1.25")));
    }

    @Test
    void aLineRefusesADiscountItDoesNotSubtract() {
        Discount discount = new Discount("p1", "Spring", null, gbp("0.10"));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SaleLine(
                        1,
                        Gtin.ofDigits("4006381333931"),
                        Quantity.each(1),
                        gbp("1.00"),
                        SaleLine.PriceSource.PRICE_BOOK,
                        gbp("1.00"),
                        List.of(discount),
                        gbp("1.00"),
                        "standard",
                        NOTHING,
                        0,
                        null));
    }

    private static Money gbp(String amount) {
        return Money.parse(amount + " GBP");
    }

    @Test
    void aLineNumberedAnewKeepsEverythingElse() {
        SaleLine line = new SaleLine(
                1,
                Gtin.ofDigits("4006381333931"),
                Quantity.each(1),
                gbp("5.00"),
                SaleLine.PriceSource.OVERRIDDEN,
                gbp("5.00"),
                List.of(),
                gbp("5.00"),
                "standard",
                NOTHING,
                3,
                new SaleLine.ReturnedLine(SOURCE, 2),
                new PriceOverride(gbp("6.00"), new Approval("damaged", "m1")),
                new AgeCheck(18, AgeCheck.Method.DOCUMENT_SEEN, "c1"),
                1,
                "gc-1",
                new Merchandise("dairy", gbp("0.80")),
                "r-1");

        assertThat(line.numbered(4).numbered(1)).isEqualTo(line);
        assertThat(line.of(null).of(line.merchandise())).isEqualTo(line);
        assertThat(line.numbered(4).line()).isEqualTo(4);
    }

    private static SaleLine aLine(int number, String gross, String discount) {
        List<Discount> discounts =
                gbp(discount).isZero() ? List.of() : List.of(new Discount("p1", "Spring", null, gbp(discount)));
        return new SaleLine(
                number,
                Gtin.ofDigits("4006381333931"),
                Quantity.each(1),
                gbp(gross),
                SaleLine.PriceSource.PRICE_BOOK,
                gbp(gross),
                discounts,
                gbp(gross).minus(gbp(discount)),
                "standard",
                NOTHING,
                0,
                null);
    }

    private static Sale aSale(List<SaleLine> lines, String total, String paid, String rounding) {
        return new Sale(
                SOURCE,
                Instant.parse("2026-03-02T10:15:30.123Z"),
                LocalDate.parse("2026-03-02"),
                "c1",
                null,
                Sale.Origin.LIVE,
                null,
                Sale.Channel.TILL,
                null,
                lines,
                List.of(),
                List.of(new Tender(Tender.TenderType.CASH, gbp(paid), NOTHING)),
                gbp(rounding),
                gbp(total),
                List.of(),
                List.of());
    }

    @Test
    void pointsPayOnlyAsPoints() {
        List<PointsLot> lots = List.of(new PointsLot(100, LocalDate.parse("2026-12-31")));

        assertThat(new Tender(Tender.TenderType.POINTS, gbp("1.00"), NOTHING, null, null, lots).points())
                .isEqualTo(lots);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Tender(Tender.TenderType.CARD, gbp("1.00"), NOTHING, null, null, lots))
                .withMessageContaining("only POINTS can");
    }

    @Test
    void nothingComesBackWithoutAReceiptUnlessSomebodyApproved() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ReturnTerms(ReturnTerms.Check.NO_RECEIPT, null))
                .withMessageContaining("name the approver");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ReturnTerms(ReturnTerms.Check.NO_RECEIPT, new Approval("gift", null)));
    }

    @Test
    void anAgeIsCheckedInYears() {
        assertThatIllegalArgumentException().isThrownBy(() -> new AgeCheck(0, AgeCheck.Method.DOCUMENT_SEEN, "c1"));
    }
}
