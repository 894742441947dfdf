package io.tillstream.checkout.promotion;

/** What a unit does for a promotion. */
public enum Role {
    /** It has to be there. */
    QUALIFIER,
    /** It is what becomes cheaper. */
    REWARD
}
