package io.tillstream.portal.enrolment;

import io.tillstream.events.MemberId;
import io.tillstream.events.message.Channel;
import io.tillstream.portal.personal.DataCopy;
import io.tillstream.portal.personal.PersonalData;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * By which channels members allow offers to be sent to them: by none until they say so. Each change is also a row of
 * {@code message_consent_step}, to which rows are only added.
 */
@Repository
public class MessageConsents implements PersonalData {
    private final JdbcTemplate jdbc;
    private final Clock clock;

    MessageConsents(JdbcTemplate jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Where a change was made. */
    public enum How {
        PROFILE,
        /** By the link in a message. */
        LINK,
        IMPORT
    }

    /** The channels a member allows. */
    public Set<Channel> of(MemberId member) {
        Set<Channel> allowed = EnumSet.noneOf(Channel.class);
        jdbc.query(
                "select channel from message_consent where member = ? and allowed",
                row -> {
                    allowed.add(Channel.valueOf(row.getString(1)));
                },
                member.value());
        return allowed;
    }

    /** Those of them by which the member may be written to: by e-mail only where the address is proved. */
    public Set<Channel> openTo(MemberId member) {
        Set<Channel> open = EnumSet.noneOf(Channel.class);
        jdbc.query(
                "select channel from message_open where member = ?",
                row -> {
                    open.add(Channel.valueOf(row.getString(1)));
                },
                member.value());
        return open;
    }

    /** These from now on, and no others. */
    @Transactional
    public void change(MemberId member, Set<Channel> allowed, How how) {
        Set<Channel> before = of(member);
        for (Channel channel : Channel.values()) {
            if (allowed.contains(channel) != before.contains(channel)) {
                set(member, channel, allowed.contains(channel), how);
            }
        }
    }

    /** Takes one back; nothing where it was not given. */
    @Transactional
    public void withdraw(MemberId member, Channel channel, How how) {
        if (of(member).contains(channel)) {
            set(member, channel, false, how);
        }
    }

    private void set(MemberId member, Channel channel, boolean allowed, How how) {
        Timestamp now = Timestamp.from(clock.instant());
        jdbc.update("""
                insert into message_consent (member, channel, allowed) values (?, ?, ?)
                on conflict (member, channel) do update set allowed = excluded.allowed
                """, member.value(), channel.name(), allowed);
        jdbc.update(
                "insert into message_consent_step (member, channel, allowed, changed_at, how) values (?, ?, ?, ?, ?)",
                member.value(),
                channel.name(),
                allowed,
                now,
                how.name().toLowerCase(Locale.ROOT));
    }

    /** What was decided is part of {@link Decisions}. */
    @Override
    public void copyTo(DataCopy copy, MemberId member) {}

    @Override
    public void forget(MemberId member) {
        jdbc.update("delete from message_consent where member = ?", member.value());
    }
}
