package io.tillstream.checkout.promotion;

/** Why a line takes no part in promotions: it is neither discounted nor counted. */
public enum Protection {
    /** It takes part. */
    NONE,
    AGE_RESTRICTED,
    GIFT_CARD,
    NOT_DISCOUNTABLE,
    /** Its price came in its bar code and has been reduced there. */
    PRICE_EMBEDDED
}
