package io.tillstream.dashboards.campaigns;

import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened to a campaign.
 *
 * @param version to which of its versions
 * @param at when
 * @param who did it
 * @param kind what
 * @param reason in the words of who did it, or absent
 */
record Step(
        int version,
        Instant at,
        String who,
        Kind kind,
        @Nullable String reason) {
    /** What can happen. */
    enum Kind {
        BEGUN,
        SAVED,
        SUBMITTED,
        TAKEN_BACK,
        SENT_BACK,
        APPROVED,
        PAUSED,
        RESUMED,
        ENDED,
        ROLLED_BACK,
        DISCARDED;

        /** The word in the database, {@code sent-back}. */
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        static Kind of(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
        }
    }
}
