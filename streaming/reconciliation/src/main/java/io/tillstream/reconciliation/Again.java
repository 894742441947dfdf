package io.tillstream.reconciliation;

/** What to do when a server went away: whoever typed {@code ./tillstream reconcile} has given no address to correct. */
final class Again {
    static final String NEXT = "run ./tillstream reconcile again: it starts the servers of a closed shop, and waits for"
            + " those that settings.json names";

    private Again() {}
}
