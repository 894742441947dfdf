package io.tillstream.checkout.tender;

import static io.tillstream.checkout.basket.Grocer.COFFEE;
import static io.tillstream.checkout.basket.Grocer.MEMBER;
import static io.tillstream.checkout.basket.Grocer.MILK;
import static io.tillstream.checkout.basket.Grocer.gbp;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tillstream.checkout.basket.Basket;
import io.tillstream.checkout.basket.Grocer;
import io.tillstream.checkout.basket.PricedBasket;
import io.tillstream.checkout.pricing.ShelfItem;
import io.tillstream.events.Language;
import io.tillstream.events.Quantity;
import io.tillstream.events.Source;
import io.tillstream.events.TillId;
import io.tillstream.events.sale.Sale;
import io.tillstream.events.sale.Tender;
import io.tillstream.events.sale.Tender.TenderType;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class CashPaymentTest {
    private static PricedBasket basketOf(int cashStep, ShelfItem... items) {
        Basket basket = Basket.open(Grocer.store(cashStep)).forMember(MEMBER);
        for (ShelfItem item : items) {
            basket = basket.add(item);
        }
        return basket.priced().orElseThrow();
    }

    private static PaidBasket paid(CashPayment payment) {
        return switch (payment) {
            case CashPayment.Paid(PaidBasket basket) -> basket;
            case CashPayment.TooLittle tooLittle -> throw new AssertionError("Unexpected " + tooLittle);
        };
    }

    @Test
    void givesChange() {
        PaidBasket paid = paid(CashPayment.of(basketOf(1, MILK, COFFEE), gbp("20.00")));

        assertThat(paid.tenders()).containsExactly(new Tender(TenderType.CASH, gbp("20.00"), gbp("10.35")));
        assertThat(paid.change()).isEqualTo(gbp("10.35"));
    }

    @Test
    void saysWhatIsMissing() {
        assertThat(CashPayment.of(basketOf(1, COFFEE), gbp("8.00")))
                .isEqualTo(new CashPayment.TooLittle(gbp("8.45"), gbp("0.45")));
    }

    @Test
    void roundsOnlyWhatIsPaidInCash() {
        ShelfItem odd = Grocer.item("012345678905", "Cake", "standard", Quantity.Unit.EACH, 1003);
        PricedBasket basket = basketOf(5, odd);

        Sale sale = sale(paid(CashPayment.of(basket, gbp("10.05"))));

        assertThat(CashPayment.due(basket)).isEqualTo(gbp("10.05"));
        assertThat(sale.cashRounding()).isEqualTo(gbp("0.02"));
        assertThat(sale.total()).isEqualTo(gbp("10.05"));
        assertThat(sale.lines().getFirst().net()).isEqualTo(gbp("10.03"));
        assertThat(sale.taxes()).isEqualTo(basket.taxes());
    }

    @Test
    void takesNothingForWhatRoundsToNothing() {
        ShelfItem penny = Grocer.item("012345678905", "Bag", "standard", Quantity.Unit.EACH, 2);

        Sale sale = sale(paid(CashPayment.of(basketOf(5, penny), gbp("0.00"))));

        assertThat(sale.tenders()).isEmpty();
        assertThat(sale.cashRounding()).isEqualTo(gbp("-0.02"));
    }

    @Test
    void paysByCardToTheCent() {
        ShelfItem odd = Grocer.item("012345678905", "Cake", "standard", Quantity.Unit.EACH, 1003);

        Sale sale = sale(PaidBasket.exactly(basketOf(5, odd), TenderType.CARD));

        assertThat(sale.total()).isEqualTo(gbp("10.03"));
        assertThat(sale.cashRounding().isZero()).isTrue();
    }

    @Test
    void refusesTendersThatDoNotPay() {
        PricedBasket basket = basketOf(1, COFFEE);

        assertThatThrownBy(() -> new PaidBasket(
                        basket, List.of(new Tender(TenderType.CARD, gbp("8.00"), gbp("0.00"))), gbp("0.00")))
                .hasMessage("Tenders of 8.00 GBP do not pay the 8.45 GBP due.");
        assertThatThrownBy(() -> PaidBasket.exactly(basket, TenderType.CASH)).hasMessageContaining("Cash is rounded");
    }

    @Test
    void becomesTheSaleThatWasPriced() {
        Sale sale = sale(paid(CashPayment.of(basketOf(1, MILK, COFFEE), gbp("9.65"))));

        assertThat(sale.member()).isEqualTo(MEMBER);
        assertThat(sale.total()).isEqualTo(gbp("9.65"));
        assertThat(sale.lines()).hasSize(2);
        assertThat(sale.lines().get(1).tax()).isEqualTo(gbp("1.41"));
        assertThat(sale.lines().get(1).points()).isEqualTo(16);
    }

    private static Sale sale(PaidBasket paid) {
        return paid.sale(
                new Source(TillId.parse("s1-t1"), 1, 2),
                Instant.parse("2026-11-23T12:00:00Z"),
                LocalDate.of(2026, 11, 23),
                "c01",
                Language.EN,
                List.of());
    }
}
