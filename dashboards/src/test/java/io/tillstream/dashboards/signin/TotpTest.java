package io.tillstream.dashboards.signin;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class TotpTest {
    /** RFC 6238, appendix B, the rows of SHA-1; of its eight digits a program shows the last six. */
    @ParameterizedTest
    @CsvSource({
        "59, 94287082",
        "1111111109, 07081804",
        "1111111111, 14050471",
        "1234567890, 89005924",
        "2000000000, 69279037",
        "20000000000, 65353130"
    })
    void codesAreThoseOfTheStandard(long seconds, String eightDigits) {
        byte[] secret = "12345678901234567890".getBytes(US_ASCII);

        assertThat(Totp.code(secret, Totp.step(Instant.ofEpochSecond(seconds)))).isEqualTo(eightDigits.substring(2));
    }

    /** RFC 4648, section 10, without the padding. */
    @ParameterizedTest
    @CsvSource({"f, MY", "fo, MZXQ", "foo, MZXW6", "foob, MZXW6YQ", "fooba, MZXW6YTB", "foobar, MZXW6YTBOI"})
    void secretsAreWrittenInBase32(String bytes, String text) {
        assertThat(Base32.text(bytes.getBytes(US_ASCII))).isEqualTo(text);
    }

    @Test
    void aSecretIsReadWithItsKeyForItsPersonOnly() {
        SecondFactorKey key = new SecondFactorKey("ab".repeat(32));
        byte[] secret = "12345678901234567890".getBytes(US_ASCII);
        byte[] locked = key.locked("ada", secret);

        assertThat(key.unlocked("ada", locked)).isEqualTo(secret);
        assertThat(new String(locked, US_ASCII)).doesNotContain("1234");
        assertThat(key.locked("ada", secret)).isNotEqualTo(locked);
        assertThatIllegalStateException()
                .isThrownBy(() -> key.unlocked("ben", locked))
                .withMessageContaining("second-factor-key");
        assertThatIllegalStateException()
                .isThrownBy(() -> new SecondFactorKey("cd".repeat(32)).unlocked("ada", locked));
        locked[20] ^= 1;
        assertThatIllegalStateException().isThrownBy(() -> key.unlocked("ada", locked));
    }
}
