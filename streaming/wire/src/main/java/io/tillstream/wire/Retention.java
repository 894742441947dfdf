package io.tillstream.wire;

/** How long a topic keeps a record. */
public enum Retention {
    /** Every record for ever. */
    FOR_EVER,
    /** The latest record of each key for ever. */
    LATEST_PER_KEY,
    /** Every record for 30 days: long enough for the longest offline till and a replay after a fix. */
    THIRTY_DAYS,
    /** Every record for three days, and some hours until its file is deleted: what nobody needs after that. */
    THREE_DAYS
}
