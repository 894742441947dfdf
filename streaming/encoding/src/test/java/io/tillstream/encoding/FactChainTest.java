package io.tillstream.encoding;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillstream.events.Hash;
import io.tillstream.events.Source;
import io.tillstream.events.sale.JournalRecord;
import io.tillstream.events.sale.NoSale;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class FactChainTest {
    /** sha256sum of "abc", from FIPS 180-4. */
    @Test
    void hashesAsTheStandardSays() {
        assertThat(FactChain.hashOf("abc".getBytes(StandardCharsets.US_ASCII)))
                .isEqualTo(Hash.of("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"));
    }

    /** {@code (head -c 32 /dev/zero; printf abc) | sha256sum}. */
    @Test
    void aLinkCoversTheHashBeforeIt() {
        assertThat(FactChain.link(Hash.GENESIS, "abc".getBytes(StandardCharsets.US_ASCII)))
                .isEqualTo(Hash.of("365aa7d8f7f9402c4b9434502b4cc89ddb09fe50d7cd95b493b834c62d5a5370"));
    }

    @Test
    void anAlteredFactIsNotIntact() {
        JournalRecord written = FactChain.append(Hash.GENESIS, noSale("change"));
        JournalRecord altered = new JournalRecord(noSale("chance"), written.previousHash(), written.hash());

        assertThat(FactChain.isIntact(written)).isTrue();
        assertThat(FactChain.isIntact(altered)).isFalse();
    }

    @Test
    void aSignatureHoldsForItsBytesAndItsKeyOnly() {
        KeyPair mine = Signing.newKeyPair();
        KeyPair other = Signing.newKeyPair();
        byte[] bytes = "offer".getBytes(StandardCharsets.UTF_8);

        String signature = Signing.sign(Signing.privateKey(Signing.text(mine.getPrivate())), bytes);

        assertThat(Signing.isSignedBy(Signing.publicKey(Signing.text(mine.getPublic())), bytes, signature))
                .isTrue();
        assertThat(Signing.isSignedBy(other.getPublic(), bytes, signature)).isFalse();
        assertThat(Signing.isSignedBy(mine.getPublic(), "0ffer".getBytes(StandardCharsets.UTF_8), signature))
                .isFalse();
        assertThat(Signing.isSignedBy(mine.getPublic(), bytes, "not base 64!")).isFalse();
    }

    /** {@code printf TSM0001 | openssl dgst -sha256 -mac HMAC -macopt hexkey:00…00}. */
    @Test
    void aCardIsKnownByItsKeyedHash() {
        assertThat(CardHash.of("00".repeat(32), "TSM0001"))
                .isEqualTo(Hash.of("976844854f247adb0f33915ca864999588a55dcdd5978cae3e908f6e97c5284c"));
        assertThat(CardHash.of("01".repeat(32), "TSM0001")).isNotEqualTo(CardHash.of("00".repeat(32), "TSM0001"));
    }

    private static NoSale noSale(String reason) {
        return new NoSale(
                Source.parseReceiptNumber("s1-t2/1/1"),
                Instant.parse("2026-03-02T10:15:30.123Z"),
                LocalDate.parse("2026-03-02"),
                "c1",
                reason);
    }
}
