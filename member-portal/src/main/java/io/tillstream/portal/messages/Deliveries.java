package io.tillstream.portal.messages;

import io.tillstream.encoding.CanonicalJson;
import io.tillstream.events.MemberId;
import io.tillstream.events.message.CampaignMessage;
import io.tillstream.events.message.Channel;
import io.tillstream.events.message.MessageTally.Reason;
import io.tillstream.portal.personal.DataCopy;
import io.tillstream.portal.personal.DataCopy.Heading;
import io.tillstream.portal.personal.PersonalData;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** To whom messages go and what became of each, in PostgreSQL: a campaign and a member have one row at most. It decides nothing. */
@Repository
class Deliveries implements PersonalData {
    private final JdbcTemplate jdbc;

    Deliveries(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** Messages that may go out at a moment. */
    List<CampaignMessage> going(Instant now) {
        Timestamp at = Timestamp.from(now);
        return jdbc
                .queryForList(
                        "select fact from campaign_message where going and from_at <= ? and until_at > ? order by campaign",
                        String.class,
                        at,
                        at)
                .stream()
                .map(fact -> CanonicalJson.decode(fact, CampaignMessage.class))
                .toList();
    }

    /** Puts members in who are to be written to; those who are in stay as they are. */
    void add(String campaign, List<MemberId> members, Instant now) {
        jdbc.batchUpdate(
                """
                insert into message_delivery (campaign, member, state, reason, due_at) values (?, ?, 'waiting', ?, ?)
                on conflict (campaign, member) do nothing
                """,
                members.stream()
                        .map(member -> new Object[] {campaign, member.value(), Reason.NEXT.name(), Timestamp.from(now)})
                        .toList());
        if (!members.isEmpty()) {
            touch(List.of(campaign));
        }
    }

    /**
     * A message that is to go to a member now.
     *
     * @param message which
     * @param member to whom
     * @param tries how often it was tried
     */
    record Due(CampaignMessage message, MemberId member, int tries) {}

    /** Those whose turn it is, kept from other portals until the transaction ends. */
    List<Due> due(Instant now, int most) {
        Timestamp at = Timestamp.from(now);
        return jdbc.query(
                """
                select m.fact, d.member, d.tries from message_delivery d join campaign_message m on m.campaign = d.campaign
                where d.state = 'waiting' and d.due_at <= ? and m.going and m.from_at <= ? and m.until_at > ?
                order by d.due_at, d.campaign, d.member limit ? for update of d skip locked
                """,
                (row, number) -> new Due(
                        CanonicalJson.decode(row.getString(1), CampaignMessage.class),
                        new MemberId(row.getString(2)),
                        row.getInt(3)),
                at,
                at,
                at,
                most);
    }

    /** Keeps a member from being written to by two at once, until the transaction ends. */
    void hold(MemberId member) {
        jdbc.queryForList("select 1 from member where member = ? for update", Integer.class, member.value());
    }

    /** When a member was written to after a moment, the latest first; what is on its way counts. */
    List<Instant> sentTo(MemberId member, Instant after) {
        return jdbc.query(
                "select sent_at from message_delivery where member = ? and sent_at > ? order by sent_at desc",
                (row, number) -> row.getTimestamp(1).toInstant(),
                member.value(),
                Timestamp.from(after));
    }

    /** It is being carried from now on: whoever finds it like that later cannot tell how far it came. */
    void sending(Due due, Channel channel, Instant now) {
        jdbc.update(
                "update message_delivery set state = 'sending', channel = ?, sent_at = ? where campaign = ? and member = ?",
                channel.name(),
                Timestamp.from(now),
                due.message().campaign(),
                due.member().value());
    }

    /** It waits for a moment, and was not sent. */
    void wait(Due due, Reason reason, Instant until, int tries) {
        jdbc.update(
                """
                update message_delivery set state = 'waiting', reason = ?, due_at = ?, tries = ?, sent_at = null
                where campaign = ? and member = ?
                """,
                reason.name(),
                Timestamp.from(until),
                tries,
                due.message().campaign(),
                due.member().value());
    }

    /** The member is none of those it goes to just now, and is put in again once that has changed. */
    void forget(Due due) {
        jdbc.update(
                "delete from message_delivery where campaign = ? and member = ?",
                due.message().campaign(),
                due.member().value());
    }

    /**
     * That is what became of it.
     *
     * @param sentAt when, where it was sent or may have been
     */
    void done(Due due, Reason reason, @Nullable Instant sentAt) {
        jdbc.update(
                "update message_delivery set state = 'done', reason = ?, sent_at = ? where campaign = ? and member = ?",
                reason.name(),
                sentAt == null ? null : Timestamp.from(sentAt),
                due.message().campaign(),
                due.member().value());
    }

    /** Those whose message is over are refused; says whose campaigns these are. */
    List<String> endLate(Instant now) {
        return jdbc.queryForList("""
                        update message_delivery d set state = 'done', reason = ? from campaign_message m
                        where m.campaign = d.campaign and d.state = 'waiting' and (m.ended or m.until_at <= ?)
                        returning d.campaign
                        """, String.class, Reason.TOO_LATE.name(), Timestamp.from(now)).stream()
                .distinct()
                .toList();
    }

    /**
     * Takes up what was being carried when a portal ended: where carrying it again leaves one message, it waits again; elsewhere
     * nobody knows, and it is not sent a second time.
     *
     * @param patience nothing is carried for longer
     * @param repeatable channels of which that is so
     */
    List<String> settleDoubts(Instant now, Duration patience, Collection<Channel> repeatable) {
        Timestamp before = Timestamp.from(now.minus(patience));
        String[] channels = repeatable.stream().map(Channel::name).toArray(String[]::new);
        List<String> again =
                jdbc.queryForList("""
                update message_delivery set state = 'waiting', reason = ?, due_at = ?, sent_at = null
                where state = 'sending' and sent_at < ? and channel = any (?) returning campaign
                """, String.class, Reason.NEXT.name(), Timestamp.from(now), before, channels);
        List<String> unsure = jdbc.queryForList(
                "update message_delivery set state = 'done', reason = ? where state = 'sending' and sent_at < ? returning campaign",
                String.class,
                Reason.UNSURE.name(),
                before);
        return Stream.concat(again.stream(), unsure.stream()).distinct().toList();
    }

    /** Something changed about these; their counts are to be told. */
    void touch(Collection<String> campaigns) {
        jdbc.batchUpdate(
                "update message_count set version = version + 1 where campaign = ?",
                campaigns.stream().map(campaign -> new Object[] {campaign}).toList());
    }

    @Override
    public void copyTo(DataCopy copy, MemberId member) {
        jdbc.query(
                """
                select sent_at, channel, campaign from message_delivery where member = ? and sent_at is not null
                order by sent_at, campaign
                """,
                row -> {
                    copy.add(
                            Heading.MESSAGES,
                            "when",
                            row.getTimestamp(1).toInstant(),
                            "channel",
                            row.getString(2),
                            "about",
                            row.getString(3));
                },
                member.value());
    }

    /** What was sent is counted under the number; what waits goes nowhere. */
    @Override
    public void forget(MemberId member) {
        jdbc.update("delete from message_delivery where member = ? and state = 'waiting'", member.value());
    }
}
