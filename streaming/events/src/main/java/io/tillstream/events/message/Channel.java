package io.tillstream.events.message;

/** A way by which a message reaches a member. */
public enum Channel {
    EMAIL,
    SMS,
    APP
}
