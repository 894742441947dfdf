package io.tillstream.events.member;

import io.tillstream.events.MemberId;
import java.time.Instant;
import java.util.Objects;

/**
 * Points a member owes, because they were spent before the sale that had earned them was refunded. Topic {@code
 * aggregate.points-debt.v1}, key: the member; removed when the next earnings have paid it.
 *
 * @param member whose
 * @param owed how many, above 0: by so much the balance is below zero
 * @param asOf latest happening among the entries that make it up
 */
public record PointsDebt(MemberId member, long owed, Instant asOf) {
    public PointsDebt {
        Objects.requireNonNull(member, "member");
        Objects.requireNonNull(asOf, "asOf");
        if (owed < 1) {
            throw new IllegalArgumentException("Member " + member + " owes " + owed + " points; a debt is above 0.");
        }
    }
}
