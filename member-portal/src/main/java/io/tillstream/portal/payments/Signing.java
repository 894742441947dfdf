package io.tillstream.portal.payments;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Signatures after Standard Webhooks: {@code v1,} and base 64 of HMAC-SHA-256 over {@code id.time.text}, the time in seconds since
 * 1970. What is older or younger than five minutes is not taken, and comparing takes the same time whatever is sent.
 *
 * @param secret shared with the provider
 */
record Signing(String secret) {
    static final Duration HOLDS = Duration.ofMinutes(5);
    private static final Pattern SECONDS = Pattern.compile("\\d{1,12}");

    String of(String id, long seconds, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            byte[] signature = mac.doFinal((id + "." + seconds + "." + text).getBytes(StandardCharsets.UTF_8));
            return "v1," + Base64.getEncoder().encodeToString(signature);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every JDK has HmacSHA256.", e);
        }
    }

    /** Whether one of the signatures, with a space between, is of this text, made within five minutes of now. */
    boolean isOf(@Nullable String id, @Nullable String time, @Nullable String signatures, String text, Instant now) {
        if (id == null
                || time == null
                || signatures == null
                || !SECONDS.matcher(time).matches()) {
            return false;
        }
        long seconds = Long.parseLong(time);
        byte[] wanted = of(id, seconds, text).getBytes(StandardCharsets.UTF_8);
        boolean isIn = Math.abs(now.getEpochSecond() - seconds) <= HOLDS.toSeconds();
        boolean isSigned = Arrays.stream(signatures.split(" ", -1))
                .map(one -> MessageDigest.isEqual(wanted, one.getBytes(StandardCharsets.UTF_8)))
                .reduce(false, Boolean::logicalOr);
        return isIn && isSigned;
    }

    @Override
    public String toString() {
        return "Signing";
    }
}
