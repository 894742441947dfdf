package io.tillstream.portal.points;

import io.tillstream.events.member.PointsEntry;
import io.tillstream.portal.streams.Fact;
import io.tillstream.portal.streams.Projection;
import io.tillstream.wire.Topic;
import io.tillstream.wire.Topics;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** The points ledger, one row per sale, line and rule; the same entry again changes nothing. */
@Component
class PointsProjection implements Projection<PointsEntry> {
    private final JdbcTemplate jdbc;

    PointsProjection(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Topic<PointsEntry> topic() {
        return Topics.POINTS_ENTRY;
    }

    @Override
    public void take(List<Fact<PointsEntry>> facts) {
        List<Object[]> rows = new ArrayList<>();
        for (Fact<PointsEntry> fact : facts) {
            PointsEntry entry = fact.value();
            if (entry != null) {
                rows.add(new Object[] {
                    // What no sale made is told from what others have of the same name by whose it is.
                    entry.sale() == null ? entry.member().value() : entry.sale().receiptNumber(),
                    entry.line(),
                    entry.rule(),
                    entry.member().value(),
                    entry.kind().name(),
                    entry.points(),
                    Timestamp.from(entry.happenedAt())
                });
            }
        }
        jdbc.batchUpdate("""
                insert into points_entry (sale, line, rule, member, kind, points, happened_at)
                values (?, ?, ?, ?, ?, ?, ?) on conflict (sale, line, rule) do update
                set member = excluded.member, kind = excluded.kind, points = excluded.points, happened_at = excluded.happened_at
                """, rows);
    }
}
