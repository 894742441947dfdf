package io.tillstream.wire;

/** Whoever reads topics in a group that others ask after. */
public final class ConsumerGroups {
    /** The streams, which keep every ledger. */
    public static final String LEDGERS = "tillstream";

    private ConsumerGroups() {}
}
