package io.tillstream.dashboards.campaigns;

import io.tillstream.encoding.CanonicalJson;
import io.tillstream.events.assortment.Promotion;
import io.tillstream.events.assortment.Segment;
import io.tillstream.events.message.CampaignMessage;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Campaigns, their versions and what happened to them, in PostgreSQL. It decides nothing. */
@Component
final class CampaignShelf {
    private final JdbcClient database;

    CampaignShelf(JdbcClient database) {
        this.database = database;
    }

    /** All that were not discarded, the latest first. */
    List<Campaign> all() {
        return database.sql("select * from campaign where draft <> 'discarded' order by begun_at desc, id")
                .query((row, _) -> campaign(row))
                .list();
    }

    Optional<Campaign> find(String id) {
        return database.sql("select * from campaign where id = ?")
                .param(id)
                .query((row, _) -> campaign(row))
                .optional();
    }

    /** The same, kept from others until the transaction ends. */
    Optional<Campaign> hold(String id) {
        return database.sql("select * from campaign where id = ? for update")
                .param(id)
                .query((row, _) -> campaign(row))
                .optional();
    }

    /** Keeps those of them that are there, in the order of their ids, so that of two who hold several none waits for the other. */
    void hold(Collection<String> ids) {
        database.sql("select id from campaign where id = any (?) order by id for update")
                .param(ids.toArray(String[]::new))
                .query(String.class)
                .list();
    }

    Version version(String campaign, int version) {
        return database.sql("select * from campaign_version where campaign = ? and version = ?")
                .params(campaign, version)
                .query((row, _) -> version(row))
                .single();
    }

    /** Whether somebody put a version behind that one in, be it for somebody else. */
    boolean drewAfter(String campaign, int version, String who) {
        return database.sql("""
                        select exists (select 1 from campaign_step
                        where campaign = ? and version > ? and who = ? and step in (?, ?))""")
                .params(campaign, version, who, Step.Kind.BEGUN.word(), Step.Kind.SAVED.word())
                .query(Boolean.class)
                .single();
    }

    /** From the first on. */
    List<Version> versions(String campaign) {
        return database.sql("select * from campaign_version where campaign = ? order by version")
                .param(campaign)
                .query((row, _) -> version(row))
                .list();
    }

    /** The latest first. */
    List<Step> steps(String campaign) {
        return database.sql("select * from campaign_step where campaign = ? order by id desc")
                .param(campaign)
                .query((row, _) -> new Step(
                        row.getInt("version"),
                        row.getTimestamp("at").toInstant(),
                        row.getString("who"),
                        Step.Kind.of(row.getString("step")),
                        row.getString("reason")))
                .list();
    }

    /** Puts a new one in; false when there is one of that id. */
    boolean begin(String id, String by, Instant at, Form form) {
        int written = database.sql("""
                        insert into campaign (id, begun_by, begun_at, version, draft, live) values (?, ?, ?, 1, 'open', 'never')
                        on conflict do nothing""").params(id, by, Timestamp.from(at)).update();
        if (written > 0) {
            write(id, 1, form, by, at);
        }
        return written > 0;
    }

    /** Writes the next version and opens the draft. */
    void save(Campaign campaign, Form form, String by, Instant at) {
        write(campaign.id(), campaign.version() + 1, form, by, at);
        database.sql("update campaign set version = ?, draft = 'open' where id = ?")
                .params(campaign.version() + 1, campaign.id())
                .update();
    }

    private void write(String campaign, int version, Form form, String by, Instant at) {
        database.sql(
                        "insert into campaign_version (campaign, version, form, saved_by, saved_at) values (?, ?, ?, ?, ?)")
                .params(campaign, version, form.json(), by, Timestamp.from(at))
                .update();
    }

    /**
     * Where the latest version stands from now on.
     *
     * @param submittedBy who submitted it, where it waits
     */
    void draft(String campaign, Campaign.Draft draft, @Nullable String submittedBy) {
        database.sql("update campaign set draft = ?, submitted_by = ? where id = ?")
                .param(word(draft))
                .param(submittedBy)
                .param(campaign)
                .update();
    }

    void live(String campaign, Campaign.Live live, int version) {
        database.sql("update campaign set live = ?, live_version = ? where id = ?")
                .params(word(live), version, campaign)
                .update();
    }

    /** What tills are told of a version once it is approved. */
    void settle(
            String campaign,
            int version,
            Promotion promotion,
            @Nullable Segment segment,
            @Nullable CampaignMessage message) {
        database.sql(
                        "update campaign_version set promotion = ?, segment = ?, message = ? where campaign = ? and version = ?")
                .param(CanonicalJson.text(promotion))
                .param(segment == null ? null : CanonicalJson.text(segment))
                .param(message == null ? null : CanonicalJson.text(message))
                .param(campaign)
                .param(version)
                .update();
    }

    void note(String campaign, int version, Step.Kind kind, String who, Instant at, @Nullable String reason) {
        database.sql("insert into campaign_step (campaign, version, at, who, step, reason) values (?, ?, ?, ?, ?, ?)")
                .param(campaign)
                .param(version)
                .param(Timestamp.from(at))
                .param(who)
                .param(kind.word())
                .param(reason)
                .update();
    }

    /** Something for the log, to be told by {@link CampaignOutbox}. */
    void say(
            String campaign,
            Promotion promotion,
            @Nullable Segment segment,
            @Nullable CampaignMessage message,
            Instant at) {
        database.sql(
                        "insert into campaign_word (campaign, promotion, segment, message, said_at) values (?, ?, ?, ?, ?)")
                .param(campaign)
                .param(CanonicalJson.text(promotion))
                .param(segment == null ? null : CanonicalJson.text(segment))
                .param(message == null ? null : CanonicalJson.text(message))
                .param(Timestamp.from(at))
                .update();
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    private static Campaign campaign(ResultSet row) throws SQLException {
        int live = row.getInt("live_version");
        Integer liveVersion = row.wasNull() ? null : live;
        return new Campaign(
                row.getString("id"),
                row.getString("begun_by"),
                row.getTimestamp("begun_at").toInstant(),
                row.getInt("version"),
                Campaign.Draft.valueOf(row.getString("draft").toUpperCase(Locale.ROOT)),
                row.getString("submitted_by"),
                Campaign.Live.valueOf(row.getString("live").toUpperCase(Locale.ROOT)),
                liveVersion);
    }

    private static Version version(ResultSet row) throws SQLException {
        String promotion = row.getString("promotion");
        String segment = row.getString("segment");
        String message = row.getString("message");
        return new Version(
                row.getInt("version"),
                Form.parse(row.getString("form")),
                row.getString("saved_by"),
                row.getTimestamp("saved_at").toInstant(),
                promotion == null ? null : CanonicalJson.decode(promotion, Promotion.class),
                segment == null ? null : CanonicalJson.decode(segment, Segment.class),
                message == null ? null : CanonicalJson.decode(message, CampaignMessage.class));
    }
}
