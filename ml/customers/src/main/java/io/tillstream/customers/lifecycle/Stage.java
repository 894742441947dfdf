package io.tillstream.customers.lifecycle;

/** Where a member stands. */
public enum Stage {
    /** Bought on one day, and is not late by what newcomers do. */
    NEW,

    /** Bought on two or three days: there is no rhythm yet. */
    SETTLING,

    /** Keeps to the own rhythm and to what they spend. */
    REGULAR,

    /** Keeps to the rhythm and spends more by the day than before. */
    GROWING,

    /** Stays away for longer than usual, or spends less by the day than before. */
    SLIPPING,

    /** Stays away for so long that they hardly come back. */
    LOST,

    /** Came back from being lost, at most three purchases ago. */
    RETURNED
}
