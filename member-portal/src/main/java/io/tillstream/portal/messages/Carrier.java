package io.tillstream.portal.messages;

/** A way out of the portal. */
interface Carrier {
    /** What came of carrying a letter. */
    enum Answer {
        DELIVERED,
        /** This letter was not taken now and may be later. */
        COME_AGAIN,
        /** This address takes nothing. */
        NO_SUCH_ADDRESS,
        /** Nobody can say whether it arrived. */
        UNSURE,
        /** Nothing can be carried just now, this letter or another. */
        CLOSED
    }

    Answer carry(Letter letter);

    /** Whether carrying the same letter twice leaves one letter. */
    boolean isRepeatable();

    /** There is nothing more to carry just now. */
    default void rest() {}
}
