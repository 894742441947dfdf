package io.tillstream.journal;

/**
 * Space on the disk a journal lies on.
 *
 * @param freeBytes what this process may still use, what the journal has reserved for itself included
 * @param totalBytes what the disk holds in all
 */
public record Room(long freeBytes, long totalBytes) {
    public Room {
        if (freeBytes < 0 || totalBytes < 0) {
            throw new IllegalArgumentException(
                    "Room of " + freeBytes + " of " + totalBytes + " bytes: neither can be negative.");
        }
    }

    /** Whether less than a tenth of the disk is free: time to make space, while the shop still sells. */
    public boolean isScarce() {
        return freeBytes < totalBytes / 10;
    }

    Room with(long reservedBytes) {
        return new Room(freeBytes + reservedBytes, totalBytes);
    }
}
