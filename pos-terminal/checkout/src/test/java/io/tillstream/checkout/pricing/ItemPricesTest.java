package io.tillstream.checkout.pricing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tillstream.events.Gtin;
import io.tillstream.events.Money;
import io.tillstream.events.assortment.Price;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class ItemPricesTest {
    private static final Instant MORNING = Instant.parse("2026-11-23T06:00:00Z");
    private static final Instant YESTERDAY = MORNING.minusSeconds(86_400);
    private static final Gtin COFFEE = Gtin.ofDigits("9506000134352");

    private static Price price(String amount, Instant from) {
        return new Price(COFFEE, Money.parse(amount + " GBP"), Money.parse("0.50 GBP"), false, from);
    }

    @Test
    void answersForTheMomentABasketWasOpened() {
        ItemPrices prices = ItemPrices.of(price("8.45", Instant.EPOCH)).with(price("9.00", MORNING), YESTERDAY);

        assertThat(prices.at(MORNING.minusMillis(1))).contains(price("8.45", Instant.EPOCH));
        assertThat(prices.at(MORNING)).contains(price("9.00", MORNING));
        assertThat(prices.at(Instant.EPOCH.minusMillis(1))).isEmpty();
    }

    @Test
    void holdsTheWordToldLastFromItsTimeOn() {
        ItemPrices announced = ItemPrices.of(price("8.45", Instant.EPOCH)).with(price("9.00", MORNING), YESTERDAY);

        ItemPrices withdrawn = announced.with(price("8.00", MORNING.minusSeconds(60)), YESTERDAY);

        assertThat(withdrawn.at(MORNING)).contains(price("8.00", MORNING.minusSeconds(60)));
        assertThat(withdrawn.at(MORNING.minusSeconds(61))).contains(price("8.45", Instant.EPOCH));
        assertThat(announced.with(price("9.10", MORNING), YESTERDAY).at(MORNING))
                .contains(price("9.10", MORNING));
    }

    @Test
    void forgetsWhatNoBasketCanAskForAnyMore() {
        ItemPrices prices = ItemPrices.of(price("8.00", Instant.EPOCH))
                .with(price("8.20", YESTERDAY.minusSeconds(1)), YESTERDAY)
                .with(price("8.45", YESTERDAY.plusSeconds(1)), YESTERDAY)
                .with(price("9.00", MORNING), YESTERDAY);

        assertThat(prices.latestFirst())
                .containsExactly(
                        price("9.00", MORNING),
                        price("8.45", YESTERDAY.plusSeconds(1)),
                        price("8.20", YESTERDAY.minusSeconds(1)));
    }

    @Test
    void refusesPricesOutOfOrder() {
        assertThatThrownBy(() -> new ItemPrices(List.of(price("8.45", Instant.EPOCH), price("9.00", MORNING))))
                .hasMessageContaining("not in order of their times");
    }
}
