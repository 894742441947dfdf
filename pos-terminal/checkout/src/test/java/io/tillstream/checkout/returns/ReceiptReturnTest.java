package io.tillstream.checkout.returns;

import static io.tillstream.checkout.returns.Counter.CHEESE;
import static io.tillstream.checkout.returns.Counter.CUP;
import static io.tillstream.checkout.returns.Counter.TEA;
import static io.tillstream.checkout.returns.Counter.confirmed;
import static io.tillstream.checkout.returns.Counter.off;
import static io.tillstream.checkout.returns.Counter.offered;
import static io.tillstream.checkout.returns.Counter.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.tillstream.checkout.returns.ReturnRequest.Chosen;
import io.tillstream.checkout.returns.ReturnRequest.WithReceipt;
import io.tillstream.events.CurrencyUnit;
import io.tillstream.events.Money;
import io.tillstream.events.Quantity;
import io.tillstream.events.assortment.Store;
import io.tillstream.events.sale.CouponUse;
import io.tillstream.events.sale.PointsLot;
import io.tillstream.events.sale.ReturnTerms;
import io.tillstream.events.sale.Sale;
import io.tillstream.events.sale.SaleLine;
import io.tillstream.events.sale.TaxTotal;
import io.tillstream.events.sale.Tender;
import io.tillstream.events.sale.Tender.TenderType;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Vectors of contracts.md, "Reversals", and pos-devices.md, section 9. */
class ReceiptReturnTest {
    private static final Store SHOP = Counter.store("GBP", true, 2000, 1);

    private static Money gbp(String amount) {
        return Money.parse(amount + " GBP");
    }

    private static Chosen pieces(int line, long pieces) {
        return new Chosen(line, Quantity.each(pieces));
    }

    /** Three cups at 4.00, 2.00 off: 10.00 paid. */
    private static Sale threeCupsForTen() {
        return Counter.at(SHOP)
                .sells(CUP, Quantity.each(3), gbp("4.00"), "standard", 10, off("3-for-10", gbp("2.00")))
                .paid(TenderType.CASH, gbp("10.00"))
                .sale(1);
    }

    @Test
    void givesBackPieceByPieceWhatWasPaid() {
        ReturnHistory history = ReturnHistory.ofFirst(threeCupsForTen());

        RefundPreview first = offered(new WithReceipt(SHOP, history, pieces(1, 1)));
        history = history.and(confirmed(first, 2));
        RefundPreview second = offered(new WithReceipt(SHOP, history, pieces(1, 1)));
        history = history.and(confirmed(second, 3));
        RefundPreview third = offered(new WithReceipt(SHOP, history, pieces(1, 1)));

        assertThat(List.of(first.total(), second.total(), third.total()))
                .containsExactly(gbp("3.33"), gbp("3.33"), gbp("3.34"));
        assertThat(List.of(first.whole(), second.whole(), third.whole())).containsExactly(false, false, true);
    }

    @Test
    void takesBackTaxAndPointsInTheSameProportion() {
        ReturnHistory history = ReturnHistory.ofFirst(threeCupsForTen());

        RefundPreview one = offered(new WithReceipt(SHOP, history, pieces(1, 1)));
        RefundPreview rest = offered(new WithReceipt(SHOP, history.and(confirmed(one, 2)), pieces(1, 2)));

        // 10.00 holds 1.67 of tax and earned 10 points; a third of that, rounded down, is 0.55 and 3.
        assertThat(one.lines().getFirst().tax()).isEqualTo(gbp("-0.55"));
        assertThat(one.pointsTakenBack()).isEqualTo(3);
        assertThat(rest.lines().getFirst().tax()).isEqualTo(gbp("-1.12"));
        assertThat(rest.pointsTakenBack()).isEqualTo(7);
        assertThat(one.taxes()).containsExactly(new TaxTotal("standard", 2000, true, gbp("-2.78"), gbp("-0.55")));
    }

    @Test
    void showsThePriceBeforeTheDiscountAsItWas() {
        RefundPreview one = offered(new WithReceipt(SHOP, ReturnHistory.ofFirst(threeCupsForTen()), pieces(1, 1)));

        SaleLine line = one.lines().getFirst();
        assertThat(line.gross()).isEqualTo(gbp("-4.00"));
        assertThat(line.discounts()).containsExactly(off("3-for-10", gbp("-0.67")));
        assertThat(line.quantity()).isEqualTo(Quantity.each(-1));
        assertThat(line.returned()).isEqualTo(new SaleLine.ReturnedLine(Counter.number(1), 1));
    }

