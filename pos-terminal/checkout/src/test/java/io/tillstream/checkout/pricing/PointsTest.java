package io.tillstream.checkout.pricing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tillstream.events.Money;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class PointsTest {
    @Test
    void earnsForWholePoundsOnlyAndTakesBackAsMany() {
        assertThat(Points.earned(Money.parse("8.99 GBP"), 2)).isEqualTo(16);
        assertThat(Points.earned(Money.parse("-8.99 GBP"), 2)).isEqualTo(-16);
        assertThat(Points.earned(Money.parse("0.99 GBP"), 2)).isZero();
        assertThat(Points.earned(Money.parse("95 TWD"), 2)).as("no minor unit").isEqualTo(190);
    }

    @Test
    void saysSoWhenPointsCannotBeCounted() {
        assertThat(Points.sum(LongStream.of(40, -60, 30))).isEqualTo(10);
        assertThatThrownBy(() -> Points.sum(LongStream.of(Long.MAX_VALUE, 1)))
                .isInstanceOf(ArithmeticException.class)
                .hasMessage("The points are together more than can be counted; split them.");
    }
}
