package io.tillstream.events.till;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.tillstream.events.TillId;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How a till says it is, now and then. Topic {@code fact.till-health.v1}, key: the till, compacted.
 *
 * @param till the till
 * @param at when, by the till's true time
 * @param version of its program
 * @param epoch the epoch it writes
 * @param journalHead its newest record of that epoch
 * @param waiting how many of its records were not acknowledged then
 * @param oldestWaiting when the oldest of them happened; absent when none waits
 * @param printer what keeps its printer from printing, {@code cover-open}; absent when nothing does
 * @param findings what its doctor found at the last look at everything, the first to put right first
 * @param lookedAt when that look was; absent before the first
 * @param holding what it holds of prices, promotions and staff; absent in the words of tills that do not say
 * @param clockAhead by how many milliseconds its clock was ahead of the gateway's at its last word, negative for behind; absent
 *     before the first
 * @param settings which settings of head office it goes by; absent in the words of tills that take none
 * @param program which program it runs; absent in the words of tills whose program is installed where they stand
 * @param off true in its last word before it is switched off; absent in every other
 */
public record TillHealth(
        TillId till,
        Instant at,
        String version,
        int epoch,
        long journalHead,
        long waiting,
        @Nullable Instant oldestWaiting,
        @Nullable String printer,
        List<Found> findings,
        @Nullable Instant lookedAt,
        @Nullable TillHolding holding,
        @Nullable Long clockAhead,
        @Nullable SettingsHeld settings,
        @Nullable ProgramHeld program,
        @Nullable Boolean off) {
    private static final Pattern ID = Pattern.compile("[a-z][a-z-]{1,39}");
    private static final int LONGEST_DETAIL = 300;

    /**
     * Something the doctor found.
     *
     * @param finding its id, {@code printer-cover}; a reader may not know those of a newer till
     * @param details names and figures for the gaps of its words
     */
    public record Found(String finding, List<String> details) {
        public Found {
            if (!ID.matcher(finding).matches()) {
                throw new IllegalArgumentException("Finding \"" + finding + "\" is not small letters and dashes.");
            }
            details = List.copyOf(details);
            if (details.stream().anyMatch(detail -> detail.length() > LONGEST_DETAIL)) {
                throw new IllegalArgumentException(
                        "Finding " + finding + " has a detail of more than " + LONGEST_DETAIL + " characters.");
            }
        }
    }

    /** Of a till that goes on. */
    public TillHealth(
            TillId till,
            Instant at,
            String version,
            int epoch,
            long journalHead,
            long waiting,
            @Nullable Instant oldestWaiting,
            @Nullable String printer,
            List<Found> findings,
            @Nullable Instant lookedAt,
            @Nullable TillHolding holding,
            @Nullable Long clockAhead,
            @Nullable SettingsHeld settings,
            @Nullable ProgramHeld program) {
        this(
                till,
                at,
                version,
                epoch,
                journalHead,
                waiting,
                oldestWaiting,
                printer,
                findings,
                lookedAt,
                holding,
                clockAhead,
                settings,
                program,
                null);
    }

    /** Of a till whose program is installed where it stands. */
    public TillHealth(
            TillId till,
            Instant at,
            String version,
            int epoch,
            long journalHead,
            long waiting,
            @Nullable Instant oldestWaiting,
            @Nullable String printer,
            List<Found> findings,
            @Nullable Instant lookedAt,
            @Nullable TillHolding holding,
            @Nullable Long clockAhead,
            @Nullable SettingsHeld settings) {
        this(
                till,
                at,
                version,
                epoch,
                journalHead,
                waiting,
                oldestWaiting,
                printer,
                findings,
                lookedAt,
                holding,
                clockAhead,
                settings,
                null);
    }

    /** Of a till that does not say what it holds. */
    public TillHealth(
            TillId till,
            Instant at,
            String version,
            int epoch,
            long journalHead,
            long waiting,
            @Nullable Instant oldestWaiting,
            @Nullable String printer,
            List<Found> findings,
            @Nullable Instant lookedAt) {
        this(
                till,
                at,
                version,
                epoch,
                journalHead,
                waiting,
                oldestWaiting,
                printer,
                findings,
                lookedAt,
                null,
                null,
                null,
                null);
    }

    /** The same as its last word before it is switched off. */
    public TillHealth last() {
        return new TillHealth(
                till,
                at,
                version,
                epoch,
                journalHead,
                waiting,
                oldestWaiting,
                printer,
                findings,
                lookedAt,
                holding,
                clockAhead,
                settings,
                program,
                true);
    }

    /** Whether it said that it would be switched off. */
    @JsonIgnore
    public boolean isLast() {
        return off != null && off;
    }

    public TillHealth {
        Objects.requireNonNull(till, "till");
        Objects.requireNonNull(at, "at");
        Objects.requireNonNull(version, "version");
        findings = List.copyOf(findings);
        if (epoch < 0 || journalHead < 0 || waiting < 0) {
            throw new IllegalArgumentException("Health of till " + till + " counts epoch " + epoch + ", head "
                    + journalHead + " and " + waiting + " waiting: none can be negative.");
        }
        if (printer != null && !ID.matcher(printer).matches()) {
            throw new IllegalArgumentException("Printer trouble \"" + printer + "\" is not small letters and dashes.");
        }
    }
}
