package io.tillstream.portal.streams;

/** Facts that the database holds and the log may not have yet. */
public interface Outbox {
    /**
     * Publishes what is unpublished.
     *
     * @return whether all of it was taken; the rest is tried again every two seconds
     */
    boolean publishNow();
}
