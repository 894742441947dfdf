package io.tillstream.till.sale;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillstream.events.CurrencyUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TypedAmountTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"20|GBP|2000", "20.5|GBP|2050", "20,50|GBP|2050", "200|TWD|200", "0.05|CNY|5"})
    void readsWhatACashierTypes(String text, String currency, long minor) {
        assertThat(TypedAmount.minor(text, CurrencyUnit.of(currency))).contains(minor);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-5", "1.234", "five", "1e3", "12345678901"})
    void refusesWhatIsNoAmountOfPounds(String text) {
        assertThat(TypedAmount.minor(text, CurrencyUnit.of("GBP"))).isEmpty();
    }

    @Test
    void refusesPartsOfADollarWhereThereAreNone() {
        assertThat(TypedAmount.minor("1.5", CurrencyUnit.of("TWD"))).isEmpty();
    }
}
