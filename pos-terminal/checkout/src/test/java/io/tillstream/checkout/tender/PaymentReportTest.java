package io.tillstream.checkout.tender;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillstream.events.Gtin;
import io.tillstream.events.Money;
import io.tillstream.events.Quantity;
import io.tillstream.events.Source;
import io.tillstream.events.sale.PaymentAttempted;
import io.tillstream.events.sale.PaymentAttempted.HostTrace;
import io.tillstream.events.sale.PaymentAttempted.HostTrace.Way;
import io.tillstream.events.sale.PaymentAttempted.Result;
import io.tillstream.events.sale.Sale;
import io.tillstream.events.sale.SaleLine;
import io.tillstream.events.sale.TaxTotal;
import io.tillstream.events.sale.Tender;
import io.tillstream.events.sale.Tender.TenderType;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Till s1-t1 of one day, record by record. */
class PaymentReportTest {
    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
    private static final LocalDate DAY = LocalDate.of(2026, 11, 23);

    private static Source record(long sequence) {
        return Source.parseReceiptNumber("s1-t1/1/" + sequence);
    }

    private static PaymentAttempted card(long sequence, String attempt, Result result) {
        return attempt(sequence, attempt, result, null);
    }

    private static PaymentAttempted attempt(long sequence, String attempt, Result result, @Nullable String refundOf) {
        return new PaymentAttempted(
                record(sequence),
                NOON,
                DAY,
                "c1",
                attempt,
                TenderType.CARD,
                Money.parse("5.00 GBP"),
                null,
                null,
                List.of(),
                result,
                new HostTrace(Way.TERMINAL, "T-1", null, false, refundOf));
    }

    private static Sale sale(long sequence, String amount, @Nullable String attempt) {
        Money money = Money.parse(amount + " GBP");
        Money zero = Money.parse("0.00 GBP");
        return new Sale(
                record(sequence),
                NOON,
                DAY,
                "c1",
                null,
                Sale.Origin.LIVE,
                null,
                Sale.Channel.TILL,
                null,
                List.of(new SaleLine(
                        1,
                        Gtin.ofDigits("4006381333931"),
                        Quantity.each(money.isNegative() ? -1 : 1),
                        Money.parse("5.00 GBP"),
                        SaleLine.PriceSource.PRICE_BOOK,
                        money,
                        List.of(),
                        money,
                        "none",
                        zero,
                        0,
                        null)),
                List.of(new TaxTotal("none", 0, true, money, zero)),
                List.of(new Tender(TenderType.CARD, money, zero, attempt, null, List.of())),
                zero,
                money,
                List.of(),
                List.of());
    }

    @Test
    void findsNothingWhereEveryPaymentHasItsSaleOrItsReversal() {
        PaymentReport report = PaymentReport.of(
                List.of(
                        card(2, "s1-t1/1/2", Result.CREATED),
                        card(3, "s1-t1/1/2", Result.APPROVED),
                        sale(4, "5.00", "s1-t1/1/2"),
                        card(5, "s1-t1/1/5", Result.DECLINED),
                        card(6, "s1-t1/1/6", Result.REVERSING),
                        card(7, "s1-t1/1/6", Result.REVERSED)),
                Set.of());

        assertThat(report.isClean()).isTrue();
        assertThat(report.attempts()).isEqualTo(3);
        assertThat(report.inSales()).isOne();
        assertThat(report.givenBack()).isEqualTo(2);
        assertThat(report.open()).isEmpty();
        assertThat(report.cardMinor()).isEqualTo(500);
    }

    @Test
    void namesAPaymentThatBelongsToNoSale() {
        PaymentReport report = PaymentReport.of(List.of(card(2, "s1-t1/1/2", Result.APPROVED)), Set.of());

        assertThat(report.orphans())
                .containsExactly("payment s1-t1/1/2 of 5.00 GBP by CARD is in no sale and was not reversed");
    }

    @Test
    void namesASaleThatCountsWhatWasNotTakenOrWasTakenTwice() {
        PaymentReport report = PaymentReport.of(
                List.of(
                        card(2, "s1-t1/1/2", Result.APPROVED),
                        sale(3, "5.00", "s1-t1/1/2"),
                        sale(4, "5.00", "s1-t1/1/2"),
                        sale(5, "5.00", "s1-t1/1/9")),
                Set.of());

        assertThat(report.orphans())
                .containsExactly(
                        "payment s1-t1/1/2 pays for sales s1-t1/1/3 and s1-t1/1/4",
                        "sale s1-t1/1/5 counts payment s1-t1/1/9, which was not taken");
    }

    @Test
    void leavesOpenWhatIsBeingSettledAndWhatTheBasketOnTheCounterCounts() {
        PaymentReport report = PaymentReport.of(
                List.of(
                        card(2, "s1-t1/1/2", Result.REVERSING),
                        card(3, "s1-t1/1/3", Result.UNKNOWN),
                        card(4, "s1-t1/1/4", Result.APPROVED)),
                Set.of("s1-t1/1/4"));

        assertThat(report.isClean()).isTrue();
        assertThat(report.open()).containsExactly("s1-t1/1/2", "s1-t1/1/3", "s1-t1/1/4");
    }

    @Test
    void namesMoneyThatWasGivenBackForNoReturn() {
        PaymentReport paidOnly = PaymentReport.of(
                List.of(
                        card(2, "s1-t1/1/2", Result.APPROVED),
                        sale(3, "5.00", "s1-t1/1/2"),
                        attempt(4, "s1-t1/1/4", Result.APPROVED, "s1-t1/1/2")),
                Set.of());
        assertThat(paidOnly.orphans()).containsExactly("of payment s1-t1/1/2 more was given back than returns say");

        PaymentReport returned = PaymentReport.of(
                List.of(
                        card(2, "s1-t1/1/2", Result.APPROVED),
                        sale(3, "5.00", "s1-t1/1/2"),
                        attempt(4, "s1-t1/1/4", Result.APPROVED, "s1-t1/1/2"),
                        sale(5, "-5.00", "s1-t1/1/2")),
                Set.of());
        assertThat(returned.isClean()).isTrue();
        assertThat(returned.cardMinor()).isZero();
    }
}
