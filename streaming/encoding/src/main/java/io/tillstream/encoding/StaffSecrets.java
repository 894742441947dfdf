package io.tillstream.encoding;

import io.tillstream.events.Hash;
import io.tillstream.events.staff.PinVerifier;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/** What staff sign in with, as head office and tills keep it: never the PIN, never the badge's code. */
public final class StaffSecrets {
    /** Between 50 and 150 ms on the machines tills run on; docs/adr says what it protects from. */
    public static final int ITERATIONS = 120_000;

    private static final int KEY_BITS = 256;

    private StaffSecrets() {}

    /**
     * What a PIN is checked against.
     *
     * @param salt 16 bytes, new for each PIN
     */
    public static PinVerifier verifier(String pin, byte[] salt) {
        String hex = HexFormat.of().formatHex(salt);
        return new PinVerifier(ITERATIONS, hex, key(pin, hex, ITERATIONS));
    }

    /** Whether it is that PIN; takes as long when it is not. */
    public static boolean isPin(String pin, PinVerifier verifier) {
        return MessageDigest.isEqual(bytes(key(pin, verifier.salt(), verifier.iterations())), bytes(verifier.key()));
    }

    /** A badge's code is long and random, so that one round is enough. */
    public static Hash badge(String code) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return Hash.of(
                    HexFormat.of().formatHex(digest.digest(("badge\n" + code).getBytes(StandardCharsets.UTF_8))));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every JDK has SHA-256.", e);
        }
    }

    private static Hash key(String pin, String salt, int iterations) {
        PBEKeySpec spec = new PBEKeySpec(pin.toCharArray(), HexFormat.of().parseHex(salt), iterations, KEY_BITS);
        try {
            byte[] key = SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
                    .generateSecret(spec)
                    .getEncoded();
            return Hash.of(HexFormat.of().formatHex(key));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every JDK has PBKDF2WithHmacSHA256.", e);
        } finally {
            spec.clearPassword();
        }
    }

    private static byte[] bytes(Hash hash) {
        return HexFormat.of().parseHex(hash.hex());
    }
}
