package io.tillstream.dashboards.catalogue;

import org.jspecify.annotations.Nullable;

/**
 * A kind whose things are drafts: a file changes what people go on working on, and tells nobody else.
 *
 * @param <V> the draft
 */
non-sealed interface DraftSheet<V> extends SheetKind<V> {
    /**
     * Keeps what a row says.
     *
     * @param json the draft
     * @return false where it can no longer be changed
     */
    boolean keep(String json, String by);

    /**
     * Puts back what was there before.
     *
     * @param before the draft before; absent where it was new
     * @param after what the row said
     * @return false where it is no draft any more, or says something else by now
     */
    boolean takeBack(@Nullable String before, String after, String by);
}
