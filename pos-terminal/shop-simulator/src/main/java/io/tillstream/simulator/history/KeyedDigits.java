package io.tillstream.simulator.history;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Numbers that look random and are the same every time: HMAC-SHA-256 of a text under the import key. */
public final class KeyedDigits {
    private final Mac mac;

    /**
     * Numbers under one key.
     *
     * @param key any text; whoever knows it can link customers to members by trying
     */
    public KeyedDigits(String key) {
        try {
            mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every JDK has HmacSHA256.", e);
        }
    }

    /** All 32 bytes for {@code purpose} and {@code text}, whoever asks beside others: a {@link Mac} serves one at a time. */
    public synchronized byte[] bytes(String purpose, String text) {
        return mac.doFinal((purpose + "|" + text).getBytes(StandardCharsets.UTF_8));
    }

    /** A number from 0 to {@code bound} - 1. */
    public long below(long bound, String purpose, String text) {
        return Long.remainderUnsigned(ByteBuffer.wrap(bytes(purpose, text)).getLong(), bound);
    }
}
