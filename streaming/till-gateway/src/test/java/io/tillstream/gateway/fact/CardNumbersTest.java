package io.tillstream.gateway.fact;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillstream.events.Gtin;
import io.tillstream.events.Money;
import io.tillstream.events.Quantity;
import io.tillstream.events.Source;
import io.tillstream.events.lease.LeasePool;
import io.tillstream.events.sale.AgeCheck;
import io.tillstream.events.sale.Approval;
import io.tillstream.events.sale.BasketSuspended;
import io.tillstream.events.sale.CouponUse;
import io.tillstream.events.sale.Discount;
import io.tillstream.events.sale.Merchandise;
import io.tillstream.events.sale.PaymentAttempted;
import io.tillstream.events.sale.PriceOverride;
import io.tillstream.events.sale.PromotionUse;
import io.tillstream.events.sale.ReturnTerms;
import io.tillstream.events.sale.Sale;
import io.tillstream.events.sale.SaleLine;
import io.tillstream.events.sale.SuspendedLine;
import io.tillstream.events.sale.Tender;
import io.tillstream.events.sale.VoidedLine;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The number is one the card networks publish for tests; it belongs to nobody. */
class CardNumbersTest {
    @Test
    void leavesEverythingElseOfASaleAsItWas() {
        assertThat(CardNumbers.redact(saying("g-77"))).isEqualTo(saying("g-77"));
    }

    @Test
    void replacesACardNumberWhereverItStands() {
        assertThat(CardNumbers.redact(saying("4111111111111111"))).isEqualTo(saying("[REDACTED]"));
    }

    @Test
    void replacesThemInABasketPutAsideAndInAPaymentAttempt() {
        assertThat(CardNumbers.redact(putAside("a tag"))).isEqualTo(putAside("a tag"));
        assertThat(CardNumbers.redact(putAside("4111111111111111"))).isEqualTo(putAside("[REDACTED]"));
        assertThat(CardNumbers.redact(attempted("TSG0000000000017"))).isEqualTo(attempted("TSG0000000000017"));
        assertThat(CardNumbers.redact(attempted("4111111111111111"))).isEqualTo(attempted("[REDACTED]"));
    }

    private static BasketSuspended putAside(String text) {
        Money pounds = Money.parse("5.00 GBP");
        Approval approval = new Approval(text, text);
        return new BasketSuspended(
                Source.parseReceiptNumber("s1-t1/1/2"),
                Instant.parse("2026-11-23T12:00:00Z"),
                LocalDate.of(2026, 11, 23),
                text,
                null,
                List.of(new SuspendedLine(
                        Gtin.ofDigits("4006381333931"),
                        Quantity.each(1),
                        false,
                        pounds,
                        null,
                        new SuspendedLine.SetPrice(pounds, approval),
                        new SuspendedLine.CardLoad(pounds, text),
                        new SuspendedLine.Reduction(10, null, approval),
                        new AgeCheck(18, AgeCheck.Method.DOCUMENT_SEEN, text))),
                new SuspendedLine.Reduction(null, pounds, approval),
                pounds,
                List.of(),
                List.of(text));
    }

    private static PaymentAttempted attempted(String text) {
        return new PaymentAttempted(
                Source.parseReceiptNumber("s1-t1/1/3"),
                Instant.parse("2026-11-23T12:00:00Z"),
                LocalDate.of(2026, 11, 23),
                text,
                text,
                Tender.TenderType.GIFT_CARD,
                Money.parse("5.00 GBP"),
                text,
                text,
                List.of(),
                PaymentAttempted.Result.APPROVED,
                new PaymentAttempted.HostTrace(PaymentAttempted.HostTrace.Way.PAYER_CODE, text, text, false, text));
    }

    /** A sale with this text wherever a text may stand that is not one of the first version's. */
    private static Sale saying(String text) {
        Money pounds = Money.parse("5.00 GBP");
        Money none = Money.parse("0.00 GBP");
        return new Sale(
                Source.parseReceiptNumber("s1-t1/1/2"),
                Instant.parse("2026-11-23T12:00:00Z"),
                LocalDate.of(2026, 11, 23),
                "c01",
                null,
                Sale.Origin.LIVE,
                null,
                Sale.Channel.TILL,
                null,
                List.of(new SaleLine(
                        1,
                        Gtin.ofDigits("4006381333931"),
                        Quantity.each(1),
                        pounds,
                        SaleLine.PriceSource.OVERRIDDEN,
                        pounds,
                        List.of(new Discount("manual", "Discount", null, none, new Approval(text, "boss"))),
                        pounds,
                        "standard",
                        none,
                        0,
                        null,
                        new PriceOverride(pounds, new Approval("tag", text)),
                        new AgeCheck(18, AgeCheck.Method.DOCUMENT_SEEN, text),
                        null,
                        text,
                        new Merchandise(text, none),
                        text)),
                List.of(),
                List.of(new Tender(Tender.TenderType.GIFT_CARD, pounds, none, text, text, List.of())),
                none,
                pounds,
                List.of(),
                List.of(),
                List.of(new CouponUse(text, text, CouponUse.Kind.REDEEMED)),
                List.of(new VoidedLine(Gtin.ofDigits("4006381333931"), Quantity.each(1), pounds)),
                new ReturnTerms(ReturnTerms.Check.LEDGER, new Approval(text, text)),
                List.of(new PromotionUse(
                        text,
                        1,
                        none,
                        List.of(new PromotionUse.Part(LeasePool.of("promotion-uses|" + text), 1, text)))));
    }
}
