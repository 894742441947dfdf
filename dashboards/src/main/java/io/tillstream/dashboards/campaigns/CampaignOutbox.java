package io.tillstream.dashboards.campaigns;

import io.tillstream.dashboards.live.LiveEvents;
import io.tillstream.dashboards.masterdata.CampaignWriter;
import io.tillstream.dashboards.streams.LogOutbox;
import io.tillstream.encoding.CanonicalJson;
import io.tillstream.events.assortment.Promotion;
import io.tillstream.events.assortment.Segment;
import io.tillstream.events.message.CampaignMessage;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Tells the log what was approved, paused and ended. */
@Component
final class CampaignOutbox extends LogOutbox<CampaignWriter.Word> {
    private final CampaignWriter log;
    private final LiveEvents live;

    CampaignOutbox(
            JdbcClient database, TransactionTemplate transaction, CampaignWriter log, LiveEvents live, Clock clock) {
        super("campaign_word", database, transaction, clock);
        this.log = log;
        this.live = live;
    }

    @Override
    protected CampaignWriter.Word read(ResultSet row) throws SQLException {
        String segment = row.getString("segment");
        String message = row.getString("message");
        return new CampaignWriter.Word(
                CanonicalJson.decode(row.getString("promotion"), Promotion.class),
                segment == null ? null : CanonicalJson.decode(segment, Segment.class),
                message == null ? null : CanonicalJson.decode(message, CampaignMessage.class));
    }

    @Override
    protected void say(List<CampaignWriter.Word> words) {
        log.say(words);
    }

    @Override
    public void look() {
        live.changed(LiveEvents.Subject.CAMPAIGNS);
        super.look();
    }

    @Override
    protected void told() {
        live.changed(LiveEvents.Subject.CAMPAIGNS);
    }
}
