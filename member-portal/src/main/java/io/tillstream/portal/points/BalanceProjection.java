package io.tillstream.portal.points;

import io.tillstream.events.member.PointsBalance;
import io.tillstream.portal.streams.Fact;
import io.tillstream.portal.streams.Projection;
import io.tillstream.wire.Topic;
import io.tillstream.wire.Topics;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** The ledger's own sums, only to say when they and the entries disagree. */
@Component
class BalanceProjection implements Projection<PointsBalance> {
    private final JdbcTemplate jdbc;

    BalanceProjection(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Topic<PointsBalance> topic() {
        return Topics.POINTS_BALANCE;
    }

    @Override
    public void take(List<Fact<PointsBalance>> facts) {
        Map<String, Object[]> latest = new LinkedHashMap<>();
        for (Fact<PointsBalance> fact : facts) {
            PointsBalance balance = fact.value();
            if (balance != null) {
                latest.put(fact.key(), new Object[] {balance.member().value(), balance.points(), balance.entries()});
            }
        }
        jdbc.batchUpdate("""
                insert into points_balance (member, points, entries) values (?, ?, ?)
                on conflict (member) do update set points = excluded.points, entries = excluded.entries
                """, List.copyOf(latest.values()));
    }
}
