package io.tillstream.gateway.fact;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Numbers are the test numbers the card networks and payment providers publish; none belongs to anybody. */
class CardNumbersTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "4111111111111111",
                "paid with 4111 1111 1111 1111 today",
                "5555-5555-5555-4444",
                "2223003122003222",
                "378282246310005",
                "6011111111111117",
                "3530111333300000",
                "30569309025904",
                "6200000000000005"
            })
    void knowsACardNumberInText(String text) {
        assertThat(CardNumbers.holdsCardNumber(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "4111111111111112",
                "invoice 536365",
                "1234567890123452",
                "411111111111111",
                "a4111111111111111f",
                "41111111111111114111111111111111",
                ""
            })
    void leavesOtherTextAlone(String text) {
        assertThat(CardNumbers.holdsCardNumber(text)).isFalse();
    }
}
