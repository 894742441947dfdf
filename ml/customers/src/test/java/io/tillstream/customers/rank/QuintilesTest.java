package io.tillstream.customers.rank;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class QuintilesTest {
    @Test
    void partsTenValuesIntoFivePairs() {
        Quintiles fifths =
                new Quintiles(IntStream.rangeClosed(1, 10).asDoubleStream().toArray());

        assertThat(IntStream.rangeClosed(1, 10).map(fifths::of)).containsExactly(1, 1, 2, 2, 3, 3, 4, 4, 5, 5);
        assertThat(fifths.of(-5)).isEqualTo(1);
        assertThat(fifths.of(99)).isEqualTo(5);
    }

    /** Sixty of a hundred bought once: their places are 1 to 60, the middle is in the second fifth. */
    @Test
    void givesThoseWhoTieTheFifthOfTheirMiddlePlace() {
        double[] purchases = new double[100];
        Arrays.fill(purchases, 0, 60, 1);
        Arrays.fill(purchases, 60, 100, 2);
        Quintiles fifths = new Quintiles(purchases);

        assertThat(fifths.of(1)).isEqualTo(2);
        assertThat(fifths.of(2)).isEqualTo(5);
    }

    @Test
    void putsAloneAndAlikeIntoTheMiddle() {
        assertThat(new Quintiles(new double[] {7}).of(7)).isEqualTo(3);
        assertThat(new Quintiles(new double[] {7, 7, 7, 7}).of(7)).isEqualTo(3);
    }
}
