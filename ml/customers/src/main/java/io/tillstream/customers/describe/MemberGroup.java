package io.tillstream.customers.describe;

import io.tillstream.customers.lifecycle.Stage;
import io.tillstream.customers.rank.Scores;

/** A few groups, of which every member is in exactly one: where they stand, and what that is worth. */
public enum MemberGroup {
    /** Keep to their rhythm, and are among the two fifths that come most and the two that spend most. */
    PILLARS,

    /** Spend more than before, and are not among the first yet. */
    RISING,

    /** Keep to their rhythm with less than the first. */
    STEADY,

    /** Too new to have a rhythm. */
    FRESH,

    /** Were lost and have come back. */
    BACK,

    /** Are among those who spend most, and stay away or spend less. */
    VALUED_AT_RISK,

    /** Stay away or spend less, and never spent much. */
    FADING,

    /** Spent much, and are lost. */
    VALUED_LOST,

    /** Are lost, and never spent much. */
    GONE;

    public static MemberGroup of(Stage stage, Scores scores) {
        return switch (stage) {
            case NEW, SETTLING -> FRESH;
            case RETURNED -> BACK;
            case SLIPPING -> scores.spendsMuch() ? VALUED_AT_RISK : FADING;
            case LOST -> scores.spendsMuch() ? VALUED_LOST : GONE;
            case REGULAR, GROWING -> {
                if (scores.spendsMuch() && scores.comesOften()) {
                    yield PILLARS;
                }
                yield stage == Stage.GROWING ? RISING : STEADY;
            }
        };
    }
}
