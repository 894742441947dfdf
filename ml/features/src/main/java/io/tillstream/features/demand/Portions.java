package io.tillstream.features.demand;

import io.tillstream.events.Quantity;

/** The unit of demand: pieces count as one portion each, weighed goods as one per 100 g, so that a slice and a can are of like size. */
public final class Portions {
    private static final double GRAMS = 100;

    private Portions() {}

    /** How many portions an amount of pieces or grams is. */
    public static double of(long amount, Quantity.Unit unit) {
        return switch (unit) {
            case EACH -> amount;
            case GRAM -> amount / GRAMS;
        };
    }

    /** How many pieces or grams a number of portions is, rounded up. */
    public static long amount(double portions, Quantity.Unit unit) {
        return switch (unit) {
            case EACH -> (long) Math.ceil(portions);
            case GRAM -> (long) Math.ceil(portions * GRAMS);
        };
    }
}
