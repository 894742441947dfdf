package io.tillstream.dashboards.losses;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a manager found when they looked at a signal.
 *
 * @param id its number
 * @param signal the signal's key
 * @param since the first day that was counted then, for a cashier
 * @param seen how often the thing had been done by then
 * @param outcome what was found
 * @param note in the manager's own words, maybe empty
 * @param by who looked
 * @param at when
 */
record Review(
        long id,
        String signal,
        @Nullable LocalDate since,
        long seen,
        Outcome outcome,
        String note,
        String by,
        Instant at) {
    /** What can come of looking at receipts. */
    enum Outcome {
        /** There is a reason, and the note says which. */
        EXPLAINED,
        /** The person was spoken to. */
        SPOKEN_TO,
        /** It went to whoever decides about people. */
        PASSED_ON;

        String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        static Outcome of(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
        }
    }
}
