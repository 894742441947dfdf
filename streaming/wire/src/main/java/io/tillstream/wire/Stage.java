package io.tillstream.wire;

import java.util.Locale;

/** The stages of the one-way road {@code fact → aggregate → feature → decision}, in flow order. */
public enum Stage {
    FACT,
    AGGREGATE,
    FEATURE,
    DECISION;

    public String prefix() {
        return name().toLowerCase(Locale.ROOT) + ".";
    }
}
