package io.tillstream.topologies.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import org.junit.jupiter.api.Test;

class RarityTest {
    @Test
    void fiveOfFiveWithHalfTheSalesIsOneInThirtyTwo() {
        assertThat(Rarity.ofAtLeast(5, 700, 0, 700)).isCloseTo(1.0 / 32, within(1e-12));
    }

    @Test
    void noneOrMoreIsCertain() {
        assertThat(Rarity.ofAtLeast(0, 10, 7, 90)).isCloseTo(1.0, within(1e-12));
    }

    @Test
    void agreesWithTheSumOfFractions() {
        for (long count = 0; count <= 12; count++) {
            for (long others = 0; others <= 12; others += 3) {
                double exact = exact(count, 17, others, 61).doubleValue();
                assertThat(Rarity.ofAtLeast(count, 17, others, 61))
                        .as("%s and %s", count, others)
                        .isCloseTo(exact, within(1e-10 * exact + 1e-300));
            }
        }
    }

    @Test
    void staysANumberWhereCountsAreLarge() {
        assertThat(Rarity.ofAtLeast(4_000, 10_000, 1_000, 90_000)).isBetween(0.0, 1e-200);
        assertThat(Rarity.ofAtLeast(10_000, 100_000, 90_000, 900_000)).isBetween(0.4, 0.6);
    }

    private static BigDecimal exact(long count, long outOf, long others, long othersOutOf) {
        long all = count + others;
        BigInteger sum = BigInteger.ZERO;
        for (long k = count; k <= all; k++) {
            BigInteger ways = BigInteger.ONE;
            for (long i = 1; i <= k; i++) {
                ways = ways.multiply(BigInteger.valueOf(all - k + i)).divide(BigInteger.valueOf(i));
            }
            sum = sum.add(ways.multiply(BigInteger.valueOf(outOf).pow((int) k))
                    .multiply(BigInteger.valueOf(othersOutOf).pow((int) (all - k))));
        }
        return new BigDecimal(sum)
                .divide(new BigDecimal(BigInteger.valueOf(outOf + othersOutOf).pow((int) all)), MathContext.DECIMAL64);
    }
}
