package io.tillstream.portal.payments;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class SigningTest {
    private static final Signing SIGNING = new Signing("only-for-tests-0123456789-abcdefgh");
    private static final Instant NOW = Instant.ofEpochSecond(1_320_832_800);

    /** The expected value is openssl's: {@code printf 'n-1.1320832800.{}' | openssl dgst -sha256 -hmac SECRET -binary | base64}. */
    @Test
    void signsAsOpensslDoes() {
        assertThat(SIGNING.of("n-1", 1_320_832_800, "{}")).isEqualTo("v1,hMarwX2FisYTKufpUVYPNN4+YpkSaFEFqGrgCv3/Om8=");
    }

    @Test
    void takesNothingThatIsOldOrOfAnother() {
        String signature = SIGNING.of("n-1", NOW.getEpochSecond(), "{}");
        String time = Long.toString(NOW.getEpochSecond());

        assertThat(SIGNING.isOf("n-1", time, signature, "{}", NOW)).isTrue();
        assertThat(SIGNING.isOf("n-1", time, "v1,old " + signature, "{}", NOW)).isTrue();
        assertThat(SIGNING.isOf("n-1", time, signature, "{}", NOW.plusSeconds(301)))
                .isFalse();
        assertThat(SIGNING.isOf("n-1", time, signature, "{}", NOW.minusSeconds(301)))
                .isFalse();
        assertThat(SIGNING.isOf("n-1", time, signature, "{ }", NOW)).isFalse();
        assertThat(SIGNING.isOf("n-2", time, signature, "{}", NOW)).isFalse();
        assertThat(SIGNING.isOf("n-1", "1320832801", signature, "{}", NOW)).isFalse();
        assertThat(SIGNING.isOf("n-1", time, "v1,", "{}", NOW)).isFalse();
        assertThat(SIGNING.isOf("n-1", time, null, "{}", NOW)).isFalse();
        assertThat(SIGNING.isOf("n-1", "soon", signature, "{}", NOW)).isFalse();
    }
}
