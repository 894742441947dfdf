package io.tillstream.till.screen;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillstream.events.Money;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BanknotesTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "7.27 GBP|£8.00 £10.00 £20.00",
                "0.95 GBP|£1.00 £5.00 £10.00",
                "20.00 GBP|£50.00 £100.00 £200.00",
                "190 TWD|NT$200 NT$500 NT$1000"
            })
    void suggestsTheNextRoundAmounts(String due, String suggestions) {
        assertThat(Banknotes.above(Money.parse(due)))
                .extracting(TillScreen.Suggestion::text)
                .containsExactly(suggestions.split(" ", -1));
    }
}
