package io.tillstream.checkout.promotion;

/**
 * What is left of a promotion's limits for this purchase. Where a promotion has a total limit and the till holds no
 * allowance of it, nothing is left: a till spends only what it was granted.
 *
 * @param usedByMember uses the member has had before
 * @param usesLeft uses the till may still give, of a total limit on uses
 * @param minorLeft money the till may still give, of a total limit on money
 */
public record Allowance(long usedByMember, long usesLeft, long minorLeft) {
    /** Where the till was granted nothing. */
    public static final Allowance NOTHING_GRANTED = new Allowance(0, 0, 0);

    public Allowance {
        if (usedByMember < 0 || usesLeft < 0 || minorLeft < 0) {
            throw new IllegalArgumentException("An allowance of " + usedByMember + " used, " + usesLeft + " uses and "
                    + minorLeft + " minor units left; none may be negative.");
        }
    }
}
