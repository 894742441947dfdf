package io.tillstream.dashboards.audit;

/** Whether the log is as it was written. */
public sealed interface AuditState {
    /**
     * Every entry follows from the one before it.
     *
     * @param entries how many there are
     * @param last the hash of the last one; whoever keeps it elsewhere sees later whether the end was cut off
     */
    record Whole(long entries, String last) implements AuditState {}

    /**
     * An entry was changed, or one before it was changed, taken out or put in.
     *
     * @param number the first that does not follow from the one before it
     */
    record Broken(long number) implements AuditState {}
}
