package io.tillstream.checkout.pricing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.lists;
import static org.quicktheories.generators.SourceDSL.longs;

import io.tillstream.events.CurrencyUnit;
import io.tillstream.events.Money;
import io.tillstream.events.Quantity;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Vectors of contracts.md, "Money", and pos-devices.md, section 9. */
class RoundingTest {
    private static final CurrencyUnit EUR = CurrencyUnit.of("EUR");

    private static Money eur(String amount) {
        return Money.parse(amount + " EUR");
    }

    @ParameterizedTest
    @CsvSource({
        "10.02, 10.00",
        "10.03, 10.05",
        "10.07, 10.05",
        "10.08, 10.10",
        "-10.03, -10.05",
        "0.02, 0.00",
    })
    void roundsCashToStepsOfFive(String amount, String rounded) {
        assertThat(Rounding.toCash(eur(amount), 5)).isEqualTo(eur(rounded));
    }

    @Test
    void leavesExactCashAlone() {
        assertThat(Rounding.toCash(eur("10.03"), 1)).isEqualTo(eur("10.03"));
    }

    @Test
    void spreadsADiscountByLargestRemainder() {
        assertThat(Rounding.spread(eur("5.00"), List.of(1999L, 499L, 1L)))
                .containsExactly(eur("4.00"), eur("1.00"), eur("0.00"));
        assertThat(Rounding.spread(eur("1.00"), List.of(333L, 333L, 334L)))
                .containsExactly(eur("0.33"), eur("0.33"), eur("0.34"));
    }

    @Test
    void givesATieToTheLowerLineNumber() {
        assertThat(Rounding.spread(eur("1.00"), List.of(500L, 500L, 500L)))
                .containsExactly(eur("0.34"), eur("0.33"), eur("0.33"));
    }

    @Test
    void roundsAWeighedLineOnce() {
        assertThat(Rounding.gross(eur("3.99"), Quantity.grams(750))).isEqualTo(eur("2.99"));
        assertThat(Rounding.gross(eur("1.01"), Quantity.grams(1500))).isEqualTo(eur("1.52"));
    }

    @Test
    void spreadsEveryWholeExactlyAndNeverFarFromItsShare() {
        qt().forAll(
                        longs().between(-1_000_000, 1_000_000),
                        lists().of(longs().between(0, 100_000)).ofSizeBetween(1, 40))
                .checkAssert((whole, weights) -> {
                    List<Money> parts = Rounding.spread(Money.ofMinor(whole, EUR), weights);

                    assertThat(parts.stream().mapToLong(Money::minor).sum()).isEqualTo(whole);
                    long sum = weights.stream().mapToLong(Long::longValue).sum();
                    for (int i = 0; sum > 0 && i < parts.size(); i++) {
                        double share = (double) whole * weights.get(i) / sum;
                        assertThat(Math.abs(parts.get(i).minor() - share)).isLessThan(1.0);
                    }
                });
    }
}