    @Test
    void showsThePriceBeforeTwoDiscountsAsItWas() {
        Sale sale = Counter.at(SHOP)
                .sells(
                        CUP,
                        Quantity.each(2),
                        gbp("0.45"),
                        "standard",
                        0,
                        off("second-half", gbp("0.23")),
                        off("coupon", gbp("0.03")))
                .paid(TenderType.CARD, gbp("0.64"))
                .sale(1);
        ReturnHistory history = ReturnHistory.ofFirst(sale);

        RefundPreview one = offered(new WithReceipt(SHOP, history, pieces(1, 1)));
        RefundPreview other = offered(WithReceipt.everythingLeft(SHOP, history.and(confirmed(one, 2))));

        for (RefundPreview back : List.of(one, other)) {
            assertThat(back.total()).isEqualTo(gbp("0.32"));
            assertThat(back.lines().getFirst().gross()).isEqualTo(gbp("-0.45"));
        }
        assertThat(one.lines().getFirst().discounts())
                .containsExactly(off("second-half", gbp("-0.12")), off("coupon", gbp("-0.01")));
        assertThat(other.lines().getFirst().discounts())
                .containsExactly(off("second-half", gbp("-0.11")), off("coupon", gbp("-0.02")));
    }

    @Test
    void changesNothingByBeingAsked() {
        ReturnHistory history = ReturnHistory.ofFirst(threeCupsForTen());
        WithReceipt request = new WithReceipt(SHOP, history, pieces(1, 1));

        assertThat(offered(request)).isEqualTo(offered(request));
        assertThat(confirmed(offered(request), 2).total()).isEqualTo(gbp("-3.33"));
    }

    @Test
    void returnsWeighedGoodsByTheGram() {
        Sale sale = Counter.at(SHOP)
                .sells(CHEESE, Quantity.grams(742), gbp("2.49"), "zero", 1)
                .paid(TenderType.CARD, gbp("1.85"))
                .sale(1);
        ReturnHistory history = ReturnHistory.ofFirst(sale);

        RefundPreview some = offered(new WithReceipt(SHOP, history, new Chosen(1, Quantity.grams(500))));
        history = history.and(confirmed(some, 2));
        RefundPreview rest = offered(WithReceipt.everythingLeft(SHOP, history));

        // 1.85 × 500 / 742 is 1.2466…
        assertThat(some.total()).isEqualTo(gbp("1.24"));
        assertThat(rest.total()).isEqualTo(gbp("0.61"));
        assertThat(some.stock()).isEqualTo(Map.of(CHEESE, Quantity.grams(500)));
        assertThat(rest.stock()).isEqualTo(Map.of(CHEESE, Quantity.grams(242)));
    }

    @Test
    void refusesMoreThanWasSold() {
        ReturnHistory history = ReturnHistory.ofFirst(threeCupsForTen());

        assertThat(refused(new WithReceipt(SHOP, history, pieces(1, 4))))
                .containsExactly(new Refusal.MoreThanLeft(1, Quantity.each(4), Quantity.each(3)));
        assertThat(refused(new WithReceipt(SHOP, history, pieces(1, 2), pieces(1, 2))))
                .containsExactly(new Refusal.MoreThanLeft(1, Quantity.each(4), Quantity.each(3)));
        assertThat(refused(new WithReceipt(SHOP, history, pieces(1, 1), pieces(1, Long.MAX_VALUE))))
                .containsExactly(new Refusal.MoreThanLeft(1, Quantity.each(Long.MAX_VALUE), Quantity.each(3)));
    }

    @Test
    void refusesTheSamePieceTwice() {
        ReturnHistory history = ReturnHistory.ofFirst(threeCupsForTen());
        history = history.and(confirmed(offered(WithReceipt.everythingLeft(SHOP, history)), 2));

        assertThat(refused(new WithReceipt(SHOP, history, pieces(1, 1))))
                .extracting(Refusal::text)
                .containsExactly("Line 1: 1 ea cannot come back, 0 ea is left of what was sold.");
        assertThat(refused(WithReceipt.everythingLeft(SHOP, history))).containsExactly(new Refusal.NothingChosen());
    }

