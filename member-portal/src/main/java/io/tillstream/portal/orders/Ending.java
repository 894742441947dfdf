package io.tillstream.portal.orders;

/** Why an order ended without its goods. */
enum Ending {
    /** Something was gone before it could be put aside. */
    NOT_GRANTED,
    BY_MEMBER,
    UNPAID,
    /** Its payment was given back although the order stood. */
    MONEY_WENT_BACK,
    NOT_COLLECTED,
    /** The store found nothing of it. */
    NOTHING_FOUND
}
