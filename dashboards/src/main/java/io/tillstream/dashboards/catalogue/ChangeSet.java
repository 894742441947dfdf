package io.tillstream.dashboards.catalogue;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Changes that somebody made in one go: the rows of a file, or one form.
 *
 * @param id its number
 * @param kind of what, {@code products}
 * @param fileName the file's name; absent for a form
 * @param englishNames whether English stands for Chinese names that are missing
 * @param allOrNothing whether nothing is to be published when a row cannot be
 * @param by who said it
 * @param at when, business time
 * @param state how far it is
 * @param trouble why the file was not read, or why nothing was published; absent where all is well
 * @param troubleAbout what belongs to the trouble; empty where nothing does
 * @param lookedAt rows that were looked at so far
 * @param added rows of things that are new
 * @param changed rows that change something
 * @param unchanged rows that say what is known
 * @param wrong rows in which something is wrong
 * @param publishedBy who published it; absent before
 * @param publishedAt when; absent before
 * @param undoneBy who took it back; absent where nobody did
 * @param undoneAt when; absent where nobody did
 */
record ChangeSet(
        long id,
        String kind,
        @Nullable String fileName,
        boolean englishNames,
        boolean allOrNothing,
        String by,
        Instant at,
        State state,
        @Nullable String trouble,
        String troubleAbout,
        int lookedAt,
        int added,
        int changed,
        int unchanged,
        int wrong,
        @Nullable String publishedBy,
        @Nullable Instant publishedAt,
        @Nullable String undoneBy,
        @Nullable Instant undoneAt) {
    /** How far changes are; the database has the word in small letters. */
    enum State {
        READING,
        UNREADABLE,
        READY,
        PUBLISHING,
        PUBLISHED,
        UNDOING,
        UNDONE
    }

    public boolean isAtWork() {
        return state == State.READING || state == State.PUBLISHING || state == State.UNDOING;
    }

    public boolean canBePublished() {
        return state == State.READY && added + changed > 0 && !(allOrNothing && wrong > 0);
    }

    public boolean canBeUndone() {
        return state == State.PUBLISHED;
    }
}
