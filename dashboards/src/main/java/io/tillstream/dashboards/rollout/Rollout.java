package io.tillstream.dashboards.rollout;

import io.tillstream.events.TillId;
import io.tillstream.events.till.ReceiptText;
import io.tillstream.events.till.WantedProgram;
import io.tillstream.events.till.WantedSettings;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Settings, or a program, or a text of receipts, given to some tills, ring by ring.
 *
 * @param id its number, and the version that tills report
 * @param scope for which stores, as in an address: {@code s1}, {@code @north}, empty for the chain
 * @param settings what they say; those not named are as each till is set itself; none of a roll-out that gives something else
 * @param program what tills are to run; absent in one that gives something else
 * @param text what is to stand on receipts; absent in one that gives something else
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
        @Nullable TillProgram program,
        @Nullable PrintedText text,
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
        if (program != null && text != null) {
            throw new IllegalArgumentException(
                    "Roll-out " + id + " gives a program and a text; roll out one after the other.");
        }
    }

    /** One that gives no text. */
    Rollout(
            long id,
            String scope,
            List<WantedSettings.Setting> settings,
            @Nullable TillProgram program,
            String note,
            Duration soak,
            String by,
            Instant at,
            State state,
            int ring,
            @Nullable Instant ringBeganAt,
            @Nullable Why why) {
        this(id, scope, settings, program, null, note, soak, by, at, state, ring, ringBeganAt, why);
    }

    /** Whether it gives settings. */
    public boolean givesSettings() {
        return program == null && text == null;
    }

    /** What a till is told, which goes on with what was said before of everything else. */
    WantedSettings told(TillId till, Optional<WantedSettings> before) {
        TillProgram gives = program;
        PrintedText prints = text;
        List<ReceiptText> known = before.map(WantedSettings::receipts).orElse(List.of());
        WantedProgram runs = before.map(WantedSettings::program).orElse(null);
        return givesSettings()
                ? new WantedSettings(till, id, settings, at, runs, known)
                : new WantedSettings(
                        till,
                        before.map(WantedSettings::version).orElse(0L),
                        before.map(WantedSettings::settings).orElse(List.of()),
                        at,
                        gives == null ? runs : new WantedProgram(id, gives.program(), gives.version(), gives.size()),
                        prints == null ? known : ReceiptText.with(known, prints.of(id), at));
    }

    /**
     * What a till is told that is to go back to what was before, and keep what came from elsewhere; empty for nothing at all. Texts
     * that came later stay, and take the place of those of before as they would have.
     */
    Optional<WantedSettings> takenBack(TillId till, WantedSettings said, Optional<WantedSettings> before, Instant now) {
        if (givesSettings()) {
            Optional<WantedSettings> earlier = before.filter(each -> each.version() > 0);
            return wanted(
                    till,
                    earlier.map(WantedSettings::version).orElse(0L),
                    earlier.map(WantedSettings::settings).orElse(List.of()),
                    earlier.map(WantedSettings::at).orElse(said.at()),
                    said.program(),
                    said.receipts());
        }
        return wanted(
                till,
                said.version(),
                said.settings(),
                said.at(),
                program == null
                        ? said.program()
                        : before.map(WantedSettings::program).orElse(null),
                text == null
                        ? said.receipts()
                        : without(
                                said.receipts(),
                                before.map(WantedSettings::receipts).orElse(List.of()),
                                now));
    }

    private List<ReceiptText> without(List<ReceiptText> said, List<ReceiptText> before, Instant now) {
        List<ReceiptText> left = before;
        for (ReceiptText each : said) {
            if (each.rollOut() > id) {
                left = ReceiptText.with(left, each, now);
            }
        }
        return left;
    }

    private static Optional<WantedSettings> wanted(
            TillId till,
            long version,
            List<WantedSettings.Setting> settings,
            Instant at,
            @Nullable WantedProgram program,
            List<ReceiptText> receipts) {
        return version == 0 && program == null && receipts.isEmpty()
                ? Optional.empty()
                : Optional.of(new WantedSettings(till, version, settings, at, program, receipts));
    }

    /** What it gives, as the audit log has it. */
    Object gives() {
        return program != null ? program : text != null ? text : settings;
    }

    /** Whether what was said last is from this one; of texts a till has several. */
    boolean isSaidBy(WantedSettings said) {
        WantedProgram named = said.program();
        return text != null
                ? said.receipts().stream().anyMatch(each -> each.rollOut() == id)
                : program == null ? said.version() == id : named != null && named.rollOut() == id;
    }

    public boolean isOpen() {
        return state == State.ASKED || state == State.RUNNING || state == State.PAUSED;
    }

    /** Whether the tills that were told can be set to what was before. */
    public boolean canGoBack() {
        return state == State.RUNNING || state == State.PAUSED || state == State.DONE;
    }
}
