package io.tillstream.events.till;

import org.jspecify.annotations.Nullable;

/**
 * Which program a till runs, as far as head office may change it.
 *
 * @param runs SHA-256 of its package, 64 small hexadecimal digits
 * @param has the program it has checked and changes over to once nothing is open; absent where none waits
 * @param refused the roll-out whose program it does not take; absent where it takes what it is told
 * @param reason why not, in one line; absent where nothing is refused
 */
public record ProgramHeld(
        String runs,
        @Nullable String has,
        @Nullable Long refused,
        @Nullable String reason) {
    private static final int LONGEST_REASON = 300;

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
}
