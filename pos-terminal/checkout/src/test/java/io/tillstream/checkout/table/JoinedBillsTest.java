package io.tillstream.checkout.table;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillstream.checkout.basket.Basket;
import io.tillstream.checkout.basket.BasketLine;
import io.tillstream.checkout.basket.Grocer;
import io.tillstream.checkout.basket.ManualDiscount;
import io.tillstream.events.Quantity;
import io.tillstream.events.sale.Approval;
import java.util.List;
import org.junit.jupiter.api.Test;

class JoinedBillsTest {
    private static final Basket NOTHING = Basket.open(Grocer.store(1));
    private static final ManualDiscount TENTH = new ManualDiscount.Percent(10, new Approval("goodwill", null));

    @Test
    void putsTheSameGoodsOnOneLineAndAddsWhatTheKitchenKnows() {
        Basket first = KitchenOrder.sent(NOTHING.add(Grocer.MILK, Quantity.each(2)));
        Basket second = NOTHING.add(Grocer.MILK).add(Grocer.COFFEE);

        Basket whole = JoinedBills.of(first, second).orElseThrow();

        assertThat(whole.lines()).extracting(BasketLine::quantity).containsExactly(Quantity.each(3), Quantity.each(1));
        assertThat(whole.lines().getFirst().terms().kitchen().sent()).isEqualTo(2);
        assertThat(whole.priced().orElseThrow().total()).isEqualTo(Grocer.gbp("12.05"));
    }

    @Test
    void keepsDishesWithNotesApart() {
        Basket noted = KitchenOrder.noted(NOTHING.add(Grocer.MILK), 1, "warm").orElseThrow();

        Basket whole = JoinedBills.of(noted, NOTHING.add(Grocer.MILK)).orElseThrow();

        assertThat(whole.lines()).hasSize(2);
        assertThat(noted.add(Grocer.MILK).lines()).hasSize(2);
    }

    @Test
    void doesNotSpreadADiscountOnOneBillOverTheOther() {
        Basket reduced = NOTHING.add(Grocer.MILK).discount(TENTH);

        assertThat(JoinedBills.of(reduced, NOTHING.add(Grocer.MILK))).isEmpty();
        assertThat(JoinedBills.of(reduced, reduced)).isPresent();
        assertThat(JoinedBills.of(NOTHING, reduced).orElseThrow().discount()).isEqualTo(TENTH);
    }

    @Test
    void tellsTheKitchenOnlyWhatItDoesNotKnow() {
        Basket sent = KitchenOrder.sent(NOTHING.add(Grocer.MILK));
        Basket more = sent.add(Grocer.MILK);

        assertThat(KitchenOrder.isUnsent(sent)).isFalse();
        assertThat(KitchenOrder.unsent(more.lines().getFirst())).isEqualTo(1);
        assertThat(KitchenOrder.unsent(more.voidLine(1).lines().getFirst())).isEqualTo(-1);
        assertThat(KitchenOrder.noted(sent, 1, "warm")).isEmpty();
        List<BasketLine> noted =
                KitchenOrder.noted(more, 1, "warm").orElseThrow().lines();
        assertThat(noted).hasSize(2);
        assertThat(noted.getLast().terms().kitchen().note()).isEqualTo("warm");
    }
}
