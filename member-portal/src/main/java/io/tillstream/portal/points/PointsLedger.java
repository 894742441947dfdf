package io.tillstream.portal.points;

import io.tillstream.events.MemberId;
import io.tillstream.events.Source;
import io.tillstream.events.member.PointsEntry;
import io.tillstream.portal.personal.DataCopy;
import io.tillstream.portal.personal.DataCopy.Heading;
import io.tillstream.portal.personal.PersonalData;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** A member's points: entries, and their sum. */
@Repository
public class PointsLedger implements PersonalData {
    private final JdbcTemplate jdbc;

    PointsLedger(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * What the entries make.
     *
     * @param points their sum
     * @param entries how many there are
     * @param agrees whether the streams' own balance says the same; false for moments while a sale is on its way
     */
    public record Balance(long points, long entries, boolean agrees) {}

    /** The sum of a member's entries. */
    public Balance balanceOf(MemberId member) {
        return jdbc.query(
                        """
                        select coalesce(sum(e.points), 0), count(e.sale),
                            coalesce((select b.points from points_balance b where b.member = ?), 0),
                            coalesce((select b.entries from points_balance b where b.member = ?), 0)
                        from points_entry e where e.member = ?
                        """,
                        (row, number) -> new Balance(
                                row.getLong(1),
                                row.getLong(2),
                                row.getLong(1) == row.getLong(3) && row.getLong(2) == row.getLong(4)),
                        member.value(),
                        member.value(),
                        member.value())
                .getFirst();
    }

    /** One entry; of no sale where points expired or a person gave or took them. */
    public record Entry(
            @Nullable Source sale, int line, String rule, PointsEntry.Kind kind, long points, Instant happenedAt) {}

    /** The latest entries, of any kind. */
    public List<Entry> latest(MemberId member, int skip, int most) {
        return jdbc.query(
                """
                select sale, line, rule, kind, points, happened_at from points_entry where member = ?
                order by happened_at desc, sale, line offset ? limit ?
                """,
                (row, number) -> new Entry(
                        row.getString(1).equals(member.value()) ? null : Source.parseReceiptNumber(row.getString(1)),
                        row.getInt(2),
                        row.getString(3),
                        PointsEntry.Kind.valueOf(row.getString(4)),
                        row.getLong(5),
                        row.getTimestamp(6).toInstant()),
                member.value(),
                skip,
                most);
    }

    /** The entries of one sale, by line. */
    public List<Entry> of(MemberId member, Source sale, int most) {
        return jdbc.query(
                """
                select line, rule, kind, points, happened_at from points_entry where member = ? and sale = ?
                order by line, rule limit ?
                """,
                (row, number) -> new Entry(
                        sale,
                        row.getInt(1),
                        row.getString(2),
                        PointsEntry.Kind.valueOf(row.getString(3)),
                        row.getLong(4),
                        row.getTimestamp(5).toInstant()),
                member.value(),
                sale.receiptNumber(),
                most);
    }

    @Override
    public void copyTo(DataCopy copy, MemberId member) {
        latest(member, 0, Integer.MAX_VALUE)
                .forEach(each -> copy.add(
                        Heading.POINTS,
                        "when",
                        each.happenedAt(),
                        "what",
                        each.kind().name(),
                        "points",
                        each.points(),
                        "rule",
                        each.rule(),
                        "receipt",
                        each.sale() == null ? null : each.sale().receiptNumber(),
                        "line",
                        each.line() == 0 ? null : each.line()));
    }
}
