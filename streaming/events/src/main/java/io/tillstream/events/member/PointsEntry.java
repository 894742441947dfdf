package io.tillstream.events.member;

import io.tillstream.events.MemberId;
import io.tillstream.events.Source;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;

/**
 * One entry of a member's points ledger: one per (sale, line, rule). Topic {@code aggregate.points-entry.v1}, key: the
 * member.
 *
 * @param member whose
 * @param sale the sale that earned or reversed them
 * @param line its line
 * @param rule the rule that gave them, {@code per-major-unit}
 * @param kind what happened to them
 * @param points how many, negative where they are reversed or spent
 * @param happenedAt when
 * @param businessDate trading day
 */
public record PointsEntry(
        MemberId member,
        Source sale,
        int line,
        String rule,
        Kind kind,
        long points,
        Instant happenedAt,
        LocalDate businessDate) {
    /** What an entry books. */
    public enum Kind {
        EARNED,
        REVERSED
    }

    public PointsEntry {
        Objects.requireNonNull(member, "member");
        Objects.requireNonNull(sale, "sale");
        Objects.requireNonNull(rule, "rule");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(happenedAt, "happenedAt");
        Objects.requireNonNull(businessDate, "businessDate");
    }
}
