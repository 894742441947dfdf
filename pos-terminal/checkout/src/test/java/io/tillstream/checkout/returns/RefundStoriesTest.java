package io.tillstream.checkout.returns;

import static io.tillstream.checkout.basket.Grocer.gbp;
import static io.tillstream.checkout.returns.Counter.CHEESE;
import static io.tillstream.checkout.returns.Counter.CUP;
import static io.tillstream.checkout.returns.Counter.TEA;
import static io.tillstream.checkout.returns.Counter.confirmed;
import static io.tillstream.checkout.returns.Counter.off;
import static io.tillstream.checkout.returns.Counter.offered;
import static org.assertj.core.api.Assertions.assertThat;

import io.tillstream.checkout.returns.ReturnRequest.Chosen;
import io.tillstream.checkout.returns.ReturnRequest.WithReceipt;
import io.tillstream.events.Money;
import io.tillstream.events.Quantity;
import io.tillstream.events.assortment.Store;
import io.tillstream.events.sale.CouponUse;
import io.tillstream.events.sale.PointsLot;
import io.tillstream.events.sale.Sale;
import io.tillstream.events.sale.SaleLine;
import io.tillstream.events.sale.Tender;
import io.tillstream.events.sale.Tender.TenderType;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Refunds as they happen in a shop, every figure worked out by hand. */
class RefundStoriesTest {
    private static Tender wallet(String amount) {
        return new Tender(TenderType.WECHAT_PAY, gbp(amount), gbp("0.00"), "s1-t1-900", null, List.of());
    }

    /**
     * Journey C3. Two cups at 20.00, buy one get one: 20.00 off. A 10 % coupon on the 20.00 left: 2.00 off, 18.00 to pay.
     * 300 points pay 3.00, the wallet 10.00, cash the 5.00 left, for which the shop's coins of 5 suffice. 18 points are
     * earned; 18.00 holds 3.00 of tax at 20 %.
     */
    @Test
    void theRefundPuzzle() {
        Store shop = Counter.store("GBP", true, 2000, 5);
        PointsLot soon = new PointsLot(100, LocalDate.of(2026, 12, 31));
        PointsLot later = new PointsLot(200, LocalDate.of(2027, 12, 31));
        Sale sale = Counter.at(shop)
                .member(Counter.MEMBER)
                .sells(
                        CUP,
                        Quantity.each(2),
                        gbp("20.00"),
                        "standard",
                        18,
                        off("buy-one-get-one", gbp("20.00")),
                        off("ten-percent", gbp("2.00")))
                .coupon("c-42", "ten-percent")
                .points(gbp("3.00"), soon, later)
                .paid(wallet("10.00"))
                .paid(new Tender(TenderType.CASH, gbp("10.00"), gbp("5.00")))
                .sale(1);
        ReturnHistory history = ReturnHistory.ofFirst(sale);

        // One of the two: half of 18.00, first the points, then the wallet. No cash yet, and the coupon stays used.
        RefundPreview one = offered(new WithReceipt(shop, history, new Chosen(1, Quantity.each(1))));
        assertThat(one.total()).isEqualTo(gbp("9.00"));
        assertThat(one.tenders()).extracting(Tender::type).containsExactly(TenderType.POINTS, TenderType.WECHAT_PAY);
        assertThat(one.tenders()).extracting(Tender::tendered).containsExactly(gbp("-3.00"), gbp("-6.00"));
        assertThat(one.pointsGivenBack()).containsExactly(later, soon);
        assertThat(one.pointsTakenBack()).isEqualTo(9);
        assertThat(one.lines().getFirst().tax()).isEqualTo(gbp("-1.50"));
        assertThat(one.lines().getFirst().gross()).isEqualTo(gbp("-20.00"));
        assertThat(one.coupons()).isEmpty();
        assertThat(one.stock()).isEqualTo(Map.of(CUP, Quantity.each(1)));
        assertThat(one.whole()).isFalse();

        // The other: the rest of the wallet, then the cash; now the coupon is good again.
        RefundPreview other = offered(WithReceipt.everythingLeft(shop, history.and(confirmed(one, 2))));
        assertThat(other.total()).isEqualTo(gbp("9.00"));
        assertThat(other.tenders())
                .containsExactly(wallet("-4.00"), new Tender(TenderType.CASH, gbp("-5.00"), gbp("0.00")));
        assertThat(other.pointsTakenBack()).isEqualTo(9);
        assertThat(other.coupons()).containsExactly(new CouponUse("c-42", "ten-percent", CouponUse.Kind.REINSTATED));
        assertThat(other.whole()).isTrue();

        List<Sale> all = List.of(sale, confirmed(one, 2), confirmed(other, 3));
        assertThat(sum(all.stream().map(Sale::total).toList())).isEqualTo(gbp("0.00"));
        assertThat(sum(all.stream().map(Sale::cashRounding).toList())).isEqualTo(gbp("0.00"));
        assertThat(all.stream()
                        .flatMap(some -> some.lines().stream())
                        .mapToLong(SaleLine::points)
                        .sum())
                .isZero();
        assertThat(all.stream()
                        .flatMap(some -> some.lines().stream())
                        .mapToLong(line -> line.quantity().amount())
                        .sum())
                .isZero();
    }

