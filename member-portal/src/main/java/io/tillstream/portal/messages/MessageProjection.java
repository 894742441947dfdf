package io.tillstream.portal.messages;

import io.tillstream.encoding.CanonicalJson;
import io.tillstream.events.message.CampaignMessage;
import io.tillstream.portal.streams.Fact;
import io.tillstream.portal.streams.Projection;
import io.tillstream.wire.Topic;
import io.tillstream.wire.Topics;
import java.sql.Timestamp;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** What is to be written about campaigns, the latest word of each. */
@Component
class MessageProjection implements Projection<CampaignMessage> {
    private final JdbcTemplate jdbc;

    MessageProjection(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Topic<CampaignMessage> topic() {
        return Topics.CAMPAIGN_MESSAGE;
    }

    @Override
    public void take(List<Fact<CampaignMessage>> facts) {
        for (Fact<CampaignMessage> fact : facts) {
            CampaignMessage message = fact.value();
            if (message == null) {
                jdbc.update("delete from campaign_message where campaign = ?", fact.key());
            } else {
                keep(message);
            }
        }
    }

    private void keep(CampaignMessage message) {
        jdbc.update(
                """
                insert into campaign_message (campaign, fact, going, ended, from_at, until_at) values (?, ?, ?, ?, ?, ?)
                on conflict (campaign) do update set fact = excluded.fact, going = excluded.going, ended = excluded.ended,
                    from_at = excluded.from_at, until_at = excluded.until_at
                """,
                message.campaign(),
                CanonicalJson.text(message),
                message.state() == CampaignMessage.State.GOING,
                message.state() == CampaignMessage.State.ENDED,
                Timestamp.from(message.from()),
                Timestamp.from(message.until()));
        jdbc.update(
                "insert into message_count (campaign) values (?) on conflict (campaign) do nothing",
                message.campaign());
    }
}
