package io.tillstream.program;

import java.util.Locale;

/**
 * Steps of a changeover at which a process can be told to die, so that tests see what a power cut leaves behind: {@code
 * -Dprogram.fp=good} halts it, as kill -9 would, when that step is reached. Without the property nothing happens.
 */
enum Step {
    /** Its files are on the disk, under a name nobody starts. */
    UNPACKED,
    /** They have their name. */
    NAMED,
    /** It is written that it is to be tried. */
    NEXT,
    /** It is written that it is being tried. */
    TRIED,
    /** Its process runs. */
    STARTED,
    /** The one before is written down, and the good one is still that. */
    PREVIOUS,
    /** It is the good one, and still noted as to be tried. */
    GOOD,
    /** It is noted why it was gone back from, and it is still to be tried. */
    REFUSED;

    private static final String ASKED = System.getProperty("program.fp", "");
    private static final int KILLED = 137;

    void reached() {
        if (ASKED.equals(name().toLowerCase(Locale.ROOT))) {
            Runtime.getRuntime().halt(KILLED);
        }
    }
}
