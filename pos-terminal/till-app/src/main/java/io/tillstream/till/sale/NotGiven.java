package io.tillstream.till.sale;

import io.tillstream.events.LocalText;

/**
 * A limited promotion that the goods deserve and that is not given, or not as often.
 *
 * @param name its name
 * @param why what keeps it
 */
public record NotGiven(LocalText name, Why why) {
    /** What keeps a promotion from being given. */
    public enum Why {
        /** Head office is being asked. */
        ASKED,
        /** Nothing is left of it that no other till holds. */
        USED_UP,
        /** This till holds nothing of it, and head office is out of reach. */
        OUT_OF_REACH
    }
}
