package io.tillstream.till.sale;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillstream.checkout.basket.Basket;
import io.tillstream.checkout.pricing.ShelfItem;
import io.tillstream.events.LocalText;
import io.tillstream.events.Quantity;
import io.tillstream.events.assortment.Price;
import io.tillstream.events.assortment.Product;
import io.tillstream.events.sale.AgeCheck;
import io.tillstream.till.Shop;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A thousand is asked about, a hundred is not. */
class UnusualQuantityTest {
    private static final Act MILK = new Act.Scanned("]E0" + Shop.MILK.ean13());

    @RegisterExtension
    final Desk desk = Desk.forEachTest(Shop.gin());

    @Test
    void takesAHundredWithoutAWord() {
        desk.act(new Act.Typed("100*"), MILK);

        assertThat(desk.view().phase()).isEqualTo(CounterView.Phase.SCANNING);
        assertThat(desk.sale().basket().liveLines().getFirst().quantity()).isEqualTo(Quantity.each(100));
    }

    @Test
    void asksBeforeAThousandAreInTheBasket() {
        desk.act(new Act.Typed("1000*"), MILK);

        assertThat(desk.view().phase()).isEqualTo(CounterView.Phase.ASKING_QUANTITY);
        assertThat(desk.sale().basket().lines()).isEmpty();
    }

    @Test
    void takesThemOnceSomebodyIsSure() {
        desk.act(new Act.Typed("1000*"), MILK, new Act.SureOfQuantity(), MILK);

        assertThat(desk.view().phase()).isEqualTo(CounterView.Phase.SCANNING);
        assertThat(desk.sale().basket().liveLines().getFirst().quantity()).isEqualTo(Quantity.each(1001));
    }

    @Test
    void takesTheRightNumberInstead() {
        desk.act(new Act.Typed("1000*"), MILK, new Act.Typed("10"));

        assertThat(desk.sale().basket().liveLines().getFirst().quantity()).isEqualTo(Quantity.each(10));
        assertThat(desk.sale().nextQuantity()).isEqualTo(1);
    }

    @Test
    void leavesThemOutAndCountsTheNextItemOnce() {
        desk.act(new Act.Typed("1000*"), MILK, new Act.Back(), MILK);

        assertThat(desk.sale().basket().liveLines().getFirst().quantity()).isEqualTo(Quantity.each(1));
    }

    @Test
    void isNotAnsweredByTheNextScanOrAnEmptyEnter() {
        desk.act(new Act.Typed("1000*"), MILK, new Act.Typed(""), MILK);

        assertThat(desk.notice().kind()).isEqualTo(Notice.Kind.QUANTITY_FIRST);
        assertThat(desk.view().phase()).isEqualTo(CounterView.Phase.ASKING_QUANTITY);
    }

    @Test
    void isAskedAfterTheAge() {
        desk.act(
                new Act.Typed("200*"),
                new Act.Scanned("]E0" + Shop.GIN.ean13()),
                new Act.OfAge(AgeCheck.Method.PLAINLY_OLDER));

        assertThat(desk.view().phase()).isEqualTo(CounterView.Phase.ASKING_QUANTITY);
        desk.act(new Act.SureOfQuantity());
        assertThat(desk.sale().basket().liveLines().getFirst().terms().ageCheck())
                .isNotNull();
    }

    @Test
    void asksAboutMuchMoneyInFewPieces() {
        ShelfItem bar = ShelfItem.of(
                new Product(Shop.BREAD, LocalText.same("Gold bar"), "gold", "standard", Quantity.Unit.EACH, 1, null),
                new Price(Shop.BREAD, Shop.pounds("500.00"), Shop.pounds("1.00"), true, Shop.NOON));
        UnusualQuantity rule = new UnusualQuantity(100, new BigDecimal("500"));
        Basket empty = Basket.open(Shop.store());
        Basket one = empty.add(bar);

        assertThat(rule.asks(empty, one, bar)).isEmpty();
        assertThat(rule.asks(empty, one.add(bar), bar))
                .hasValueSatisfying(question -> assertThat(question.worth()).isEqualTo(Shop.pounds("1000.00")));
        assertThat(rule.asks(one, one.add(bar), bar)).isEmpty();
    }
}
