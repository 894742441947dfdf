package io.tillstream.dashboards.questions;

import io.tillstream.events.StoreId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was read in a question.
 *
 * @param query as far as it was understood
 * @param store the store that was named, or absent
 * @param unread words that were not understood, as they were written
 * @param dated whether a time was named
 */
record Reading(StoreQuery query, @Nullable StoreId store, List<String> unread, boolean dated) {
    Reading {
        unread = List.copyOf(unread);
    }
}
