package io.tillstream.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdentifiersTest {
    /** The GTIN-13s are the ones the official GS1 syntax engine accepts. */
    @ParameterizedTest
    @ValueSource(strings = {"4006381333931", "9506000134352", "96385074", "0012345678905", "2112345015002"})
    void acceptsARightCheckDigit(String digits) {
        assertThat(Gtin.ofDigits(digits).value()).hasSize(14).endsWith(digits);
    }

    @ParameterizedTest
    @ValueSource(strings = {"9506000134353", "2112345015001", "12345", "abcdefgh", "", "123456789012345"})
    void refusesWhatIsNoGtin(String digits) {
        assertThatIllegalArgumentException().isThrownBy(() -> Gtin.ofDigits(digits));
    }

    @Test
    void aTillIsReadBackFromItsText() {
        TillId till = new TillId(new StoreId("s1"), 2);

        assertThat(till).hasToString("s1-t2");
        assertThat(TillId.parse("s1-t2")).isEqualTo(till);
    }

    @ParameterizedTest
    @ValueSource(strings = {"s1-t02", "s1-t0", "s1t2", "-t2", "S1-t2", "s1-t", "s1-tx", "s1-t10000"})
    void refusesWhatIsNoTill(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> TillId.parse(text));
    }

    @Test
    void aReceiptNumberIsReadBack() {
        Source source = new Source(TillId.parse("s1-t2"), 1, 42);

        assertThat(source.receiptNumber()).isEqualTo("s1-t2/1/42");
        assertThat(Source.parseReceiptNumber("s1-t2/1/42")).isEqualTo(source);
        assertThatIllegalArgumentException().isThrownBy(() -> Source.parseReceiptNumber("s1-t2/1"));
        assertThatIllegalArgumentException().isThrownBy(() -> Source.parseReceiptNumber("s1-t2/1/x"));
    }

    @Test
    void aMemberNumberLeadsToNoPerson() {
        assertThat(new MemberId("mabcdefgh234567ab").value()).hasSize(17);
        assertThatIllegalArgumentException().isThrownBy(() -> new MemberId("12345"));
        assertThatIllegalArgumentException().isThrownBy(() -> new MemberId("mABCDEFGH2345678"));
    }

    @Test
    void aQuantityIsReadBack() {
        assertThat(Quantity.parse("3 ea")).isEqualTo(Quantity.each(3));
        assertThat(Quantity.parse("-750 g")).isEqualTo(Quantity.grams(-750));
        assertThatIllegalArgumentException().isThrownBy(() -> Quantity.parse("3 kg"));
        assertThatIllegalArgumentException().isThrownBy(() -> Quantity.each(1).plus(Quantity.grams(1)));
    }
}
