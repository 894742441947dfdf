package io.tillstream.portal.offers;

import io.tillstream.encoding.CanonicalJson;
import io.tillstream.events.assortment.Campaign;
import io.tillstream.portal.streams.Fact;
import io.tillstream.portal.streams.Projection;
import io.tillstream.wire.Topic;
import io.tillstream.wire.Topics;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** The campaigns offers are made for. */
@Component
class CampaignProjection implements Projection<Campaign> {
    private final JdbcTemplate jdbc;

    CampaignProjection(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Topic<Campaign> topic() {
        return Topics.CAMPAIGN;
    }

    @Override
    public void take(List<Fact<Campaign>> facts) {
        for (Fact<Campaign> fact : facts) {
            if (fact.value() == null) {
                jdbc.update("delete from campaign where campaign = ?", fact.key());
            } else {
                jdbc.update(
                        "insert into campaign (campaign, fact) values (?, ?)"
                                + " on conflict (campaign) do update set fact = excluded.fact",
                        fact.key(),
                        CanonicalJson.text(fact.value()));
            }
        }
    }
}
