package io.tillstream.checkout.receipt;

import static io.tillstream.checkout.basket.Grocer.COFFEE;
import static io.tillstream.checkout.basket.Grocer.MEMBER;
import static io.tillstream.checkout.basket.Grocer.gbp;
import static org.assertj.core.api.Assertions.assertThat;

import io.tillstream.checkout.basket.Grocer;
import io.tillstream.events.Language;
import io.tillstream.events.LocalText;
import io.tillstream.events.Quantity;
import io.tillstream.events.Source;
import io.tillstream.events.TillId;
import io.tillstream.events.sale.Approval;
import io.tillstream.events.sale.CouponUse;
import io.tillstream.events.sale.PointsLot;
import io.tillstream.events.sale.ReturnTerms;
import io.tillstream.events.sale.Sale;
import io.tillstream.events.sale.SaleLine;
import io.tillstream.events.sale.TaxTotal;
import io.tillstream.events.sale.Tender;
import io.tillstream.events.sale.Tender.TenderType;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a customer reads about money, points and coupons that came back. */
class MoneyBackReceiptTest {
    private static final LocalDate NEW_YEAR = LocalDate.of(2027, 1, 1);
    private static final ReturnTerms CHECKED = new ReturnTerms(ReturnTerms.Check.LEDGER, null);

    /** A coffee at 8.45 that comes back, with what changes hands for it. */
    private static Sale coffeeBack(List<Tender> tenders, List<CouponUse> coupons, ReturnTerms terms, long points) {
        return new Sale(
                number(43),
                Instant.EPOCH,
                LocalDate.of(2026, 6, 23),
                "c01",
                MEMBER,
                Sale.Origin.LIVE,
                null,
                Sale.Channel.TILL,
                null,
                List.of(new SaleLine(
                        1,
                        COFFEE.gtin(),
                        Quantity.each(-1),
                        gbp("8.45"),
                        SaleLine.PriceSource.PRICE_BOOK,
                        gbp("-8.45"),
                        List.of(),
                        gbp("-8.45"),
                        "standard",
                        gbp("-1.41"),
                        points,
                        new SaleLine.ReturnedLine(number(42), 1))),
                List.of(new TaxTotal("standard", 2000, true, gbp("-7.04"), gbp("-1.41"))),
                tenders,
                gbp("0.00"),
                gbp("-8.45"),
                List.of(),
                List.of(),
                coupons,
                List.of(),
                terms);
    }

    private static Source number(long sequence) {
        return new Source(TillId.parse("s1-t1"), 1, sequence);
    }

    private static Tender of(TenderType type, String amount, PointsLot... lots) {
        return new Tender(type, gbp(amount), gbp("0.00"), null, null, List.of(lots));
    }

    private static List<String> printed(Sale sale) {
        ReceiptSetting setting = ReceiptSetting.plain(Grocer.store(1), Language.EN, gtin -> LocalText.same("Coffee"));
        return new PaperLayout(48)
                .lay(SaleReceipt.of(sale, setting)).stream()
                        .filter(PaperLine.Printed.class::isInstance)
                        .map(line -> ((PaperLine.Printed) line).text().strip().replaceAll(" {2,}", " | "))
                        .toList();
    }

    @Test
    void saysWhichPointsAndCouponsAreBackAndWhoAllowedIt() {
        Sale sale = coffeeBack(
                List.of(
                        of(TenderType.POINTS, "-3.00", new PointsLot(-120, NEW_YEAR), new PointsLot(-180, null)),
                        of(TenderType.CASH, "-5.45")),
                List.of(
                        new CouponUse("SPRING", "p1", CouponUse.Kind.REINSTATED),
                        new CouponUse("AUTUMN", "p2", CouponUse.Kind.REDEEMED)),
                new ReturnTerms(ReturnTerms.Check.LEDGER, new Approval("damaged", "m07")),
                -16);

        assertThat(printed(sale))
                .containsSubsequence(
                        "Refunded: Cash | £5.45",
                        "Refunded: Points | £3.00",
                        "Points given back | +300",
                        "Coupon valid again | SPRING",
                        "Approved by | m07",
                        "Points taken back | -16")
                .noneMatch(line -> line.contains("AUTUMN"));
    }

    @Test
    void saysNothingOfPointsCouponsAndApproversThereWereNot() {
        Sale sale = coffeeBack(
                List.of(of(TenderType.CARD, "-8.45")),
                List.of(),
                new ReturnTerms(ReturnTerms.Check.LEDGER, new Approval("too large", null)),
                0);

        assertThat(printed(sale))
                .contains("Refunded: Card | £8.45", "Points earned | +0")
                .noneMatch(line -> line.startsWith("Points given back"))
                .noneMatch(line -> line.startsWith("Coupon valid again"))
                .noneMatch(line -> line.startsWith("Approved by"));
    }

    @Test
    void countsMoneyThatWentBothWaysOnce() {
        Sale sale = coffeeBack(
                List.of(
                        of(TenderType.CARD, "-4.00"),
                        of(TenderType.CARD, "4.00"),
                        of(TenderType.GIFT_CARD, "-10.00"),
                        of(TenderType.CASH, "1.55")),
                List.of(),
                CHECKED,
                0);

        assertThat(printed(sale))
                .contains("Refunded: Gift card | £10.00", "Cash | £1.55")
                .noneMatch(line -> line.contains("Card |") && !line.contains("Gift"));
    }

    @Test
    void countsGoodsThatComeBackBelowNothing() {
        assertThat(printed(coffeeBack(List.of(of(TenderType.CARD, "-8.45")), List.of(), CHECKED, 0)))
                .contains("RETURN", "Items | -1")
                .noneMatch(line -> line.startsWith("You saved"));
    }
}
