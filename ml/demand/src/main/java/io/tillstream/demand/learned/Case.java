package io.tillstream.demand.learned;

/**
 * One forecast to learn from or to make.
 *
 * @param series in the order of the history
 * @param origin the morning it is made
 * @param step 1 for the day that begins then
 */
public record Case(int series, int origin, int step) {
    /** The day it is about. */
    public int target() {
        return origin + step - 1;
    }
}