    @Test
    void refusesWhatWasNotSold() {
        ReturnHistory history = ReturnHistory.ofFirst(threeCupsForTen());

        assertThat(refused(new WithReceipt(SHOP, history, pieces(2, 1))))
                .containsExactly(new Refusal.NoSuchLine(Counter.number(1), 2));
        assertThat(refused(new WithReceipt(SHOP, history, pieces(1, 0))))
                .containsExactly(new Refusal.NotAQuantity("Line 1", Quantity.each(0)));
        assertThat(refused(new WithReceipt(SHOP, history, pieces(1, -1))))
                .containsExactly(new Refusal.NotAQuantity("Line 1", Quantity.each(-1)));
        assertThat(refused(new WithReceipt(SHOP, history, new Chosen(1, Quantity.grams(1)))))
                .containsExactly(new Refusal.NotAQuantity("Line 1", Quantity.grams(1)));
        assertThat(refused(new WithReceipt(SHOP, history))).containsExactly(new Refusal.NothingChosen());
    }

    @Test
    void refusesAnotherCurrencyAndNamesIt() {
        Store abroad = Counter.store("TWD", true, 500, 1);

        assertThat(refused(new WithReceipt(abroad, ReturnHistory.ofFirst(threeCupsForTen()), pieces(1, 1))))
                .containsExactly(new Refusal.OtherCurrency(CurrencyUnit.of("GBP"), CurrencyUnit.of("TWD")));
    }

    @Test
    void refusesWhatAPostVoidTookBack() {
        Sale sale = threeCupsForTen();
        Sale back = confirmed(offered(WithReceipt.everythingLeft(SHOP, ReturnHistory.ofFirst(sale))), 2);
        Sale postVoid = new Sale(
                back.source(),
                back.happenedAt(),
                back.businessDate(),
                back.operator(),
                null,
                Sale.Origin.LIVE,
                null,
                Sale.Channel.TILL,
                sale.source(),
                back.lines(),
                back.taxes(),
                back.tenders(),
                back.cashRounding(),
                back.total(),
                List.of(),
                List.of());

        ReturnHistory history = ReturnHistory.ofFirst(sale).and(postVoid);

        assertThat(refused(new WithReceipt(SHOP, history, pieces(1, 1))))
                .contains(new Refusal.AlreadyVoided(sale.source()));
    }

    @Test
    void roundsCashOverAllReturnsOfASale() {
        Store coins = Counter.store("GBP", true, 0, 5);
        Sale sale = Counter.at(coins)
                .sells(CUP, Quantity.each(3), gbp("3.34"), "zero", 0)
                .paid(TenderType.CASH, gbp("10.00"))
                .sale(1);
        assertThat(sale.cashRounding()).isEqualTo(gbp("-0.02"));

        ReturnHistory history = ReturnHistory.ofFirst(sale);
        RefundPreview first = offered(new WithReceipt(coins, history, pieces(1, 1)));
        history = history.and(confirmed(first, 2));
        RefundPreview second = offered(new WithReceipt(coins, history, pieces(1, 1)));
        history = history.and(confirmed(second, 3));
        RefundPreview third = offered(new WithReceipt(coins, history, pieces(1, 1)));

        // Owed are 3.34, 6.68 and 10.02; payable are 3.35, 6.70 and 10.00.
        assertThat(List.of(first.total(), second.total(), third.total()))
                .containsExactly(gbp("3.35"), gbp("3.35"), gbp("3.30"));
        assertThat(first.cashRounding()
                        .plus(second.cashRounding())
                        .plus(third.cashRounding())
                        .plus(sale.cashRounding()))
                .isEqualTo(gbp("0.00"));
    }

    @Test
    void goesBackToTheMeansItWasPaidWithCashLast() {
        Sale sale = Counter.at(SHOP)
                .sells(CUP, Quantity.each(2), gbp("10.00"), "standard", 0)
                .paid(new Tender(TenderType.GIFT_CARD, gbp("4.00"), gbp("0.00"), null, "g-77", List.of()))
                .paid(new Tender(TenderType.ALIPAY, gbp("9.00"), gbp("0.00"), "s1-t1-900", null, List.of()))
                .paid(new Tender(TenderType.CASH, gbp("10.00"), gbp("3.00")))
                .sale(1);
        ReturnHistory history = ReturnHistory.ofFirst(sale);

        RefundPreview first = offered(new WithReceipt(SHOP, history, pieces(1, 1)));
        RefundPreview second = offered(new WithReceipt(SHOP, history.and(confirmed(first, 2)), pieces(1, 1)));

        assertThat(first.tenders())
                .containsExactly(
                        new Tender(TenderType.GIFT_CARD, gbp("-4.00"), gbp("0.00"), null, "g-77", List.of()),
                        new Tender(TenderType.ALIPAY, gbp("-6.00"), gbp("0.00"), "s1-t1-900", null, List.of()));
        assertThat(second.tenders())
                .containsExactly(
                        new Tender(TenderType.ALIPAY, gbp("-3.00"), gbp("0.00"), "s1-t1-900", null, List.of()),
                        new Tender(TenderType.CASH, gbp("-7.00"), gbp("0.00")));
    }

