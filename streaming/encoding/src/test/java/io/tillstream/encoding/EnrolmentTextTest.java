package io.tillstream.encoding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The bytes of till-protocol.md, Enrolment. */
class EnrolmentTextTest {
    private static final String FINGERPRINT = "0f".repeat(32);
    private static final String TEXT = "tillstream:1 https://192.0.2.5:8443 ABCD-EFGH-JKMN-PQRS " + FINGERPRINT;
    private static final EnrolmentText INVITATION =
            new EnrolmentText(URI.create("https://192.0.2.5:8443"), "ABCD-EFGH-JKMN-PQRS", FINGERPRINT);

    @Test
    void isOneLine() {
        assertThat(INVITATION.text()).isEqualTo(TEXT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"%s", "]Q1%s", "  %s\n", "]Q3%s\r"})
    void isReadAsScannersAndPeopleSendIt(String frame) {
        assertThat(EnrolmentText.read(frame.formatted(TEXT))).contains(INVITATION);
    }

    @Test
    void isReadFromAKeyboardWithoutSmallLetters() {
        assertThat(EnrolmentText.read(TEXT.toUpperCase(java.util.Locale.ROOT))).contains(INVITATION);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "4006381333931",
                "tillstream:1 http://192.0.2.5:8443 ABCD-EFGH-JKMN-PQRS 00",
                "tillstream:2 https://192.0.2.5:8443 ABCD-EFGH-JKMN-PQRS 00"
            })
    void isNothingElse(String said) {
        assertThat(EnrolmentText.read(said)).isEmpty();
    }

    @Test
    void refusesAnAddressThatIsNotSecret() {
        assertThatThrownBy(() -> new EnrolmentText(URI.create("http://192.0.2.5"), "ABCD-EFGH-JKMN-PQRS", FINGERPRINT))
                .hasMessageContaining("not an https:// address");
    }

    @Test
    void doesNotPrintItsCode() {
        assertThat(INVITATION.toString()).doesNotContain("ABCD");
    }
}
