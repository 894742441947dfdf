package io.tillstream.events.till;

import io.tillstream.events.TillId;
import java.time.Instant;
import java.util.Objects;

/**
 * A till's right to write as itself. Topic {@code fact.device.v1}, key: the till, compacted.
 *
 * @param till the till
 * @param epoch the epoch it may write from this enrolment on; lower ones only where they are history
 * @param publicKey its Ed25519 public key, X.509 encoded, in base 64
 * @param enrolledAt since when
 * @param revoked true when it may no longer write
 */
public record Device(TillId till, int epoch, String publicKey, Instant enrolledAt, boolean revoked) {
    public Device {
        Objects.requireNonNull(till, "till");
        Objects.requireNonNull(publicKey, "publicKey");
        Objects.requireNonNull(enrolledAt, "enrolledAt");
    }
}
