package io.tillstream.checkout.pricing;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillstream.checkout.basket.Grocer;
import io.tillstream.events.Gtin;
import io.tillstream.events.Money;
import io.tillstream.events.assortment.Price;
import io.tillstream.events.sale.Merchandise;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ShelfItemTest {
    private static final Gtin MILK = Grocer.MILK.gtin();

    @Test
    void recordsTheCategoryAndWhatTheGoodsCost() {
        assertThat(costing("0.80 GBP", false))
                .isEqualTo(new Merchandise(Grocer.MILK.product().category(), Money.parse("0.80 GBP")));
    }

    @Test
    void doesNotKnowACostThatWasAssumedByRule() {
        assertThat(costing("0.80 GBP", true).unitCost()).isNull();
    }

    @Test
    void doesNotKnowACostInAnotherCurrency() {
        assertThat(costing("0.90 EUR", false).unitCost()).isNull();
    }

    private static Merchandise costing(String cost, boolean assumed) {
        Price price = new Price(
                MILK, Money.parse("1.20 GBP"), Money.parse(cost), assumed, Instant.parse("2026-11-01T00:00:00Z"));
        return ShelfItem.of(Grocer.MILK.product(), price).merchandise();
    }
}
