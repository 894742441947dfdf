package io.tillstream.events.till;

import org.jspecify.annotations.Nullable;

/**
 * Which program a till runs, as far as head office may change it.
 *
 * @param runs SHA-256 of its package, 64 small hexadecimal digits
 * @param has the program it has checked and changes over to once nothing is open; absent where none waits
 * @param refused the roll-out whose program it does not take; absent where it takes what it is told
 * @param reason why not, in one line; absent where nothing is refused
 * @param onTrial true while its starter may still go back from the one it runs; absent otherwise
 */
public record ProgramHeld(
        String runs,
        @Nullable String has,
        @Nullable Long refused,
        @Nullable String reason,
        @Nullable Boolean onTrial) {
    private static final int LONGEST_REASON = 300;

    /** Of a till whose program has stood its trial. */
    public ProgramHeld(String runs, @Nullable String has, @Nullable Long refused, @Nullable String reason) {
        this(runs, has, refused, reason, null);
    }

    public ProgramHeld {
        if (!ProgramPart.isProgram(runs) || (has != null && !ProgramPart.isProgram(has))) {
            throw new IllegalArgumentException(
                    "A till runs \"" + runs + "\" and has \"" + has + "\"; programs are 64 small hexadecimal digits.");
        }
        if ((refused == null) != (reason == null)) {
            throw new IllegalArgumentException("A refused program has a reason, and only a refused one.");
        }
        if (reason != null && reason.length() > LONGEST_REASON) {
            reason = reason.substring(0, LONGEST_REASON);
        }
    }

    /** Whether its starter may still go back from what it runs. */
    public boolean isOnTrial() {
        return Boolean.TRUE.equals(onTrial);
    }
}
