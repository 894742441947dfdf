package io.tillstream.conductor.backup;

import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * The last entry of a backup file: what must be in it.
 *
 * @param format version of the file's format
 * @param madeAt when the backup was begun
 * @param entries everything else in the file, in its order
 */
record Contents(int format, Instant madeAt, List<Entry> entries) {
    /** The only one so far. */
    static final int FORMAT = 1;

    static final String NAME = "contents.json";

    Contents {
        Objects.requireNonNull(madeAt, "madeAt");
        entries = List.copyOf(entries);
    }

    /**
     * One entry.
     *
     * @param name its path in the file
     * @param bytes its length, unpacked
     * @param sha256 of its bytes, hexadecimal
     * @param records of a topic or rows of a table; 1 for a file of the home
     */
    record Entry(String name, long bytes, String sha256, long records) {}

    /** Records or rows of the entries whose names begin so. */
    long records(String prefix) {
        return entries.stream()
                .filter(entry -> entry.name().startsWith(prefix))
                .mapToLong(Entry::records)
                .sum();
    }
}
