package io.tillstream.checkout.returns;

import static io.tillstream.checkout.basket.Grocer.COFFEE;
import static io.tillstream.checkout.basket.Grocer.MILK;
import static io.tillstream.checkout.basket.Grocer.gbp;
import static io.tillstream.checkout.returns.Counter.NOON;
import static io.tillstream.checkout.returns.Counter.TODAY;
import static io.tillstream.checkout.returns.Counter.confirmed;
import static io.tillstream.checkout.returns.Counter.offered;
import static org.assertj.core.api.Assertions.assertThat;

import io.tillstream.checkout.basket.Basket;
import io.tillstream.checkout.basket.Grocer;
import io.tillstream.checkout.basket.PricedBasket;
import io.tillstream.checkout.pricing.ShelfItem;
import io.tillstream.checkout.returns.ReturnRequest.Chosen;
import io.tillstream.checkout.returns.ReturnRequest.WithReceipt;
import io.tillstream.checkout.tender.PaidBasket;
import io.tillstream.checkout.tender.TenderStep;
import io.tillstream.events.Language;
import io.tillstream.events.MemberId;
import io.tillstream.events.Quantity;
import io.tillstream.events.assortment.Store;
import io.tillstream.events.sale.Sale;
import io.tillstream.events.sale.TaxTotal;
import io.tillstream.events.sale.Tender;
import io.tillstream.events.sale.Tender.TenderType;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ExchangeTest {
    private static final Store SHOP = Grocer.store(5);

    private static PricedBasket basketOf(ShelfItem... items) {
        Basket basket = Basket.open(SHOP);
        for (ShelfItem item : items) {
            basket = basket.add(item);
        }
        return basket.priced().orElseThrow();
    }

    private static Exchange exchange(RefundPreview back, PricedBasket basket) {
        return switch (Exchange.of(back, basket)) {
            case Exchange.Start.Begun(Exchange exchange) -> exchange;
            case Exchange.Start.OtherMember other -> throw new AssertionError("Unexpected " + other);
        };
    }

    private static Sale sale(Exchange exchange, PaidBasket paid, long sequence) {
        return exchange.sale(paid, Counter.number(sequence), NOON, TODAY, "c01", Language.EN, List.of());
    }

    /** Two coffees at 8.45, 10.00 by card and 6.90 in cash. */
    private static Sale twoCoffees() {
        return Counter.at(SHOP)
                .sells(COFFEE.gtin(), Quantity.each(2), COFFEE.unitPrice(), "standard", 0)
                .paid(new Tender(TenderType.CARD, gbp("10.00"), gbp("0.00"), "o-1", null, List.of()))
                .paid(TenderType.CASH, gbp("6.90"))
                .sale(1);
    }

    @Test
    void asksForTheDifferenceOnly() {
        RefundPreview back =
                offered(new WithReceipt(SHOP, ReturnHistory.ofFirst(twoCoffees()), new Chosen(1, Quantity.each(1))));
        Exchange exchange = exchange(back, basketOf(COFFEE, MILK));

        TenderStep step = exchange.pay();

        assertThat(step).isInstanceOfSatisfying(TenderStep.StillDue.class, due -> {
            assertThat(due.payment().remaining()).isEqualTo(gbp("1.20"));
            assertThat(due.payment().cash(gbp("1.20"))).isInstanceOfSatisfying(TenderStep.Paid.class, paid -> {
                Sale sale = sale(exchange, paid.basket(), 2);
                assertThat(sale.total()).isEqualTo(gbp("1.20"));
                assertThat(Exchange.changesHands(sale)).isEqualTo(Map.of(TenderType.CASH, gbp("1.20")));
                assertThat(sale.taxes())
                        .containsExactly(
                                new TaxTotal("standard", 2000, true, gbp("0.00"), gbp("0.00")),
                                new TaxTotal("zero", 0, true, gbp("1.20"), gbp("0.00")));
            });
        });
    }

    @Test
    void givesTheRestBackByTheMeansOfThen() {
        RefundPreview back = offered(WithReceipt.everythingLeft(SHOP, ReturnHistory.ofFirst(twoCoffees())));
        Exchange exchange = exchange(back, basketOf(MILK));

        assertThat(exchange.pay()).isInstanceOfSatisfying(TenderStep.Paid.class, paid -> {
            Sale sale = sale(exchange, paid.basket(), 2);
            assertThat(sale.total()).isEqualTo(gbp("-15.70"));
            assertThat(Exchange.changesHands(sale))
                    .isEqualTo(Map.of(TenderType.CARD, gbp("-8.80"), TenderType.CASH, gbp("-6.90")));
            assertThat(sale.lines()).hasSize(2);
            assertThat(sale.lines().get(1).quantity()).isEqualTo(Quantity.each(-2));
        });
    }

    @Test
    void roundsWhatIsPaidInCashOnce() {
        Sale cake = Counter.at(SHOP)
                .sells(COFFEE.gtin(), Quantity.each(1), gbp("10.03"), "standard", 0)
                .paid(TenderType.CASH, gbp("10.05"))
                .sale(1);
        RefundPreview back = offered(WithReceipt.everythingLeft(SHOP, ReturnHistory.ofFirst(cake)));
        ShelfItem cheaper = new ShelfItem(COFFEE.product(), gbp("3.02"));
        Exchange exchange = exchange(back, basketOf(cheaper));

        assertThat(exchange.pay()).isInstanceOfSatisfying(TenderStep.Paid.class, paid -> {
            Sale sale = sale(exchange, paid.basket(), 2);
            // 3.02 is paid with 3.00 of the 10.05 that come back.
            assertThat(Exchange.changesHands(sale)).isEqualTo(Map.of(TenderType.CASH, gbp("-7.05")));
            assertThat(sale.cashRounding()).isEqualTo(gbp("-0.04"));
            RefundPreview rest = offered(WithReceipt.everythingLeft(SHOP, ReturnHistory.ofFirst(sale)));
            assertThat(rest.total()).isEqualTo(gbp("3.00"));
            assertThat(confirmed(rest, 3).cashRounding()).isEqualTo(gbp("0.02"));
        });
    }

    @Test
    void keepsAChangedRateApart() {
        RefundPreview back =
                offered(new WithReceipt(SHOP, ReturnHistory.ofFirst(twoCoffees()), new Chosen(1, Quantity.each(1))));
        Store dearer = Counter.store("GBP", true, 2500, 5);
        PricedBasket basket = Basket.open(dearer).add(COFFEE).priced().orElseThrow();
        Exchange exchange = exchange(back, basket);

        assertThat(exchange.pay()).isInstanceOfSatisfying(TenderStep.Paid.class, paid -> {
            Sale sale = sale(exchange, paid.basket(), 2);
            assertThat(sale.taxes())
                    .containsExactly(
                            new TaxTotal("standard", 2500, true, gbp("6.76"), gbp("1.69")),
                            new TaxTotal("standard", 2000, true, gbp("-7.04"), gbp("-1.41")));
            RefundPreview rest = offered(WithReceipt.everythingLeft(dearer, ReturnHistory.ofFirst(sale)));
            assertThat(rest.taxes()).containsExactly(new TaxTotal("standard", 2500, true, gbp("-6.76"), gbp("-1.69")));
        });
    }

    @Test
    void doesNotMixTwoMembers() {
        Sale sale = Counter.at(SHOP)
                .member(Counter.MEMBER)
                .sells(COFFEE.gtin(), Quantity.each(1), gbp("8.45"), "standard", 8)
                .paid(TenderType.CARD, gbp("8.45"))
                .sale(1);
        RefundPreview back = offered(WithReceipt.everythingLeft(SHOP, ReturnHistory.ofFirst(sale)));
        PricedBasket others = Basket.open(SHOP)
                .forMember(MemberId.of("mbbbbbbbbbbbbbbbb"))
                .add(MILK)
                .priced()
                .orElseThrow();

        assertThat(Exchange.of(back, others)).isInstanceOf(Exchange.Start.OtherMember.class);
        assertThat(Exchange.of(back, basketOf(MILK))).isInstanceOf(Exchange.Start.Begun.class);
    }
}
