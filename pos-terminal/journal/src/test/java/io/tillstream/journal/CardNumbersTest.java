package io.tillstream.journal;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tillstream.events.Gtin;
import io.tillstream.events.Money;
import io.tillstream.events.Quantity;
import io.tillstream.events.Source;
import io.tillstream.events.lease.LeasePool;
import io.tillstream.events.sale.AgeCheck;
import io.tillstream.events.sale.Approval;
import io.tillstream.events.sale.CouponUse;
import io.tillstream.events.sale.Discount;
import io.tillstream.events.sale.PriceOverride;
import io.tillstream.events.sale.PromotionUse;
import io.tillstream.events.sale.ReturnTerms;
import io.tillstream.events.sale.Sale;
import io.tillstream.events.sale.SaleLine;
import io.tillstream.events.sale.Tender;
import io.tillstream.events.sale.VoidedLine;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Numbers are the test numbers the card networks publish; none belongs to anybody. */
class CardNumbersTest {
    @Test
    void namesTheFieldAndNotTheNumber() {
        assertThatThrownBy(() -> CardNumbers.refuseIn(Shop.drawerOpened(2, "customer left card 4111111111111111")))
                .isInstanceOf(CardNumberRefused.class)
                .hasMessageContaining("Field reason")
                .hasMessageNotContaining("4111");
    }

    @Test
    void looksIntoTheTextsOfASale() {
        Sale sale = Shop.sale(Shop.source(2), 1, "4111111111111111");

        assertThatThrownBy(() -> CardNumbers.refuseIn(sale)).hasMessageContaining("Field operator");
    }

    @Test
    void exemptsTypedFields() {
        // 4006381333931 is Visa's prefix and length by chance, and this sale's item number.
        CardNumbers.refuseIn(Shop.sale(2, 1));
    }

    @Test
    void refusesAnIdOnlyWhenItIsNothingButACardNumber() {
        CardNumbers.refuseIn(paidTo("club-4111111111111111"));

        assertThatThrownBy(() -> CardNumbers.refuseIn(paidTo("4111-1111-1111-1111")))
                .hasMessageContaining("Field tenders[0].account");
    }

    @Test
    void looksIntoWhatWasAddedLater() {
        CardNumbers.refuseIn(saying("g-77"));

        assertThatThrownBy(() -> CardNumbers.refuseIn(saying("4111111111111111")))
                .hasMessageContaining("Field lines[0].discounts[0].approval.reason");
    }

    private static Sale paidTo(String account) {
        return new Sale(
                Source.parseReceiptNumber("s1-t1/1/2"),
                Instant.EPOCH,
                LocalDate.EPOCH,
                "c01",
                null,
                Sale.Origin.LIVE,
                null,
                Sale.Channel.TILL,
                null,
                Shop.sale(2, 1).lines(),
                List.of(),
                List.of(new Tender(
                        Tender.TenderType.GIFT_CARD,
                        Shop.sale(2, 1).total(),
                        Money.zero(Shop.sale(2, 1).currency()),
                        null,
                        account,
                        List.of())),
                Money.zero(Shop.sale(2, 1).currency()),
                Shop.sale(2, 1).total(),
                List.of(),
                List.of());
    }

    @Test
    void looksIntoBasketsPutAsideAndPaymentAttempts() {
        CardNumbers.refuseIn(Shop.basketSuspended(2, "damaged", "c01"));
        CardNumbers.refuseIn(Shop.giftCardPaid(2, "TSG0000000000017"));

        assertThatThrownBy(() -> CardNumbers.refuseIn(Shop.basketSuspended(2, "see 4111111111111111", "c01")))
                .hasMessageContaining("Field lines[0].reduction.approval.reason");
        assertThatThrownBy(() -> CardNumbers.refuseIn(Shop.basketSuspended(2, "damaged", "4111111111111111")))
                .hasMessageContaining("Field operator");
        assertThatThrownBy(() -> CardNumbers.refuseIn(Shop.giftCardPaid(2, "4111111111111111")))
                .hasMessageContaining("Field account");
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
                        null)),
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
