package io.tillstream.dashboards.catalogue;

import java.util.Collection;
import org.jspecify.annotations.Nullable;

/**
 * A kind whose things are drafts: a file changes what people go on working on, and tells nobody else.
 *
 * @param <V> the draft
 */
non-sealed interface DraftSheet<V> extends SheetKind<V> {
    /** So many rows a file may have: all its drafts are held while it is kept, and people wait for them. */
    int MOST_ROWS = 2_000;

    /** Keeps those of them that are there from others until the transaction ends. */
    void hold(Collection<String> keys);

    /**
     * Keeps what a row says.
     *
     * @param json the draft
     * @param writtenBy who handed the row in
     * @param by who keeps it
     * @return false where it can no longer be changed
     */
    boolean keep(String json, String writtenBy, String by);

    /**
     * Puts back what was there before.
     *
     * @param before the draft before; absent where it was new
     * @param after what the row said
     * @return false where it is no draft any more, or says something else by now
     */
    boolean takeBack(@Nullable String before, String after, String by);
}
