package io.tillstream.events.till;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.tillstream.events.TillId;
import io.tillstream.events.sale.Absent;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How head office wants one till to be set, what it is to print, and which program it is to run, in place of what it wanted before. Topic {@code
 * fact.till-settings.v1}, key: store and till, compacted. Where it is withdrawn, the till's own settings hold again.
 *
 * @param till which
 * @param version the roll-out they come from; after a rollback an earlier one; 0 where nothing but a program or a text is wanted
 * @param settings each name once; what is not named is as the till itself is set
 * @param at when that was said, business time
 * @param program the program it is to run; absent where that is left to whoever installs it
 * @param receipts what stands on its receipts, the first to begin first; none for the till's own words alone
 */
public record WantedSettings(
        TillId till,
        long version,
        List<Setting> settings,
        Instant at,
        @Nullable WantedProgram program,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<ReceiptText> receipts) {
    private static final int LONGEST = 200;

    /**
     * One of them. A till refuses all of them where it does not know one, see {@link RemoteSetting}.
     *
     * @param name {@code till.idle-lock}
     * @param value as in the settings of a till
     */
    public record Setting(String name, String value) {
        public Setting {
            Objects.requireNonNull(name, "name");
            Objects.requireNonNull(value, "value");
            if (name.isBlank() || name.length() > LONGEST || value.isBlank() || value.length() > LONGEST) {
                throw new IllegalArgumentException("Setting \"" + name + "\" has " + value.length()
                        + " characters; name and value have 1 to " + LONGEST + ".");
            }
        }
    }

    /** Nothing of a program, and no text. */
    public WantedSettings(TillId till, long version, List<Setting> settings, Instant at) {
        this(till, version, settings, at, null, List.of());
    }

    /** No text. */
    public WantedSettings(
            TillId till, long version, List<Setting> settings, Instant at, @Nullable WantedProgram program) {
        this(till, version, settings, at, program, List.of());
    }

    public WantedSettings {
        Objects.requireNonNull(till, "till");
        Objects.requireNonNull(at, "at");
        settings = List.copyOf(settings);
        receipts = Absent.orEmpty(receipts);
        boolean wantsNothing = program == null && receipts.isEmpty();
        if (version < 0 || (version == 0 && (wantsNothing || !settings.isEmpty()))) {
            throw new IllegalArgumentException("Settings of till " + till + " have version " + version
                    + "; 1 or more, and 0 only where a program or a text alone is wanted.");
        }
        if (settings.stream().map(Setting::name).distinct().count() != settings.size()) {
            throw new IllegalArgumentException("Settings of till " + till + " name one twice; name each once.");
        }
    }
}
