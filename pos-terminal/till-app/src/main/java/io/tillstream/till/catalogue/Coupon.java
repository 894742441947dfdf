package io.tillstream.till.catalogue;

/** What a code is, looked at as a coupon. */
public enum Coupon {
    /** A promotion asks for it now. */
    GOOD,
    /** A promotion asks for it at another time, or is one that this till may not give without a grant. */
    NOT_GIVEN,
    /** No promotion asks for it. */
    UNKNOWN
}
