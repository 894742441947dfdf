package io.tillstream.dashboards.signin;

import io.tillstream.dashboards.settings.DashboardsSettings;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * What keeps secrets of second factors unreadable in the database: AES-256-GCM bound to the person's name, and a keyed hash
 * for recovery codes. Whoever reads the database without {@code tillstream.second-factor-key} can do nothing with either;
 * whoever has both can make every code.
 */
@Component
final class SecondFactorKey {
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final String MAC = "HmacSHA256";

    private final byte @Nullable [] key;
    private final SecureRandom random = new SecureRandom();

    @Autowired
    SecondFactorKey(DashboardsSettings settings) {
        this(settings.secondFactorKey());
    }

    /** @param key 64 hexadecimal digits, or nothing where there are no second factors */
    SecondFactorKey(@Nullable String key) {
        this.key = key == null ? null : HexFormat.of().parseHex(key);
    }

    boolean isThere() {
        return key != null;
    }

    byte[] locked(String name, byte[] secret) {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        byte[] locked = cipher(Cipher.ENCRYPT_MODE, name, nonce, secret);
        byte[] both = Arrays.copyOf(nonce, nonce.length + locked.length);
        System.arraycopy(locked, 0, both, nonce.length, locked.length);
        return both;
    }

    /** @throws IllegalStateException when it was locked with another key or for somebody else, or changed since */
    byte[] unlocked(String name, byte[] locked) {
        return cipher(
                Cipher.DECRYPT_MODE,
                name,
                Arrays.copyOf(locked, NONCE_BYTES),
                Arrays.copyOfRange(locked, NONCE_BYTES, locked.length));
    }

    /** What is kept of a recovery code. */
    String hash(String name, String recoveryCode) {
        return HexFormat.of().formatHex(mac("recovery\n" + name + "\n" + recoveryCode));
    }

    private byte[] cipher(int mode, String name, byte[] nonce, byte[] text) {
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, new SecretKeySpec(mac("secret"), "AES"), new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(name.getBytes(StandardCharsets.UTF_8));
            return cipher.doFinal(text);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(
                    "The second factor of " + name + " cannot be read with tillstream.second-factor-key; it was set up"
                            + " with another one. Give the former key back, or reset the second factor on /people.",
                    e);
        }
    }

    private byte[] mac(String of) {
        if (key == null) {
            throw new IllegalStateException(
                    "A second factor is asked for, and tillstream.second-factor-key is not set.");
        }
        try {
            Mac mac = Mac.getInstance(MAC);
            mac.init(new SecretKeySpec(key, MAC));
            return mac.doFinal(of.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every JDK has " + MAC + ".", e);
        }
    }
}
