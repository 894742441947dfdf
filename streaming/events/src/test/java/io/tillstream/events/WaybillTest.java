package io.tillstream.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WaybillTest {
    /** The sample of the postal services' own standard, UPU S10: its serial 47312482 has the check digit 9. */
    @Test
    void knowsThePostalCheckDigit() {
        assertThat(new Waybill("RR473124829GB").isPlausible()).isTrue();
        assertThat(new Waybill("RR473124829GB").isPostal()).isTrue();
        assertThat(new Waybill("RR473124820GB").isPlausible()).isFalse();
    }

    @Test
    void aRemainderOfOneGivesZeroAndOfNoneGivesFive() {
        // 3 + 9 = 12 leaves 1: 11 - 1 = 10 is written 0. 8 + 3 = 11 leaves nothing: 11 is written 5.
        assertThat(Waybill.postalCheckDigit("00001010")).isEqualTo(0);
        assertThat(Waybill.postalCheckDigit("10001000")).isEqualTo(5);
    }

    @ParameterizedTest
    @ValueSource(strings = {"SF1234567", "12345678", "JD014600006281230704000000000X"})
    void takesAnyCarriersNumber(String text) {
        assertThat(new Waybill(text).isPlausible()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1234567", "sf12345678", "SF 12345678", "SF12345678;", "1234567890123456789012345678901"})
    void isEightToThirtyCapitalsAndDigits(String text) {
        assertThatThrownBy(() -> new Waybill(text)).hasMessageContaining(text);
    }
}
