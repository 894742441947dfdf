package io.tillstream.till.sale;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.tillstream.checkout.basket.BasketLine;
import io.tillstream.events.Gtin;
import io.tillstream.events.Quantity;
import io.tillstream.till.Shop;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Another item is taken in the place of one that is not there. */
class InsteadTest {
    @RegisterExtension
    final Desk desk = Desk.forEachTest();

    @Test
    void takesAsMuchOfTheOther() {
        desk.act(new Act.Typed("2*" + Shop.MILK.ean13()), new Act.Instead(1, Shop.COFFEE));

        assertThat(desk.sale().basket().liveLines())
                .extracting(line -> line.item().gtin(), BasketLine::quantity)
                .containsExactly(tuple(Shop.COFFEE, Quantity.each(2)));
        assertThat(desk.sale().basket().voidedLines()).hasSize(1);
    }

    @Test
    void leavesTheBasketAsItIsForALineThatIsNotThere() {
        desk.act(new Act.Typed(Shop.MILK.ean13()), new Act.Instead(7, Shop.COFFEE));

        assertThat(desk.notice().kind()).isEqualTo(Notice.Kind.NO_SUCH_LINE);
        assertThat(desk.sale().basket().liveLines()).hasSize(1);
    }

    @Test
    void keepsTheLineWhenTheOtherIsNotSold() {
        desk.act(new Act.Typed(Shop.MILK.ean13()), new Act.Instead(1, Gtin.ofDigits("5901234123457")));

        assertThat(desk.notice().kind()).isEqualTo(Notice.Kind.UNKNOWN_ITEM);
        assertThat(desk.sale().basket().liveLines()).hasSize(1);
    }
}
