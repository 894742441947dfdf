package io.tillstream.dashboards.audit;

import io.tillstream.encoding.CanonicalJson;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something that was done.
 *
 * @param number 1 for the first, without gaps
 * @param at when, business time, in milliseconds
 * @param who the name somebody signed in with; {@link AuditLog#MACHINE}, {@link AuditLog#SETTINGS}, or empty for a stranger
 * @param address from which network address it was asked for, empty where nobody asked
 * @param kind what
 * @param subject to what: a name, a proposal, stores, a door
 * @param before how it was, as JSON; absent where there was nothing
 * @param after how it is, as JSON; absent where there is nothing
 * @param hash SHA-256 of all this and the hash before it, 64 digits
 */
public record AuditEntry(
        long number,
        Instant at,
        String who,
        String address,
        AuditKind kind,
        String subject,
        @Nullable String before,
        @Nullable String after,
        String hash) {
    /** What the first entry follows. */
    static final String BEGINNING = "0".repeat(64);

    /** The same entry with the hash that it has to have behind that of the one before. */
    AuditEntry boundTo(String previous) {
        List<Object> bound = List.of(
                previous,
                number,
                at.toString(),
                who,
                address,
                kind.word(),
                subject,
                before == null ? List.of() : List.of(before),
                after == null ? List.of() : List.of(after));
        return new AuditEntry(
                number, at, who, address, kind, subject, before, after, sha256(CanonicalJson.encode(bound)));
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256.", e);
        }
    }
}
