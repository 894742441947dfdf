package io.tillstream.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tillstream.events.sale.Sale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Numbers are the test numbers the card networks publish; none belongs to anybody. */
class CardNumbersTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "4111111111111111",
                "4111 1111 1111 1111",
                "4111-1111-1111-1111",
                "paid with 4111111111111111, thanks",
                "till 3: 5555 5555 5555 4444",
                "378282246310005",
                "6011111111111117",
                "30569309025904",
                "3530111333300000",
                "6200000000000005",
                "2223003122003222",
                "６０１１１１１１１１１１１１１７",
                "a4111111111111111b"
            })
    void findsACardNumber(String text) {
        assertThat(CardNumbers.isHeldBy(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "4111111111111112",
                "1234567890123",
                "receipt s1-t2/1/42",
                "0912-345-678 and 0223456789",
                "7992739871300000",
                "41111111111111110000000",
                "4111 1111  1111 1111",
                "2026-11-23T12:00:00Z",
                "536365"
            })
    void leavesOtherTextAlone(String text) {
        assertThat(CardNumbers.isHeldBy(text)).isFalse();
    }

    @Test
    void namesTheFieldAndNotTheNumber() {
        assertThatThrownBy(() -> CardNumbers.refuseIn(Shop.drawerOpened(2, "customer left card 4111111111111111")))
                .isInstanceOf(CardNumberRefused.class)
                .hasMessageContaining("Field reason")
                .hasMessageNotContaining("4111");
    }

    @Test
    void looksIntoTheTextsOfASale() {
        Sale sale = Shop.sale(Shop.source(2), 1, "4111111111111111");

        assertThatThrownBy(() -> CardNumbers.refuseIn(sale)).hasMessageContaining("Field operator");
    }

    @Test
    void exemptsTypedFields() {
        // 4006381333931 is Visa's prefix and length by chance, and this sale's item number.
        CardNumbers.refuseIn(Shop.sale(2, 1));
    }
}
