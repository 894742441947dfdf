package io.tillstream.events.member;

import io.tillstream.events.MemberId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;

/**
 * Points that a person gave or took, outside of any sale. Topic {@code fact.points-adjustment.v1}, key: the member. The same
 * id counts once.
 *
 * @param id its number
 * @param member whose
 * @param points how many, negative where they are taken
 * @param person who did it, by staff code
 * @param reason why, for whoever asks later
 * @param happenedAt when
 * @param businessDate trading day, from which they count as earned
 */
public record PointsAdjustment(
        String id,
        MemberId member,
        long points,
        String person,
        String reason,
        Instant happenedAt,
        LocalDate businessDate) {
    /** Longer is a letter. */
    private static final int LONGEST = 200;

    public PointsAdjustment {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(member, "member");
        Objects.requireNonNull(person, "person");
        Objects.requireNonNull(reason, "reason");
        Objects.requireNonNull(happenedAt, "happenedAt");
        Objects.requireNonNull(businessDate, "businessDate");
        if (id.isBlank() || person.isBlank() || reason.isBlank() || reason.length() > LONGEST) {
            throw new IllegalArgumentException("Adjustment \"" + id + "\" of \"" + person + "\" for \"" + reason
                    + "\": it needs an id, a person, and a reason of at most " + LONGEST + " characters.");
        }
        if (points == 0) {
            throw new IllegalArgumentException("Adjustment " + id + " is of 0 points; leave it out.");
        }
    }
}
