package io.tillstream.gateway.device;

import io.tillstream.encoding.FactChain;
import io.tillstream.events.TillId;
import io.tillstream.gateway.settings.Clocks;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * One-time codes a person carries from head office to a new till. Kept in memory only, as digests: after a restart of
 * the gateway a new code is asked for.
 */
@Component
final class EnrolmentCodes {
    static final Duration LIFETIME = Duration.ofMinutes(15);

    /** Base 32 without letters and digits that look alike (no I, L, O, U, 0, 1). */
    private static final String ALPHABET = "ABCDEFGHJKMNPQRSTVWXYZ23456789";

    private static final int LENGTH = 16;

    private final Clocks clocks;
    private final SecureRandom random = new SecureRandom();
    private final Map<TillId, Issued> issued = new HashMap<>();

    EnrolmentCodes(Clocks clocks) {
        this.clocks = clocks;
    }

    /**
     * A fresh code.
     *
     * @param code as typed by a person, {@code ABCD-EFGH-JKMN-PQRS}
     * @param expiresAt true time after which it is worthless
     */
    record Fresh(String code, Instant expiresAt) {}

    /**
     * What a code allows.
     *
     * @param till the till it was issued for
     * @param epoch the epoch the device may write
     */
    record Grant(TillId till, int epoch) {}

    @SuppressWarnings("ArrayRecordComponent") // compared in constant time, which takes arrays
    private record Issued(
            byte[] digest,
            Grant grant,
            Instant expiresAt,
            @Nullable String usedBy) {}

    /** Issues a code; an earlier one for the same till is void from now on. */
    synchronized Fresh issue(TillId till, int epoch) {
        StringBuilder code = new StringBuilder();
        for (int i = 0; i < LENGTH; i++) {
            if (i > 0 && i % 4 == 0) {
                code.append('-');
            }
            code.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        Instant expiresAt = clocks.wall().instant().plus(LIFETIME);
        issued.put(till, new Issued(digest(code.toString()), new Grant(till, epoch), expiresAt, null));
        return new Fresh(code.toString(), expiresAt);
    }

    /**
     * Uses a code up. The same device may repeat the same code, because the first answer may have been lost.
     *
     * @return what it allows, or empty when it is unknown, expired or used by another device
     */
    synchronized Optional<Grant> redeem(String code, String publicKey) {
        byte[] given = digest(code);
        Issued match = null;
        // Every code is compared, in constant time each, so that the time taken tells nothing.
        for (Issued one : issued.values()) {
            if (MessageDigest.isEqual(one.digest(), given)) {
                match = one;
            }
        }
        if (match == null
                || clocks.wall().instant().isAfter(match.expiresAt())
                || (match.usedBy() != null && !match.usedBy().equals(publicKey))) {
            return Optional.empty();
        }
        Grant grant = match.grant();
        issued.put(grant.till(), new Issued(match.digest(), grant, match.expiresAt(), publicKey));
        return Optional.of(grant);
    }

    private static byte[] digest(String code) {
        String normal = code.replace("-", "").trim().toUpperCase(Locale.ROOT);
        return FactChain.hashOf(normal.getBytes(StandardCharsets.UTF_8)).hex().getBytes(StandardCharsets.US_ASCII);
    }
}
