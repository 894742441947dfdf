package io.tillstream.events.member;

import io.tillstream.events.MemberId;
import io.tillstream.events.Source;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One entry of a member's points ledger: one per (sale, line, rule). Topic {@code aggregate.points-entry.v1}, key: the
 * member.
 *
 * <p>Points that paid stand at line 0, which is the receipt as a whole, under the rule {@code tender-2-lot-1}: the second
 * tender's first lot.
 *
 * @param member whose
 * @param sale the sale that earned, reversed or spent them
 * @param line its line, or 0
 * @param rule the rule that gave them, {@code per-major-unit}, or the tender they were
 * @param kind what happened to them
 * @param points how many, negative where they are reversed or spent
 * @param happenedAt when
 * @param businessDate trading day
 * @param expiresOn the last day they can be spent; absent when they never expire
 */
public record PointsEntry(
        MemberId member,
        Source sale,
        int line,
        String rule,
        Kind kind,
        long points,
        Instant happenedAt,
        LocalDate businessDate,
        @Nullable LocalDate expiresOn) {
    /** What an entry books. {@code RESTORED}: spent points that a refund gives back. */
    public enum Kind {
        EARNED,
        REVERSED,
        SPENT,
        RESTORED
    }

    public PointsEntry {
        Objects.requireNonNull(member, "member");
        Objects.requireNonNull(sale, "sale");
        Objects.requireNonNull(rule, "rule");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(happenedAt, "happenedAt");
        Objects.requireNonNull(businessDate, "businessDate");
    }

    /** An entry of points that never expire. */
    public PointsEntry(
            MemberId member,
            Source sale,
            int line,
            String rule,
            Kind kind,
            long points,
            Instant happenedAt,
            LocalDate businessDate) {
        this(member, sale, line, rule, kind, points, happenedAt, businessDate, null);
    }
}
