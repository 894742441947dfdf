package io.tillstream.events.member;

import io.tillstream.events.member.PointsAccount.Lot;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;

/**
 * What a chain owes its members in points, as far as one part of the ledger knows: the sum of the accounts in it. Topic
 * {@code aggregate.points-liability.v1}, key: the part; the chain owes what all parts owe together. How many will never be
 * spent is nobody's guess here.
 *
 * @param part number of the part
 * @param day the business date up to which expiry is booked
 * @param accounts how many members have points or owe some
 * @param lots their points, those that expire first going first and, of these, those that can be spent first
 * @param owed what members owe; nothing that is taken off
 */
public record PointsLiability(int part, LocalDate day, long accounts, List<Lot> lots, long owed) {
    public PointsLiability {
        Objects.requireNonNull(day, "day");
        lots = List.copyOf(lots);
    }

    /** All of them. */
    public long points() {
        return lots.stream().mapToLong(Lot::points).sum();
    }

    /** Those that cannot be spent yet on a day. */
    public long pending(LocalDate date) {
        return lots.stream()
                .filter(lot -> lot.isPendingOn(date))
                .mapToLong(Lot::points)
                .sum();
    }
}