    /** The day's dinner comes back over a week: cheese by the gram, tea by the piece, in a shop without small coins. */
    @Test
    void aDinnerThatComesBackOverAWeek() {
        Store taipei = Counter.store("TWD", true, 500, 10);
        Sale sale = Counter.at(taipei)
                .sells(CHEESE, Quantity.grams(333), twd(599), "standard", 199)
                .sells(TEA, Quantity.each(3), twd(35), "standard", 100, off("3-for-100", twd(5)))
                .paid(new Tender(TenderType.CASH, twd(500), twd(200)))
                .sale(1);
        // 0.333 kg × 599 = 199.467, 199 to pay; with the tea 299, in cash 300.
        assertThat(sale.cashRounding()).isEqualTo(twd(1));
        ReturnHistory history = ReturnHistory.ofFirst(sale);

        RefundPreview monday = offered(new WithReceipt(taipei, history, new Chosen(2, Quantity.each(1))));
        history = history.and(confirmed(monday, 2));
        RefundPreview tuesday = offered(new WithReceipt(taipei, history, new Chosen(1, Quantity.grams(100))));
        history = history.and(confirmed(tuesday, 3));
        RefundPreview friday = offered(WithReceipt.everythingLeft(taipei, history));

        // Owed 33, then 33 + 59 = 92, then 299; paid out 30, 60 and 210.
        assertThat(monday.total()).isEqualTo(twd(30));
        assertThat(tuesday.total()).isEqualTo(twd(60));
        assertThat(friday.total()).isEqualTo(twd(210));
    }

    /** Tax on top, a gift card and a card; half of it comes back after the rate went up. */
    @Test
    void aReturnAfterTheTaxWentUp() {
        Store before = Counter.store("GBP", false, 500, 1);
        Store after = Counter.store("GBP", false, 1000, 1);
        Sale sale = Counter.at(before)
                .sells(CUP, Quantity.each(4), gbp("5.00"), "standard", 0)
                .paid(new Tender(TenderType.GIFT_CARD, gbp("8.00"), gbp("0.00"), null, "g-1", List.of()))
                .paid(TenderType.CARD, gbp("13.00"))
                .sale(1);

        RefundPreview half =
                offered(new WithReceipt(after, ReturnHistory.ofFirst(sale), new Chosen(1, Quantity.each(2))));

        // 10.00 and 5 % of it: 8.00 onto the gift card, 2.50 to the card.
        assertThat(half.total()).isEqualTo(gbp("10.50"));
        assertThat(half.tenders()).extracting(Tender::tendered).containsExactly(gbp("-8.00"), gbp("-2.50"));
        assertThat(half.taxes().getFirst().tax()).isEqualTo(gbp("-0.50"));
        assertThat(half.taxes().getFirst().basisPoints()).isEqualTo(500);
    }

    private static Money twd(long dollars) {
        return Money.parse(dollars + " TWD");
    }

    private static Money sum(List<Money> amounts) {
        return amounts.stream().reduce(gbp("0.00"), Money::plus);
    }
}
