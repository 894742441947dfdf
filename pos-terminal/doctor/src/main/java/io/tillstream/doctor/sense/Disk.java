package io.tillstream.doctor.sense;

import java.time.Duration;
import java.util.Optional;

/**
 * The disk of the journal.
 *
 * @param freeBytes what is left
 * @param totalBytes what there is
 * @param forced how long it took to bring a few bytes to the disk; empty when they could not be written
 */
public record Disk(long freeBytes, long totalBytes, Optional<Duration> forced) {
    public Disk {
        if (freeBytes < 0 || totalBytes < freeBytes) {
            throw new IllegalArgumentException("Disk with " + freeBytes + " of " + totalBytes + " bytes free.");
        }
    }
}
