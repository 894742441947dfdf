package io.tillstream.gateway.fact;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillstream.events.Gtin;
import io.tillstream.events.Money;
import io.tillstream.events.Quantity;
import io.tillstream.events.Source;
import io.tillstream.events.sale.AgeCheck;
import io.tillstream.events.sale.Approval;
import io.tillstream.events.sale.CouponUse;
import io.tillstream.events.sale.Discount;
import io.tillstream.events.sale.PriceOverride;
import io.tillstream.events.sale.ReturnTerms;
import io.tillstream.events.sale.Sale;
import io.tillstream.events.sale.SaleLine;
import io.tillstream.events.sale.Tender;
import io.tillstream.events.sale.VoidedLine;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Numbers are the test numbers the card networks and payment providers publish; none belongs to anybody. */
class CardNumbersTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "4111111111111111",
                "paid with 4111 1111 1111 1111 today",
                "5555-5555-5555-4444",
                "2223003122003222",
                "378282246310005",
                "6011111111111117",
                "3530111333300000",
                "30569309025904",
                "6200000000000005"
            })
    void knowsACardNumberInText(String text) {
        assertThat(CardNumbers.holdsCardNumber(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "4111111111111112",
                "invoice 536365",
                "1234567890123452",
                "411111111111111",
                "a4111111111111111f",
                "41111111111111114111111111111111",
                ""
            })
    void leavesOtherTextAlone(String text) {
        assertThat(CardNumbers.holdsCardNumber(text)).isFalse();
    }

    @Test
    void leavesEverythingElseOfASaleAsItWas() {
        assertThat(CardNumbers.redact(saying("g-77"))).isEqualTo(saying("g-77"));
    }

    @Test
    void replacesACardNumberWhereverItStands() {
        assertThat(CardNumbers.redact(saying("4111111111111111"))).isEqualTo(saying("[REDACTED]"));
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
                        text)),
                List.of(),
                List.of(new Tender(Tender.TenderType.GIFT_CARD, pounds, none, text, text, List.of())),
                none,
                pounds,
                List.of(),
                List.of(),
                List.of(new CouponUse(text, text, CouponUse.Kind.REDEEMED)),
                List.of(new VoidedLine(Gtin.ofDigits("4006381333931"), Quantity.each(1), pounds)),
                new ReturnTerms(ReturnTerms.Check.LEDGER, new Approval(text, text)));
    }
}
