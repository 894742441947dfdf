package io.tillstream.events.member;

import io.tillstream.events.MemberId;
import io.tillstream.events.Source;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One entry of a member's points ledger: one per (sale, line, rule), and one per (member, rule) where no sale made it. Topic {@code aggregate.points-entry.v1}, key: the
 * member.
 *
 * <p>Points that paid stand at line 0, which is the receipt as a whole, under the rule {@code tender-2-lot-1}: the second
 * tender's first lot.
 *
 * @param member whose
 * @param sale the sale that earned, reversed or spent them; absent where they expired or a person gave or took them
 * @param line its line, or 0
 * @param rule the rule that gave them, {@code per-major-unit}, the tender they were, {@code expired-2012-01-31} or {@code
 *     adjustment-a7}
 * @param kind what happened to them
 * @param points how many, negative where they are reversed, spent or expired. Expired points above 0 had been booked as
 *     expired before a sale of an earlier day that used them arrived
 * @param happenedAt when
 * @param businessDate trading day
 * @param expiresOn the last day they can be spent, where a till named it or they expired; of earned ones the programme says it
 * @param reverses the sale that had earned what is reversed, as far as its receipt was there
 * @param attempt the number of the payment, at the last of its lots: once that is booked, all of it is
 * @param more true where another entry of the same sale follows; absent at its last
 */
public record PointsEntry(
        MemberId member,
        @Nullable Source sale,
        int line,
        String rule,
        Kind kind,
        long points,
        Instant happenedAt,
        LocalDate businessDate,
        @Nullable LocalDate expiresOn,
        @Nullable Source reverses,
        @Nullable String attempt,
        @Nullable Boolean more) {
    /**
     * What an entry books. {@code RESTORED}: spent points that a refund gives back, or what two tills reversed twice.
     * {@code ADJUSTED}: by a person, for a reason.
     */
    public enum Kind {
        EARNED,
        REVERSED,
        SPENT,
        RESTORED,
        EXPIRED,
        ADJUSTED
    }

    public PointsEntry {
        Objects.requireNonNull(member, "member");
        Objects.requireNonNull(rule, "rule");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(happenedAt, "happenedAt");
        Objects.requireNonNull(businessDate, "businessDate");
    }

    /** An entry of points that are spent, or come back. */
    public PointsEntry(
            MemberId member,
            Source sale,
            int line,
            String rule,
            Kind kind,
            long points,
            Instant happenedAt,
            LocalDate businessDate,
            @Nullable LocalDate expiresOn) {
        this(member, sale, line, rule, kind, points, happenedAt, businessDate, expiresOn, null, null, null);
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

    /** Points that expired when the day after their last one came; above 0 where too many had. */
    public static PointsEntry expired(MemberId member, String rule, long points, LocalDate expiresOn) {
        LocalDate next = expiresOn.plusDays(1);
        Instant begins = next.atStartOfDay(ZoneOffset.UTC).toInstant();
        return new PointsEntry(member, null, 0, rule, Kind.EXPIRED, points, begins, next, expiresOn, null, null, null);
    }

    /** Points that a person gave or took. */
    public static PointsEntry adjusted(PointsAdjustment by) {
        return new PointsEntry(
                by.member(),
                null,
                0,
                "adjustment-" + by.id(),
                Kind.ADJUSTED,
                by.points(),
                by.happenedAt(),
                by.businessDate(),
                null,
                null,
                null,
                null);
    }

    /** The same, taking back what that sale had earned. */
    public PointsEntry reversing(@Nullable Source earning) {
        return new PointsEntry(
                member, sale, line, rule, kind, points, happenedAt, businessDate, expiresOn, earning, attempt, more);
    }

    /** The same, as the last lot of a payment. */
    public PointsEntry paying(@Nullable String number) {
        return new PointsEntry(
                member, sale, line, rule, kind, points, happenedAt, businessDate, expiresOn, reverses, number, more);
    }

    /** The same, as one that is not the last of its sale. */
    public PointsEntry followed() {
        return new PointsEntry(
                member, sale, line, rule, kind, points, happenedAt, businessDate, expiresOn, reverses, attempt, true);
    }
}
