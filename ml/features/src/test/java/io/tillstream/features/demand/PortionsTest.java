package io.tillstream.features.demand;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillstream.events.Quantity;
import org.junit.jupiter.api.Test;

class PortionsTest {
    @Test
    void countsPiecesAndHundredsOfGrams() {
        assertThat(Portions.of(3, Quantity.Unit.EACH)).isEqualTo(3);
        assertThat(Portions.of(250, Quantity.Unit.GRAM)).isEqualTo(2.5);
    }

    @Test
    void ordersNoLessThanIsWanted() {
        assertThat(Portions.amount(2.1, Quantity.Unit.EACH)).isEqualTo(3);
        assertThat(Portions.amount(2.104, Quantity.Unit.GRAM)).isEqualTo(211);
    }
}
