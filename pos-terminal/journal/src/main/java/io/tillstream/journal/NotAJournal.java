package io.tillstream.journal;

/** A file that cannot be read as a journal at all: something else, a damaged header, or a newer format. */
public final class NotAJournal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String reason;

    NotAJournal(String name, String reason) {
        super("File " + name + " is not a journal this version can read: " + reason
                + "; name a till's epoch-N.journal, or update Tillstream.");
        this.reason = reason;
    }

    String reason() {
        return reason;
    }
}
