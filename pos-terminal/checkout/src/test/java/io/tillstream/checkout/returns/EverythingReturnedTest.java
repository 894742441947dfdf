package io.tillstream.checkout.returns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tillstream.checkout.pricing.Rounding;
import io.tillstream.events.CurrencyUnit;
import io.tillstream.events.Money;
import io.tillstream.events.Quantity;
import io.tillstream.events.assortment.Store;
import io.tillstream.events.sale.CouponUse;
import io.tillstream.events.sale.PointsLot;
import io.tillstream.events.sale.Sale;
import io.tillstream.events.sale.SaleLine;
import io.tillstream.events.sale.TaxTotal;
import io.tillstream.events.sale.Tender;
import io.tillstream.events.sale.Tender.TenderType;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Whatever was sold, split, returned and exchanged: when everything is back, nothing is left in any book. */
class EverythingReturnedTest {
    private static final int SEEDS = Integer.getInteger("returns.seeds", 3_000);

    @Test
    void leavesNothingInAnyBookInAnyCurrencyRegimeOrOrder() {
        for (long seed = 0; seed < SEEDS; seed++) {
            Trading day = new Trading(seed);

            day.untilEverythingIsBack();

            assertThat(balances(day)).as("seed %d, %s", seed, day.store).isEmpty();
        }
    }

    @Test
    void neverGivesBackMoreThanWasPaidOrWhatCoinsCannotPay() {
        for (long seed = 0; seed < SEEDS; seed++) {
            Trading day = new Trading(seed);

            day.untilEverythingIsBack();

            for (Tender tender : day.tenders()) {
                if (tender.type() == TenderType.CASH) {
                    assertThat(tender.net().minor() % day.store.cashRoundingMinor())
                            .as("seed %d, %s", seed, tender)
                            .isZero();
                }
            }
            Map<String, Long> running = new HashMap<>();
            for (Sale sale : day.sales) {
                sale.tenders()
                        .forEach(tender ->
                                running.merge(key(tender), tender.net().minor(), Long::sum));
                assertThat(running.values())
                        .as("seed %d, %s", seed, sale.source())
                        .noneMatch(sum -> sum < 0);
            }
        }
    }

    private static String key(Tender tender) {
        return tender.type() + " " + tender.attempt() + " " + tender.account();
    }

    /** Every book's balance that is not nothing, by name. */
    private static Map<String, Long> balances(Trading day) {
        Map<String, Long> books = new HashMap<>();
        for (Sale sale : day.sales) {
            books.merge("total", sale.total().minor(), Long::sum);
            books.merge("cash rounding", sale.cashRounding().minor(), Long::sum);
            for (TaxTotal tax : sale.taxes()) {
                books.merge("tax " + tax.group(), tax.tax().minor(), Long::sum);
                books.merge("taxed " + tax.group(), tax.base().minor(), Long::sum);
            }
            for (CouponUse use : sale.coupons()) {
                books.merge("coupon " + use.coupon(), use.kind() == CouponUse.Kind.REDEEMED ? 1L : -1L, Long::sum);
            }
        }
        for (Tender tender : day.tenders()) {
            books.merge("tender " + key(tender), tender.net().minor(), Long::sum);
            for (PointsLot lot : tender.points()) {
                books.merge("points until " + lot.expiresOn(), lot.points(), Long::sum);
            }
        }
        for (SaleLine line : day.lines()) {
            books.merge(
                    "stock " + line.gtin() + " " + line.quantity().unit(),
                    line.quantity().amount(),
                    Long::sum);
            books.merge("points earned", line.points(), Long::sum);
            books.merge("gross", line.gross().minor(), Long::sum);
            line.discounts()
                    .forEach(off ->
                            books.merge("off " + off.promotion(), off.amount().minor(), Long::sum));
        }
        books.values().removeIf(balance -> balance == 0);
        return books;
    }

    @Test
    void sharesTheLargestLineWithoutOverflow() {
        Store store = Counter.store("GBP", true, 2000, 1);
        Money price = Money.parse("9000000000.00 GBP");
        Sale sale = Counter.at(store)
                .sells(Counter.CUP, Quantity.each(1_000_000), price, "standard", 1_000_000_000_000L)
                .paid(TenderType.CARD, price.times(1_000_000))
                .sale(1);

        Random random = new Random(7);
        ReturnHistory history = ReturnHistory.ofFirst(sale);
        Money back = Money.zero(CurrencyUnit.of("GBP"));
        for (int i = 0; i < 50; i++) {
            long some = 1L + random.nextInt(15_000);
            RefundPreview part = Counter.offered(
                    new ReturnRequest.WithReceipt(store, history, new ReturnRequest.Chosen(1, Quantity.each(some))));
            back = back.plus(part.total());
            history = history.and(Counter.confirmed(part, i + 2));
        }
        back = back.plus(Counter.offered(ReturnRequest.WithReceipt.everythingLeft(store, history))
                .total());

        assertThat(back).isEqualTo(sale.total());
    }

    @Test
    void sharesABillionPiecesToTheLast() {
        long paid = 999_999_999_999_999_999L;
        long given = 0;
        for (long upTo = 0; upTo <= 1_000_000_000L; upTo += 125_000_000L) {
            long next = Rounding.cumulativeFloor(paid, upTo, 1_000_000_000L);
            assertThat(next).isGreaterThanOrEqualTo(given);
            given = next;
        }

        assertThat(given).isEqualTo(paid);
    }

    @Test
    void saysSoWhenAnAmountCannotBeCounted() {
        Money dear = Money.ofMinor(1_000_000_000_000L, CurrencyUnit.of("GBP"));

        assertThatThrownBy(() -> Rounding.gross(dear, Quantity.each(1_000_000_000L)))
                .isInstanceOf(ArithmeticException.class)
                .hasMessage("10000000000.00 GBP times 1000000000 is more money than can be counted; split it.");
        assertThatThrownBy(() -> Rounding.gross(dear.times(9_000_000L), Quantity.grams(1_000_000_000L)))
                .isInstanceOf(ArithmeticException.class)
                .hasMessageContaining("more than can be counted");
        assertThat(Rounding.gross(dear, Quantity.each(9_000_000L)).minor()).isEqualTo(9_000_000_000_000_000_000L);
    }

    @Test
    void namesNoShareBeyondTheWhole() {
        assertThatThrownBy(() -> Rounding.cumulativeFloor(100, 4, 3)).hasMessage("There is no share of 4 in 3 of 100.");
        assertThatThrownBy(() -> Rounding.cumulativeFloor(-1, 1, 3)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Rounding.cumulativeFloor(1, 0, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThat(List.of(
                        Rounding.cumulativeFloor(1000, 1, 3),
                        Rounding.cumulativeFloor(1000, 2, 3),
                        Rounding.cumulativeFloor(1000, 3, 3)))
                .containsExactly(333L, 666L, 1000L);
        assertThat(Rounding.cumulativeCeiling(200, 1, 3)).isEqualTo(67);
    }
}
