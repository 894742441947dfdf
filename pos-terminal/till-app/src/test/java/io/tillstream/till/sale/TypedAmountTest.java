package io.tillstream.till.sale;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillstream.events.CurrencyUnit;
import io.tillstream.events.Money;
import io.tillstream.till.sale.TypedAmount.Read;
import io.tillstream.till.sale.TypedAmount.Refused;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TypedAmountTest {
    private static final CurrencyUnit GBP = CurrencyUnit.of("GBP");

    private static Refused notAnAmount(String text) {
        return new Refused(Notice.of(Notice.Kind.NOT_AN_AMOUNT, text));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "20|20.00 GBP",
                "20.5|20.50 GBP",
                "20,50|20.50 GBP",
                "200|200 TWD",
                "0.05|0.05 CNY",
                "999999999.99|999999999.99 GBP"
            })
    void readsWhatACashierTypes(String text, String amount) {
        Money money = Money.parse(amount);

        assertThat(TypedAmount.of(text, money.currency())).isEqualTo(new Read(money));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-5", "1.234", "five", "1e3"})
    void refusesWhatIsNoAmountOfPounds(String text) {
        assertThat(TypedAmount.of(text, GBP)).isEqualTo(notAnAmount(text));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "99999999999|GBP|£999999999.99",
                "1000000000|GBP|£999999999.99",
                "123456789012345678901234567890|TWD|NT$999999999"
            })
    void saysWhatTheMostIsToWhoeverTypesMore(String text, String currency, String most) {
        assertThat(TypedAmount.of(text, CurrencyUnit.of(currency)))
                .isEqualTo(new Refused(Notice.of(Notice.Kind.AMOUNT_TOO_LARGE, text, most)));
    }

    @Test
    void refusesPartsOfADollarWhereThereAreNone() {
        assertThat(TypedAmount.of("1.5", CurrencyUnit.of("TWD"))).isEqualTo(notAnAmount("1.5"));
    }

    @Test
    void refusesNothingWhereSomethingIsWanted() {
        assertThat(TypedAmount.aboveNothing("0.00", GBP)).isEqualTo(notAnAmount("0.00"));
        assertThat(TypedAmount.of("0.00", GBP)).isEqualTo(new Read(Money.parse("0.00 GBP")));
    }
}
