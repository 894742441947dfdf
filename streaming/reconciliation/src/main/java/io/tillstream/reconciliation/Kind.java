package io.tillstream.reconciliation;

import org.jspecify.annotations.Nullable;

/** What a difference is counted in. */
enum Kind {
    MONEY("amountMinor"),
    TENDER("amountMinor"),
    UNITS("units"),
    POINTS("points"),
    COUNT("count"),
    /** Two things that are not equal but cannot be subtracted, such as a missing field. */
    CONTENT(null);

    private final @Nullable String property;

    Kind(@Nullable String property) {
        this.property = property;
    }

    /** The JSON property that carries the difference, or null where there is no number. */
    @Nullable
    String property() {
        return property;
    }
}
