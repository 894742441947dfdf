package io.tillstream.journal;

/**
 * Acknowledged records of a journal are damaged or missing. Nothing is repaired or skipped: a till does not sell on such
 * a file, it is enrolled anew with a new epoch and the file is kept as evidence.
 */
public final class JournalBroken extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final long sequence;
    private final long offset;
    private final String reason;

    JournalBroken(String name, long sequence, long offset, String reason) {
        super("Journal " + name + " is broken at record " + sequence + ", byte " + offset + ": " + reason
                + "; keep the file, and enrol the till anew so that it begins a new epoch.");
        this.sequence = sequence;
        this.offset = offset;
        this.reason = reason;
    }

    /** The first record that is not as it was written. */
    public long sequence() {
        return sequence;
    }

    /** Where its frame begins in the file, in bytes. */
    public long offset() {
        return offset;
    }

    /** What is wrong with it, one clause without a full stop. */
    public String reason() {
        return reason;
    }
}
