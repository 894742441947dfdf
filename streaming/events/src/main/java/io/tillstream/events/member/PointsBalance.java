package io.tillstream.events.member;

import io.tillstream.events.MemberId;
import java.time.Instant;
import java.util.Objects;

/**
 * The sum of a member's entries. Topic {@code aggregate.points-balance.v1}, key: the member.
 *
 * @param member whose
 * @param points the sum
 * @param entries how many entries make it up
 * @param asOf latest happening among them
 */
public record PointsBalance(MemberId member, long points, long entries, Instant asOf) {
    public PointsBalance {
        Objects.requireNonNull(member, "member");
        Objects.requireNonNull(asOf, "asOf");
    }
}
