package io.tillstream.paymentsimulator.online;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Signatures of Standard Webhooks, with the secret that provider and merchant share.
 *
 * @param secret at least 32 characters; empty: nobody can ask for online payments
 */
public record Signatures(String secret) {
    private static final long HOLDS_SECONDS = 300;

    boolean areThere() {
        return !secret.isEmpty();
    }

    String sign(String id, long seconds, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), mac.getAlgorithm()));
            byte[] signed = (id + "." + seconds + "." + text).getBytes(StandardCharsets.UTF_8);
            return "v1," + Base64.getEncoder().encodeToString(mac.doFinal(signed));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every JDK has HmacSHA256.", e);
        }
    }

    /** Whether the merchant has said this within five minutes of now. */
    boolean isMerchants(@Nullable String id, @Nullable String time, @Nullable String signature, String text, long now) {
        if (!areThere() || id == null || time == null || signature == null) {
            return false;
        }
        try {
            long seconds = Long.parseLong(time);
            return Math.abs(now - seconds) <= HOLDS_SECONDS
                    && MessageDigest.isEqual(
                            sign(id, seconds, text).getBytes(StandardCharsets.UTF_8),
                            signature.getBytes(StandardCharsets.UTF_8));
        } catch (NumberFormatException e) {
            return false;
        }
    }

    @Override
    public String toString() {
        return "Signatures";
    }
}
