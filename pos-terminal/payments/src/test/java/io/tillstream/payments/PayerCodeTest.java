package io.tillstream.payments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.tillstream.events.sale.Tender.TenderType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The forms are those the wallets publish. */
class PayerCodeTest {
    @ParameterizedTest
    @ValueSource(strings = {"100000000000000000", "134567890123456789", "159999999999999999", "]C0134567890123456789"})
    void knowsACodeOfWeChatPay(String scanned) {
        assertThat(PayerCode.of(scanned)).map(PayerCode::wallet).contains(TenderType.WECHAT_PAY);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2512345678901234",
                "281234567890123456",
                "299999999999999999999999",
                "30123456789012345678",
                "]Q1281234567890123456"
            })
    void knowsACodeOfAlipay(String scanned) {
        assertThat(PayerCode.of(scanned)).map(PayerCode::wallet).contains(TenderType.ALIPAY);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "164567890123456789",
                "13456789012345678",
                "1345678901234567890",
                "251234567890123",
                "2812345678901234567890123",
                "241234567890123456",
                "4006381333931",
                "TSG0000000000017",
                ""
            })
    void leavesEverythingElseToOthers(String scanned) {
        assertThat(PayerCode.of(scanned)).isEmpty();
    }

    @Test
    void keepsTheCodeOutOfLogsAndGivesItsHash() {
        PayerCode code = PayerCode.of("134567890123456789").orElseThrow();

        assertThat(code.toString()).doesNotContain("134567890123456789");
        // printf 134567890123456789 | sha256sum
        assertThat(code.hash()).isEqualTo("e4f7aec5e5696b8f9c1fedd731b2b35de77cdc1f65cea3b8e5cd920a03f1783f");
    }

    @Test
    void isOfAWalletAndOfItsForm() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new PayerCode(TenderType.ALIPAY, "134567890123456789"))
                .withMessageContaining("18 digits");
        assertThatIllegalArgumentException().isThrownBy(() -> new PayerCode(TenderType.CARD, "134567890123456789"));
    }
}