    @Test
    void givesSpentPointsBackWithTheExpiryTheyHadLatestFirst() {
        PointsLot soon = new PointsLot(100, LocalDate.of(2026, 12, 31));
        PointsLot later = new PointsLot(200, LocalDate.of(2027, 6, 30));
        Sale sale = Counter.at(SHOP)
                .member(Counter.MEMBER)
                .sells(CUP, Quantity.each(2), gbp("3.00"), "standard", 0)
                .points(gbp("3.00"), soon, later)
                .paid(TenderType.CARD, gbp("3.00"))
                .sale(1);
        ReturnHistory history = ReturnHistory.ofFirst(sale);

        RefundPreview first = offered(new WithReceipt(SHOP, history, pieces(1, 1)));
        RefundPreview second = offered(new WithReceipt(SHOP, history.and(confirmed(first, 2)), pieces(1, 1)));

        assertThat(first.pointsGivenBack()).containsExactly(later, soon);
        assertThat(second.pointsGivenBack()).isEmpty();
        assertThat(second.tenders()).extracting(Tender::type).containsExactly(TenderType.CARD);
    }

    @Test
    void givesPointsBackInProportionToTheirMoney() {
        Sale sale = Counter.at(SHOP)
                .member(Counter.MEMBER)
                .sells(CUP, Quantity.each(3), gbp("1.00"), "standard", 0)
                .points(
                        gbp("3.00"),
                        new PointsLot(100, LocalDate.of(2026, 12, 31)),
                        new PointsLot(50, LocalDate.of(2027, 6, 30)))
                .sale(1);
        ReturnHistory history = ReturnHistory.ofFirst(sale);

        RefundPreview first = offered(new WithReceipt(SHOP, history, pieces(1, 1)));
        RefundPreview rest = offered(new WithReceipt(SHOP, history.and(confirmed(first, 2)), pieces(1, 2)));

        assertThat(first.pointsGivenBack()).containsExactly(new PointsLot(50, LocalDate.of(2027, 6, 30)));
        assertThat(rest.pointsGivenBack()).containsExactly(new PointsLot(100, LocalDate.of(2026, 12, 31)));
    }

    @Test
    void reinstatesACouponOnlyWithTheLastOfTheSale() {
        Sale sale = Counter.at(SHOP)
                .sells(CUP, Quantity.each(2), gbp("5.00"), "standard", 0, off("ten-percent", gbp("1.00")))
                .coupon("c-42", "ten-percent")
                .paid(TenderType.CARD, gbp("9.00"))
                .sale(1);
        ReturnHistory history = ReturnHistory.ofFirst(sale);

        RefundPreview first = offered(new WithReceipt(SHOP, history, pieces(1, 1)));
        RefundPreview last = offered(new WithReceipt(SHOP, history.and(confirmed(first, 2)), pieces(1, 1)));

        assertThat(first.coupons()).isEmpty();
        assertThat(last.coupons()).containsExactly(new CouponUse("c-42", "ten-percent", CouponUse.Kind.REINSTATED));
    }

    @Test
    void givesBackTaxThatWasAddedOnTop() {
        Store added = Counter.store("GBP", false, 825, 1);
        Sale sale = Counter.at(added)
                .sells(CUP, Quantity.each(3), gbp("0.33"), "standard", 0)
                .paid(TenderType.CARD, gbp("1.07"))
                .sale(1);
        ReturnHistory history = ReturnHistory.ofFirst(sale);

        RefundPreview one = offered(new WithReceipt(added, history, pieces(1, 1)));
        RefundPreview rest = offered(new WithReceipt(added, history.and(confirmed(one, 2)), pieces(1, 2)));

        // 0.99 and 0.08 of tax; a third of the tax, rounded down, is 0.02.
        assertThat(one.total()).isEqualTo(gbp("0.35"));
        assertThat(one.taxes()).containsExactly(new TaxTotal("standard", 825, false, gbp("-0.33"), gbp("-0.02")));
        assertThat(rest.total()).isEqualTo(gbp("0.72"));
    }

    @Test
    void usesTheTaxOfThenAndNotOfNow() {
        ReturnHistory history = ReturnHistory.ofFirst(threeCupsForTen());
        Store dearer = Counter.store("GBP", true, 2500, 1);

        RefundPreview all = offered(WithReceipt.everythingLeft(dearer, history));

        assertThat(all.taxes()).containsExactly(new TaxTotal("standard", 2000, true, gbp("-8.33"), gbp("-1.67")));
    }

