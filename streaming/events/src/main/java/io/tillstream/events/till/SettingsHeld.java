package io.tillstream.events.till;

import org.jspecify.annotations.Nullable;

/**
 * Which settings of head office a till goes by.
 *
 * @param version of {@link WantedSettings}; 0 while it goes by its own alone
 * @param refused the version, or the roll-out of a text, it was told last and does not take; absent where it takes what it is told
 * @param reason why not, in one line; absent where nothing is refused
 * @param receipts the roll-out of the text of receipts it was told last and knows, 0 for none; absent of a program that knows no texts
 */
public record SettingsHeld(
        long version,
        @Nullable Long refused,
        @Nullable String reason,
        @Nullable Long receipts) {
    private static final int LONGEST_REASON = 300;

    /** Of a till that says nothing of texts. */
    public SettingsHeld(long version, @Nullable Long refused, @Nullable String reason) {
        this(version, refused, reason, null);
    }

    public SettingsHeld {
        if (version < 0 || (refused == null) != (reason == null)) {
            throw new IllegalArgumentException(
                    "Settings of version " + version + "; 0 or more, and a refusal has a reason.");
        }
        if (reason != null && reason.length() > LONGEST_REASON) {
            reason = reason.substring(0, LONGEST_REASON);
        }
    }
}
