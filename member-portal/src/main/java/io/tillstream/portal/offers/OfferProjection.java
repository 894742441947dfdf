package io.tillstream.portal.offers;

import io.tillstream.encoding.CanonicalJson;
import io.tillstream.events.decision.MemberOffers;
import io.tillstream.portal.streams.Fact;
import io.tillstream.portal.streams.Projection;
import io.tillstream.wire.Topic;
import io.tillstream.wire.Topics;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** The offers that stand for each member. */
@Component
class OfferProjection implements Projection<MemberOffers> {
    private final JdbcTemplate jdbc;

    OfferProjection(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Topic<MemberOffers> topic() {
        return Topics.OFFER;
    }

    @Override
    public void take(List<Fact<MemberOffers>> facts) {
        Map<String, @Nullable MemberOffers> latest = new LinkedHashMap<>();
        facts.forEach(fact -> latest.put(fact.key(), fact.value()));
        latest.forEach((member, offers) -> {
            if (offers == null) {
                jdbc.update("delete from member_offers where member = ?", member);
            } else {
                jdbc.update(
                        "insert into member_offers (member, fact) values (?, ?)"
                                + " on conflict (member) do update set fact = excluded.fact",
                        member,
                        CanonicalJson.text(offers));
            }
        });
    }
}
