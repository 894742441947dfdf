package io.tillstream.journal;

/** Another process, or another part of this one, already writes this journal. */
public final class JournalInUse extends RuntimeException {
    private static final long serialVersionUID = 1L;

    JournalInUse(String name, String holder) {
        super("Journal " + name + " is already being written by " + holder
                + "; a journal has one writer; stop that till first, or start this one with a data folder of its own.");
    }
}
