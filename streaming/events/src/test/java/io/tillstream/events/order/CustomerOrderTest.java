package io.tillstream.events.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tillstream.events.CurrencyUnit;
import io.tillstream.events.Gtin;
import io.tillstream.events.MemberId;
import io.tillstream.events.Money;
import io.tillstream.events.OrderId;
import io.tillstream.events.Quantity;
import io.tillstream.events.StoreId;
import io.tillstream.events.sale.Sale.Channel;
import io.tillstream.events.sale.SaleLine;
import io.tillstream.events.sale.SaleLine.PriceSource;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CustomerOrderTest {
    private static final CurrencyUnit GBP = CurrencyUnit.of("GBP");
    private static final Gtin MILK = Gtin.of("05901234123457");
    private static final Gtin BREAD = Gtin.of("04006381333931");
    private static final Gtin BOTTLE = Gtin.of("05000000000074");
    private static final Instant NOON = Instant.parse("2011-11-09T12:00:00Z");

    @Test
    void givesEachQuotedLineTheReservationOfItsGoods() {
        CustomerOrder order = anOrder(
                Fulfilment.COLLECT,
                List.of(ordered(1, MILK, "web-1"), ordered(2, BREAD, "web-2"), ordered(3, MILK, "web-3")),
                quoted(MILK, BOTTLE, BREAD, MILK),
                List.of());

        assertThat(order.quotedLines())
                .extracting(SaleLine::reservation)
                .containsExactly("web-1", null, "web-2", "web-3");
    }

    @Test
    void saysWhatIsStillToPay() {
        CustomerOrder order = anOrder(
                Fulfilment.DELIVER,
                List.of(ordered(1, MILK, "web-1")),
                quoted(MILK),
                List.of(new Prepaid("p1", money(70)), new Prepaid("p2", money(20))));

        assertThat(order.due()).isEqualTo(money(10));
    }

    @Test
    void refusesAQuoteThatLeavesOutWhatWasOrdered() {
        assertThatThrownBy(() -> anOrder(
                        Fulfilment.COLLECT,
                        List.of(ordered(1, MILK, null), ordered(2, BREAD, null)),
                        quoted(MILK, BOTTLE),
                        List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no quote for its line 2");
    }

    @Test
    void refusesMoreMoneyThanWasPromisedAndAPaymentTwice() {
        List<OrderLine> milk = List.of(ordered(1, MILK, null));

        assertThatThrownBy(
                        () -> anOrder(Fulfilment.COLLECT, milk, quoted(MILK), List.of(new Prepaid("p1", money(101)))))
                .hasMessageContaining("paid more than was quoted");
        assertThatThrownBy(() -> anOrder(
                        Fulfilment.COLLECT,
                        milk,
                        quoted(MILK),
                        List.of(new Prepaid("p1", money(10)), new Prepaid("p1", money(10)))))
                .hasMessageContaining("payment twice");
        assertThatThrownBy(() -> anOrder(Fulfilment.RESERVE, milk, null, List.of(new Prepaid("p1", money(1)))))
                .hasMessageContaining("paid more than was quoted");
    }

    @Test
    void refusesAQuoteForWhatIsPricedOnTheDayAndNoneForWhatIsNot() {
        List<OrderLine> milk = List.of(ordered(1, MILK, null));

        assertThatThrownBy(() -> anOrder(Fulfilment.RESERVE, milk, quoted(MILK), List.of()))
                .hasMessageContaining("RESERVE");
        assertThatThrownBy(() -> anOrder(Fulfilment.COLLECT, milk, null, List.of()))
                .hasMessageContaining("no quote");
    }

    @Test
    void refusesAQuoteThatDoesNotAddUp() {
        assertThatThrownBy(() -> new Quote(quoted(MILK, BREAD).lines(), List.of(), List.of(), List.of(), money(199)))
                .hasMessageContaining("make 2.00 GBP");
    }

    private static CustomerOrder anOrder(
            Fulfilment fulfilment, List<OrderLine> lines, @Nullable Quote quote, List<Prepaid> prepaid) {
        return new CustomerOrder(
                OrderId.of("wk7b2m5q3x4ad"),
                StoreId.of("s1"),
                MemberId.of("mabcdefgh234567ab"),
                Channel.WEB,
                NOON,
                NOON,
                fulfilment,
                OrderState.PLACED,
                NOON.plusSeconds(3600),
                lines,
                quote,
                prepaid);
    }

    private static OrderLine ordered(int line, Gtin gtin, @Nullable String reservation) {
        return new OrderLine(line, gtin, Quantity.each(1), reservation);
    }

    /** A piece of each for 1.00. */
    private static Quote quoted(Gtin... gtins) {
        List<SaleLine> lines = new ArrayList<>();
        for (Gtin gtin : gtins) {
            lines.add(new SaleLine(
                    lines.size() + 1,
                    gtin,
                    Quantity.each(1),
                    money(100),
                    PriceSource.PRICE_BOOK,
                    money(100),
                    List.of(),
                    money(100),
                    "standard",
                    money(17),
                    1,
                    null));
        }
        return new Quote(lines, List.of(), List.of(), List.of(), money(100L * gtins.length));
    }

    private static Money money(long minor) {
        return Money.ofMinor(minor, GBP);
    }
}
