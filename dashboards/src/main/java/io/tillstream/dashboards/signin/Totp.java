package io.tillstream.dashboards.signin;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.time.Instant;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Codes that change every 30 seconds: RFC 6238 with SHA-1, six digits, as every authenticator program makes them. */
final class Totp {
    /** How long one code holds. */
    static final int STEP_SECONDS = 30;

    /** As long as a SHA-1 value, which RFC 4226 recommends. */
    static final int SECRET_BYTES = 20;

    private static final int CODES = 1_000_000;
    private static final String ALGORITHM = "HmacSHA1";

    private Totp() {}

    /** The number of the step a moment is in. */
    static long step(Instant at) {
        return Math.floorDiv(at.getEpochSecond(), STEP_SECONDS);
    }

    /** The code of a step, {@code 000000} to {@code 999999}. */
    static String code(byte[] secret, long step) {
        byte[] mac = mac(secret, ByteBuffer.allocate(Long.BYTES).putLong(step).array());
        int offset = mac[mac.length - 1] & 0xf;
        int truncated = ByteBuffer.wrap(mac, offset, Integer.BYTES).getInt() & Integer.MAX_VALUE;
        return "%06d".formatted(truncated % CODES);
    }

    private static byte[] mac(byte[] secret, byte[] step) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret, ALGORITHM));
            return mac.doFinal(step);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every JDK has " + ALGORITHM + ".", e);
        }
    }
}
