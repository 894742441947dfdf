package io.tillstream.program;

/**
 * The formats of a journal that a program knows.
 *
 * @param oldest the oldest it reads, 1 or more
 * @param newest the newest it reads
 * @param writes the one it begins journals in; one of them
 */
public record JournalFormats(int oldest, int newest, int writes) {
    public JournalFormats {
        if (oldest < 1 || writes < oldest || newest < writes) {
            throw new IllegalArgumentException("Journal formats " + oldest + " to " + newest + ", written " + writes
                    + ": the oldest is 1 or more, and what is written can be read.");
        }
    }

    /** Whether a till may change from the program with those formats to the one with these, and back again. */
    boolean mayFollow(JournalFormats running) {
        return oldest <= running.oldest && writes <= running.newest && running.writes <= newest;
    }
}
