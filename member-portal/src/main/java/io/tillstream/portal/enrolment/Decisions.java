package io.tillstream.portal.enrolment;

import io.tillstream.events.MemberId;
import io.tillstream.portal.personal.DataCopy;
import io.tillstream.portal.personal.DataCopy.Heading;
import io.tillstream.portal.personal.PersonalData;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/**
 * What members decided about the use of their data, when and where: personal offers, and messages by each channel. Rows are only
 * added; they stay when a member is forgotten, as the proof of what was allowed, under a number that leads to nobody any more.
 */
@Repository
public class Decisions implements PersonalData {
    private final JdbcTemplate jdbc;
    private final Clock clock;

    Decisions(JdbcTemplate jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Where it was decided about personal offers. */
    enum Where {
        PROFILE,
        JOIN,
        IMPORT
    }

    /**
     * One decision.
     *
     * @param at when
     * @param purpose {@code PERSONAL}, or the channel of messages
     * @param allowed whether it was allowed or taken back
     * @param where {@code profile}, {@code link}, {@code join} or {@code import}
     */
    public record Decision(Instant at, String purpose, boolean allowed, String where) {}

    void personalised(MemberId member, boolean allowed, Where where) {
        jdbc.update(
                "insert into personalisation_step (member, allowed, changed_at, how) values (?, ?, ?, ?)",
                member.value(),
                allowed,
                Timestamp.from(clock.instant()),
                where.name().toLowerCase(Locale.ROOT));
    }

    /** The latest decisions of a member first. */
    public List<Decision> of(MemberId member, int most) {
        return jdbc.query(
                """
                select changed_at, channel as purpose, allowed, how, id from message_consent_step where member = ?
                union all
                select changed_at, 'PERSONAL', allowed, how, id from personalisation_step where member = ?
                order by changed_at desc, id desc limit ?
                """,
                (row, number) -> new Decision(
                        row.getTimestamp(1).toInstant(), row.getString(2), row.getBoolean(3), row.getString(4)),
                member.value(),
                member.value(),
                most);
    }

    @Override
    public void copyTo(DataCopy copy, MemberId member) {
        of(member, Integer.MAX_VALUE)
                .forEach(each -> copy.add(
                        Heading.DECISIONS,
                        "when",
                        each.at(),
                        "what",
                        each.purpose(),
                        "allowed",
                        each.allowed(),
                        "where",
                        each.where()));
    }
}
