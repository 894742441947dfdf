package io.tillstream.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.longs;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MoneyTest {
    private static final CurrencyUnit GBP = CurrencyUnit.of("GBP");
    private static final CurrencyUnit TWD = CurrencyUnit.of("TWD");

    @ParameterizedTest
    @CsvSource({
        "1230, GBP, 12.30 GBP",
        "-255, GBP, -2.55 GBP",
        "5, GBP, 0.05 GBP",
        "-5, GBP, -0.05 GBP",
        "190, TWD, 190 TWD",
        "0, CNY, 0.00 CNY",
        "1234, KWD, 1.234 KWD",
        "9, KWD, 0.009 KWD",
        "-99, KWD, -0.099 KWD",
        "-100, GBP, -1.00 GBP",
        "9223372036854775807, GBP, 92233720368547758.07 GBP",
        "-9223372036854775808, GBP, -92233720368547758.08 GBP",
        "-9223372036854775808, KWD, -9223372036854775.808 KWD"
    })
    void writesAllDecimalsOfItsCurrency(long minor, String currency, String text) {
        Money money = Money.ofMinor(minor, CurrencyUnit.of(currency));

        assertThat(money).hasToString(text);
        assertThat(Money.parse(text)).isEqualTo(money);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "12.3 GBP",
                "12 GBP",
                "190.00 TWD",
                "+1.00 GBP",
                "01.00 GBP",
                "1.00GBP",
                "1.00 gbp",
                "",
                " GBP",
                "1e2 TWD",
                "-0.00 GBP",
                "99999999999999999999.00 GBP"
            })
    void refusesASecondSpellingOfAnAmount(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> Money.parse(text));
    }

    @Test
    void everyAmountIsReadBackAsItself() {
        qt().forAll(longs().all()).check(minor -> {
            Money money = Money.ofMinor(minor, GBP);
            return Money.parse(money.toString()).equals(money);
        });
    }

    @Test
    void refusesToMixCurrencies() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Money.ofMinor(1, GBP).plus(Money.ofMinor(1, TWD)))
                .withMessageContaining("currencies differ");
    }

    @Test
    void throwsInsteadOfOverflowing() {
        Money most = Money.ofMinor(Long.MAX_VALUE, GBP);

        assertThatThrownBy(() -> most.plus(Money.ofMinor(1, GBP))).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> most.times(2)).isInstanceOf(ArithmeticException.class);
    }

    @Test
    void isShownTheWayPeopleReadIt() {
        assertThat(Money.ofMinor(1230, GBP).display()).isEqualTo("£12.30");
        assertThat(Money.ofMinor(-190, TWD).display()).isEqualTo("−NT$190");
    }

    @Test
    void keepsThousandsApartInSentences() {
        assertThat(Money.ofMinor(1_116, TWD).grouped()).isEqualTo("NT$1,116");
        assertThat(Money.ofMinor(-123_456_789, GBP).grouped()).isEqualTo("−£1,234,567.89");
        assertThat(Money.ofMinor(99_999, GBP).grouped()).isEqualTo("£999.99");
        assertThat(Money.ofMinor(-999, TWD).grouped()).isEqualTo("−NT$999");
        assertThat(Money.ofMinor(5, GBP).grouped()).isEqualTo("£0.05");
    }
}