    @Test
    void bringsTheDepositBackWithItsBottle() {
        Sale sale = Counter.at(SHOP)
                .sells(TEA, Quantity.each(6), gbp("1.00"), "standard", 0)
                .deposit(CUP, 6, gbp("0.25"), 1)
                .paid(TenderType.CARD, gbp("7.50"))
                .sale(1);
        ReturnHistory history = ReturnHistory.ofFirst(sale);

        RefundPreview two = offered(new WithReceipt(SHOP, history, pieces(1, 2)));

        assertThat(two.total()).isEqualTo(gbp("2.50"));
        assertThat(two.stock()).isEqualTo(Map.of(TEA, Quantity.each(2), CUP, Quantity.each(2)));
    }

    @Test
    void keepsADepositThatCameBackBefore() {
        Sale sale = Counter.at(SHOP)
                .sells(TEA, Quantity.each(2), gbp("1.00"), "standard", 0)
                .deposit(CUP, 2, gbp("0.25"), 1)
                .paid(TenderType.CARD, gbp("2.50"))
                .sale(1);
        ReturnHistory history = ReturnHistory.ofFirst(sale);
        history = history.and(confirmed(offered(new WithReceipt(SHOP, history, pieces(2, 1))), 2));

        RefundPreview bottles = offered(new WithReceipt(SHOP, history, pieces(1, 2)));

        assertThat(bottles.total()).isEqualTo(gbp("2.25"));
        assertThat(bottles.whole()).isTrue();
    }

    @Test
    void takesAGiftCardBackOnlyWholeAndUnspent() {
        Sale sale = Counter.at(SHOP)
                .giftCard(CUP, gbp("50.00"), "g-1")
                .paid(TenderType.CARD, gbp("50.00"))
                .sale(1);
        ReturnHistory history = ReturnHistory.ofFirst(sale);

        WithReceipt unspent =
                new WithReceipt(SHOP, history, List.of(pieces(1, 1)), ReturnTerms.Check.LEDGER, Set.of("g-1"));

        assertThat(refused(new WithReceipt(SHOP, history, pieces(1, 1))))
                .containsExactly(new Refusal.GiftCardMaybeSpent(1));
        assertThat(offered(unspent).total()).isEqualTo(gbp("50.00"));
        assertThat(offered(unspent).lines().getFirst().giftCard()).isEqualTo("g-1");
        assertThat(offered(unspent).stock()).isEmpty();
    }

    @Test
    void flagsAReturnThatOnlyThisTillChecked() {
        WithReceipt offline = new WithReceipt(
                SHOP,
                ReturnHistory.ofFirst(threeCupsForTen()),
                List.of(pieces(1, 1)),
                ReturnTerms.Check.TILL,
                Set.of());

        assertThat(confirmed(offered(offline), 2).returnTerms())
                .isEqualTo(new ReturnTerms(ReturnTerms.Check.TILL, null));
    }

    @Test
    void makesGoodWhatAnEarlierReturnForgot() {
        Sale sale = threeCupsForTen();
        Sale careless = Counter.at(SHOP)
                .sells(CUP, Quantity.each(-1), gbp("3.00"), "standard", 0)
                .paid(TenderType.CASH, gbp("-3.00"))
                .sale(2);
        SaleLine line = careless.lines().getFirst();
        Sale earlier = new Sale(
                careless.source(),
                careless.happenedAt(),
                careless.businessDate(),
                "c01",
                null,
                Sale.Origin.IMPORTED,
                null,
                Sale.Channel.TILL,
                null,
                List.of(new SaleLine(
                        1,
                        line.gtin(),
                        line.quantity(),
                        line.unitPrice(),
                        line.priceSource(),
                        line.gross(),
                        List.of(),
                        line.net(),
                        line.taxGroup(),
                        line.tax(),
                        0,
                        new SaleLine.ReturnedLine(sale.source(), 1))),
                careless.taxes(),
                careless.tenders(),
                careless.cashRounding(),
                careless.total(),
                List.of(),
                List.of());

        RefundPreview rest = offered(
                WithReceipt.everythingLeft(SHOP, ReturnHistory.ofFirst(sale).and(earlier)));

        // 3.00 and no points came back for the first piece: 7.00 and all 10 points are left for the others.
        assertThat(rest.total()).isEqualTo(gbp("7.00"));
        assertThat(rest.pointsTakenBack()).isEqualTo(10);
    }
}
