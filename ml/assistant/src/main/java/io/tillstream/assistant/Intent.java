package io.tillstream.assistant;

import java.util.Arrays;
import java.util.Locale;

/** What somebody can want. The names are fixed: users and tests rely on them. */
public enum Intent {
    POINTS_BALANCE,
    POINTS_EXPIRY,
    POINTS_WHY,
    TIER_STATUS,
    RECEIPT_LOOKUP,
    RECEIPT_RESEND,
    STOCK_AT_STORE,
    PRICE_CHECK,
    PRODUCT_SEARCH,
    OPENING_HOURS,
    STORE_LOCATE,
    OFFERS_MINE,
    OFFER_WHY,
    COUPON_STATUS,
    ORDER_STATUS,
    RETURN_POLICY,
    RETURN_START,
    PAYMENT_PROBLEM,
    PRIVACY,
    FEEDBACK_GIVE,
    HUMAN_AGENT,
    GREET,
    THANKS_BYE,
    CANCEL,
    HELP,
    /** Everything else; it is refused. */
    OOS;

    private final String id = name().toLowerCase(Locale.ROOT);

    /** Its fixed name, {@code points_balance}. */
    public String id() {
        return id;
    }

    /** The intent of a fixed name. */
    public static Intent ofId(String id) {
        return Arrays.stream(values())
                .filter(intent -> intent.id.equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("Intent \"" + id + "\" is none of ours."));
    }

    /** Whether its answer is about one member, so that somebody has to be known. */
    boolean isPersonal() {
        return switch (this) {
            case POINTS_BALANCE,
                    POINTS_EXPIRY,
                    POINTS_WHY,
                    TIER_STATUS,
                    RECEIPT_LOOKUP,
                    RECEIPT_RESEND,
                    OFFERS_MINE,
                    OFFER_WHY,
                    COUPON_STATUS,
                    ORDER_STATUS,
                    RETURN_START,
                    PAYMENT_PROBLEM -> true;
            case STOCK_AT_STORE,
                    PRICE_CHECK,
                    PRODUCT_SEARCH,
                    OPENING_HOURS,
                    STORE_LOCATE,
                    RETURN_POLICY,
                    PRIVACY,
                    FEEDBACK_GIVE,
                    HUMAN_AGENT,
                    GREET,
                    THANKS_BYE,
                    CANCEL,
                    HELP,
                    OOS -> false;
        };
    }
}
