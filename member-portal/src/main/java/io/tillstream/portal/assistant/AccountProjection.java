package io.tillstream.portal.assistant;

import io.tillstream.encoding.CanonicalJson;
import io.tillstream.events.member.PointsAccount;
import io.tillstream.portal.streams.Fact;
import io.tillstream.portal.streams.Projection;
import io.tillstream.wire.Topic;
import io.tillstream.wire.Topics;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** What each member's points come to by day, the latest of each. */
@Component
class AccountProjection implements Projection<PointsAccount> {
    private final JdbcTemplate jdbc;

    AccountProjection(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Topic<PointsAccount> topic() {
        return Topics.POINTS_ACCOUNT;
    }

    @Override
    public void take(List<Fact<PointsAccount>> facts) {
        Map<String, @Nullable PointsAccount> latest = new LinkedHashMap<>();
        facts.forEach(fact -> latest.put(fact.key(), fact.value()));
        List<Object[]> rows = new ArrayList<>();
        latest.forEach((key, value) -> {
            if (value == null) {
                jdbc.update("delete from points_account where member = ?", key);
            } else {
                rows.add(new Object[] {key, CanonicalJson.text(value)});
            }
        });
        jdbc.batchUpdate(
                "insert into points_account (member, fact) values (?, ?) on conflict (member) do update set fact = excluded.fact",
                rows);
    }
}
