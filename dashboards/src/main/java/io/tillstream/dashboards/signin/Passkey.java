package io.tillstream.dashboards.signin;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One of somebody's passkeys.
 *
 * @param id what its authenticator calls it, base64url
 * @param label what its owner calls it
 * @param createdAt since when it signs them in
 * @param lastUsedAt when it did last; absent for never
 * @param copied whether there are two of it, so that it signs nobody in any more
 */
public record Passkey(
        String id,
        String label,
        Instant createdAt,
        @Nullable Instant lastUsedAt,
        boolean copied) {}
