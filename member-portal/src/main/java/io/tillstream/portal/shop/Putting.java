package io.tillstream.portal.shop;

/** What came of putting something into a cart. */
public enum Putting {
    DONE,
    /** Less than nothing, or more than a line may have. */
    QUANTITY,
    /** The cart has as many lines as one may have. */
    FULL,
    AGE,
    GIFT_CARD,
    WEIGHED,
    /** The store has no price for it, or nobody knows it. */
    NOT_SOLD
}
