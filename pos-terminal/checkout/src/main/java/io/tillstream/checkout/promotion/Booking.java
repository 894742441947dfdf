package io.tillstream.checkout.promotion;

/**
 * Units that a promotion of the line phase uses.
 *
 * @param promotion which
 * @param ware of what
 * @param from number of the first unit
 * @param count how many
 * @param off what each of them is reduced by
 * @param role what they do
 */
record Booking(RankedPromotion promotion, Ware ware, long from, long count, long off, Role role) {
    long amount() {
        return count * off;
    }
}
