package io.tillstream.events.till;

import java.util.Objects;
import java.util.regex.Pattern;

/**
 * A piece of a till's program on its way to the gateways. Topic {@code fact.till-program.v1}, key: program and part, compacted;
 * deleted where no till needs it any more.
 *
 * @param program SHA-256 of the whole package, 64 small hexadecimal digits
 * @param part which piece, from 0
 * @param bytes the piece in base 64: {@value #SIZE} bytes, the last one fewer
 */
public record ProgramPart(String program, int part, String bytes) {
    /** So many bytes a piece; in base 64 it fits into a record of the log, and a till is slowed by it for a moment only. */
    public static final int SIZE = 256 * 1024;

    /** No package has more of them: 256 MiB. */
    public static final int MOST = 1024;

    private static final Pattern PROGRAM = Pattern.compile("[0-9a-f]{64}");
    private static final int LONGEST = (SIZE + 2) / 3 * 4;

    public ProgramPart {
        Objects.requireNonNull(bytes, "bytes");
        if (!isProgram(program)) {
            throw new IllegalArgumentException("Program \"" + program + "\" is not 64 small hexadecimal digits.");
        }
        if (part < 0 || part >= MOST || bytes.isEmpty() || bytes.length() > LONGEST) {
            throw new IllegalArgumentException("Part " + part + " of program " + program + " has " + bytes.length()
                    + " characters; parts are 0 to " + (MOST - 1) + ", and have 1 to " + LONGEST + ".");
        }
    }

    /** Whether a text can name a program. */
    public static boolean isProgram(String text) {
        return PROGRAM.matcher(text).matches();
    }
}
