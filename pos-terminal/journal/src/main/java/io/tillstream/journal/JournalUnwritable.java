package io.tillstream.journal;

/**
 * A record did not reach the disk, or nobody can say whether it did. No payment may be taken for it.
 *
 * <p>After a failed force every further append is refused until the journal is opened again: the kernel reports such a
 * failure once and drops the data, so a second, successful force would prove nothing.
 */
public final class JournalUnwritable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final boolean latched;

    JournalUnwritable(String name, String reason, boolean latched, Throwable cause) {
        super(
                "Journal " + name + " could not be written: " + reason + "; "
                        + (latched
                                ? "no sale can be recorded; check the disk, then restart the till"
                                : "this transaction is not recorded; free some space on the disk and try again")
                        + ".",
                cause);
        this.latched = latched;
    }

    /** Whether the journal refuses everything until it is opened again. */
    public boolean isLatched() {
        return latched;
    }
}
