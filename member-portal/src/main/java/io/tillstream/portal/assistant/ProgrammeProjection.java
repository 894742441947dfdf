package io.tillstream.portal.assistant;

import io.tillstream.encoding.CanonicalJson;
import io.tillstream.events.member.PointsProgramme;
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

/** What the chain promises for points: here for the names of its tiers. */
@Component
class ProgrammeProjection implements Projection<PointsProgramme> {
    private final JdbcTemplate jdbc;

    ProgrammeProjection(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Topic<PointsProgramme> topic() {
        return Topics.POINTS_PROGRAMME;
    }

    @Override
    public void take(List<Fact<PointsProgramme>> facts) {
        Map<String, @Nullable PointsProgramme> latest = new LinkedHashMap<>();
        facts.forEach(fact -> latest.put(fact.key(), fact.value()));
        List<Object[]> rows = new ArrayList<>();
        latest.forEach((key, value) -> {
            if (value == null) {
                jdbc.update("delete from points_programme where programme = ?", key);
            } else {
                rows.add(new Object[] {key, CanonicalJson.text(value)});
            }
        });
        jdbc.batchUpdate(
                "insert into points_programme (programme, fact) values (?, ?) on conflict (programme) do update set fact = excluded.fact",
                rows);
    }
}
