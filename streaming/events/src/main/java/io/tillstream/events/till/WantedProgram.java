package io.tillstream.events.till;

import java.util.Objects;

/**
 * The program that head office wants a till to run; how its parts are fetched says docs/reference/till-protocol.md.
 *
 * @param rollOut the roll-out it comes from, 1 or more
 * @param program SHA-256 of its package, 64 small hexadecimal digits
 * @param version what people call it
 * @param size of the package, bytes; {@link #KEPT} for one that the till has had and nobody can send
 */
public record WantedProgram(long rollOut, String program, String version, long size) {
    /** The size of a program that was installed where the till stands. */
    public static final long KEPT = 0;

    public WantedProgram {
        Objects.requireNonNull(version, "version");
        if (rollOut < 1 || size < 0) {
            throw new IllegalArgumentException("Program of roll-out " + rollOut + " has " + size
                    + " bytes; a roll-out is 1 or more, a size not negative.");
        }
        if (!ProgramPart.isProgram(program)) {
            throw new IllegalArgumentException("Program \"" + program + "\" is not 64 small hexadecimal digits.");
        }
    }
}
