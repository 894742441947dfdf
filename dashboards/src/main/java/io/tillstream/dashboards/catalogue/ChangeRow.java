package io.tillstream.dashboards.catalogue;

import org.jspecify.annotations.Nullable;

/**
 * One thing that changes.
 *
 * @param number the row of the file; 1 for a form
 * @param key which thing, as on its topic
 * @param before as it was known when the row was looked at, as JSON; absent where it is new
 * @param after as it is to be, as JSON; absent where it is withdrawn
 * @param english whether English stands for a Chinese name
 * @param outcome what became of it
 */
record ChangeRow(
        int number,
        String key,
        @Nullable String before,
        @Nullable String after,
        boolean english,
        Outcome outcome) {
    /** What became of a row; the database has the word in small letters. */
    enum Outcome {
        WAITING,
        /** Somebody else changed the thing meanwhile. */
        OVERTAKEN,
        PUBLISHED,
        UNDONE,
        /** It was not taken back, because the thing was changed later. */
        KEPT
    }
}
