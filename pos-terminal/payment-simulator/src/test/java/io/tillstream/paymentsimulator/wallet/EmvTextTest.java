package io.tillstream.paymentsimulator.wallet;

import static org.assertj.core.api.Assertions.assertThat;

import com.emv.qrcode.core.model.mpm.TagLengthString;
import com.emv.qrcode.decoder.mpm.DecoderMpm;
import com.emv.qrcode.model.mpm.MerchantPresentedMode;
import com.emv.qrcode.validators.MerchantPresentedModeValidate;
import io.tillstream.events.Money;
import org.junit.jupiter.api.Test;

class EmvTextTest {
    @Test
    void checksWithTheSumOfTheStandard() {
        // CRC-16/CCITT-FALSE's own check value, and a code of the public tests of mvallim/emv-qrcode.
        assertThat(EmvText.checksum("123456789")).isEqualTo(0x29B1);
        assertThat(EmvText.checksum("00020101021226350012com.demo.pay0115T001202611230425204541153031565405"
                        + "12.345802CN5909DEMO SHOP6008SHANGHAI62180514T0001-00042-016304"))
                .isEqualTo(0x6E8A);
    }

    @Test
    void isReadByAnotherDecoder() throws Exception {
        String text = EmvText.of("s1-t1", "s1-t1/1/42", Money.parse("12.34 CNY"), "CNY");

        MerchantPresentedMode read = DecoderMpm.decode(text, MerchantPresentedMode.class);

        assertThat(MerchantPresentedModeValidate.validate(read).isValid()).isTrue();
        assertThat(value(read.getTransactionAmount())).isEqualTo("12.34");
        assertThat(value(read.getTransactionCurrency())).isEqualTo("156");
        assertThat(value(read.getPointOfInitiationMethod())).isEqualTo("12");
        assertThat(value(read.getAdditionalDataField().getValue().getReferenceLabel()))
                .isEqualTo("s1-t1/1/42");
    }

    @Test
    void leavesTheAmountOfAStaticCodeToThePayer() throws Exception {
        String text = EmvText.of("s1-t1", "s1-t1/COUNTER", null, "GBP");

        MerchantPresentedMode read = DecoderMpm.decode(text, MerchantPresentedMode.class);

        assertThat(MerchantPresentedModeValidate.validate(read).isValid()).isTrue();
        assertThat(value(read.getPointOfInitiationMethod())).isEqualTo("11");
        assertThat(read.getTransactionAmount()).isNull();
    }

    private static String value(TagLengthString field) {
        return field.getValue();
    }
}
