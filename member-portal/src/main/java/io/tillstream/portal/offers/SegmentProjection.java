package io.tillstream.portal.offers;

import io.tillstream.encoding.CanonicalJson;
import io.tillstream.events.assortment.Segment;
import io.tillstream.portal.streams.Fact;
import io.tillstream.portal.streams.Projection;
import io.tillstream.wire.Topic;
import io.tillstream.wire.Topics;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** What puts members in a segment, the latest word on each. */
@Component
class SegmentProjection implements Projection<Segment> {
    private final JdbcTemplate jdbc;

    SegmentProjection(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Topic<Segment> topic() {
        return Topics.SEGMENT;
    }

    @Override
    public void take(List<Fact<Segment>> facts) {
        for (Fact<Segment> fact : facts) {
            if (fact.value() == null) {
                jdbc.update("delete from segment where segment = ?", fact.key());
            } else {
                jdbc.update(
                        "insert into segment (segment, fact) values (?, ?)"
                                + " on conflict (segment) do update set fact = excluded.fact",
                        fact.key(),
                        CanonicalJson.text(fact.value()));
            }
        }
    }
}
