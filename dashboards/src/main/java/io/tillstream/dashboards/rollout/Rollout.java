package io.tillstream.dashboards.rollout;

import io.tillstream.events.TillId;
import io.tillstream.events.till.WantedSettings;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Settings that are given to some tills, ring by ring.
 *
 * @param id its number, and the version that tills report
 * @param scope for which stores, as in an address: {@code s1}, {@code @north}, empty for the chain
 * @param settings what they say; those not named are as each till is set itself
 * @param note what for
 * @param soak how long a ring is watched before the next begins
 * @param by who said it
 * @param at when, business time
 * @param state how far it is
 * @param ring the one that goes by them last, 0 to 2; -1 before the first
 * @param ringBeganAt when that ring was told; absent before the first
 * @param why what stopped it; absent where nothing did
 */
record Rollout(
        long id,
        String scope,
        List<WantedSettings.Setting> settings,
        String note,
        Duration soak,
        String by,
        Instant at,
        State state,
        int ring,
        @Nullable Instant ringBeganAt,
        @Nullable Why why) {
    /** How far it is; the database has the word in small letters. */
    enum State {
        /** A second person has to approve it. */
        ASKED,
        RUNNING,
        PAUSED,
        DONE,
        /** What was before holds again. */
        BACK,
        REFUSED;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        static State of(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT));
        }
    }

    /**
     * What stopped it.
     *
     * @param reason of which kind
     * @param till which till spoke against it; absent for a person
     * @param detail a finding's id, a till's refusal, or who it was
     */
    record Why(Reason reason, @Nullable TillId till, String detail) {}

    /** What can stop one. Message keys begin with {@code rollout.why.}. */
    enum Reason {
        /** The till does not take them. */
        REFUSED,
        /** It was heard of when its ring began, and is not any more. */
        SILENT,
        /** Its doctor found something that was not there when its ring began. */
        FINDING,
        /** It is heard of and has not taken them within an hour. */
        NOT_TAKEN,
        /** Somebody stopped it. */
        PERSON;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Reason of(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT));
        }
    }

    Rollout {
        settings = List.copyOf(settings);
    }

    public boolean isOpen() {
        return state == State.ASKED || state == State.RUNNING || state == State.PAUSED;
    }

    /** Whether the tills that were told can be set to what was before. */
    public boolean canGoBack() {
        return state == State.RUNNING || state == State.PAUSED || state == State.DONE;
    }
}
