package io.tillstream.encoding;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whole numbers are the test numbers the card networks publish; none belongs to anybody. */
class PaymentCardsTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "4111111111111111",
                "4111 1111 1111 1111",
                "4111-1111-1111-1111",
                "4111–1111–1111–1111",
                "paid with 4111111111111111, thanks",
                "paid with 4111 1111 1111 1111 today",
                "till 3: 5555 5555 5555 4444",
                "table 12 4111111111111111",
                "4111111111111111 12",
                "5555-5555-5555-4444",
                "378282246310005",
                "6011111111111117",
                "30569309025904",
                "3530111333300000",
                "6200000000000005",
                "2223003122003222",
                "６０１１１１１１１１１１１１１７",
                "a4111111111111111b"
            })
    void findsACardNumberInText(String text) {
        assertThat(PaymentCards.standIn(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "4111111111111112",
                "1234567890123",
                "1234567890123452",
                "411111111111111",
                "receipt s1-t2/1/42",
                "invoice 536365",
                "0912-345-678 and 0223456789",
                "7992739871300000",
                "41111111111111110000000",
                "41111111111111114111111111111111",
                "4111 1111  1111 1111",
                "4111 1111/1111 1111",
                "4111-a-1111-1111-1111",
                "2026-11-23T12:00:00Z",
                "536365"
            })
    void leavesOtherTextAlone(String text) {
        assertThat(PaymentCards.standIn(text)).isFalse();
    }

    /** Both pass Luhn as well as the check of item numbers; the first has Visa's old prefix and length. */
    @ParameterizedTest
    @ValueSource(strings = {"4006381333023", "price tag of 4006381333023 was wrong", "676100000006"})
    void takesAnItemNumberForWhatItIs(String text) {
        assertThat(PaymentCards.standIn(text)).isFalse();
    }

    @Test
    void givesNoLeaveToAnItemNumberWrittenInGroupsOrAsLongAsACard() {
        assertThat(PaymentCards.standIn("4006 3813 33023")).isTrue();
        assertThat(PaymentCards.standIn(ofLength("300", 14))).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "4, 13, 13", "4, 16, 16", "4, 19, 19", "51, 16, 16", "55, 16, 16", "2221, 16, 16", "2720, 16, 16",
        "34, 15, 15", "37, 15, 15", "300, 14, 19", "305, 14, 19", "3095, 14, 19", "36, 14, 19", "38, 14, 19",
        "39, 14, 19", "6011, 16, 19", "644, 16, 19", "649, 16, 19", "65, 16, 19", "3528, 16, 19", "3589, 16, 19",
        "62, 16, 19", "81, 16, 19", "2200, 16, 19", "2204, 16, 19", "50, 12, 19", "56, 12, 19", "58, 12, 19",
        "6304, 12, 19", "6759, 12, 19", "6761, 12, 19", "6763, 12, 19"
    })
    void knowsEachNetworkByPrefixAndLengthAndNoOtherLength(String prefix, int shortest, int longest) {
        for (int length = shortest; length <= longest; length++) {
            assertThat(PaymentCards.standIn(ofLength(prefix, length)))
                    .as("%s with %d digits", prefix, length)
                    .isTrue();
        }
        assertThat(PaymentCards.standIn(ofLength(prefix, shortest - 1))).isFalse();
        assertThat(PaymentCards.standIn(ofLength(prefix, longest + 1))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1", "2199", "2205", "2220", "2721", "299", "306", "3094", "3096", "33", "35", "3527", "3590", "41111",
                "59", "6010", "6012", "61", "630300", "6305", "643", "66", "6758", "6760", "6764", "7", "80", "82", "9"
            })
    void knowsNoOtherPrefix(String prefix) {
        for (int length : new int[] {12, 14, 15, 17}) {
            assertThat(PaymentCards.standIn(ofLength(prefix, length)))
                    .as("%s with %d digits", prefix, length)
                    .isFalse();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "4111111111111111",
                "club-4111111111111111",
                "4111 1111 1111 1111",
                "card:4111-1111-1111-1111!",
                "f7 4111111111111111",
                "a-4111-1111-1111-1111"
            })
    void findsACardNumberThatStandsApartInAnId(String id) {
        assertThat(PaymentCards.standApartIn(id)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a4111111111111111f",
                "a4111111111111111",
                "4111111111111111f",
                "4111-1111-1111-1111f",
                "a4111-1111-1111-1111",
                "4111-1111a-1111-1111",
                "g-77",
                ""
            })
    void leavesDigitsOfAHashAlone(String id) {
        assertThat(PaymentCards.standApartIn(id)).isFalse();
    }

    /** A number of that prefix and length whose Luhn digit is right, and which is no item number. */
    private static String ofLength(String prefix, int length) {
        String body = (prefix + "1".repeat(length)).substring(0, length - 2);
        for (int number = 0; number < 100; number++) {
            String digits = body + "%02d".formatted(number);
            if (luhnSum(digits) % 10 == 0 && itemSum(digits) % 10 != 0) {
                return digits;
            }
        }
        throw new AssertionError("One of ten has a right Luhn digit.");
    }

    /** By the table of ISO/IEC 7812-1, annex B: what each digit adds where it is doubled. */
    private static int luhnSum(String digits) {
        int[] doubled = {0, 2, 4, 6, 8, 1, 3, 5, 7, 9};
        int sum = 0;
        boolean twice = false;
        for (char digit : new StringBuilder(digits).reverse().toString().toCharArray()) {
            sum += twice ? doubled[digit - '0'] : digit - '0';
            twice = !twice;
        }
        return sum;
    }

    /** By GS1: weights 1 and 3 from the right; a multiple of ten for an item number. */
    private static int itemSum(String digits) {
        int sum = 0;
        int weight = 1;
        for (char digit : new StringBuilder(digits).reverse().toString().toCharArray()) {
            sum += weight * (digit - '0');
            weight = 4 - weight;
        }
        return sum;
    }
}
