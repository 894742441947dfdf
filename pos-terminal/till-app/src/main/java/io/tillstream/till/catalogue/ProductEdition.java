package io.tillstream.till.catalogue;

/**
 * Which state of the products somebody has seen: as long as it is the same, no product has come, gone or changed.
 *
 * @param snapshot counts whole snapshots
 * @param changes counts changes since
 */
public record ProductEdition(long snapshot, long changes) {}
