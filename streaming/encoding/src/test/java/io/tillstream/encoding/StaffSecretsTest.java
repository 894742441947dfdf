package io.tillstream.encoding;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillstream.events.Hash;
import io.tillstream.events.staff.PinVerifier;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class StaffSecretsTest {
    private static final String SALT = "000102030405060708090a0b0c0d0e0f";

    /** Python 3: hashlib.pbkdf2_hmac('sha256', b'4711', bytes.fromhex(SALT), 120000).hex() */
    private static final PinVerifier OF_4711 =
            new PinVerifier(120_000, SALT, Hash.of("aac33d54a0284c3c74d9383b916646b8182cc864c0030f801f6dcce829f7d566"));

    @Test
    void hashesAPinAsOthersDo() {
        assertThat(StaffSecrets.verifier("4711", HexFormat.of().parseHex(SALT))).isEqualTo(OF_4711);
    }

    @Test
    void knowsThePinAndNoOther() {
        assertThat(StaffSecrets.isPin("4711", OF_4711)).isTrue();
        assertThat(StaffSecrets.isPin("4712", OF_4711)).isFalse();
        assertThat(StaffSecrets.isPin("", OF_4711)).isFalse();
    }

    /** Python 3: hashlib.sha256(b'badge\nTSS4000000000015').hexdigest() */
    @Test
    void hashesABadgeAsOthersDo() {
        assertThat(StaffSecrets.badge("TSS4000000000015"))
                .isEqualTo(Hash.of("8cf100ed0aced86080efe47e7d18f664d475204a4135069f1d6d3bf49efa766a"));
    }
}
