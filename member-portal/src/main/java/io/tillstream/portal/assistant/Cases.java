package io.tillstream.portal.assistant;

import io.tillstream.assistant.Intent;
import io.tillstream.events.Language;
import io.tillstream.events.MemberId;
import io.tillstream.portal.discretion.Discretion;
import io.tillstream.portal.personal.DataCopy;
import io.tillstream.portal.personal.DataCopy.Heading;
import io.tillstream.portal.personal.PersonalData;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** What members want a person to look at. The words stay in this portal, for they may name somebody; long numbers are covered. */
@Repository
class Cases implements PersonalData {
    private static final int LONGEST = 1_000;

    private final JdbcTemplate jdbc;
    private final Clock clock;

    Cases(JdbcTemplate jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * A case.
     *
     * @param id its number
     * @param member whose
     * @param openedAt when
     * @param language in which it was asked
     * @param question the member's words
     * @param intent what was understood
     */
    record Case(long id, String member, Instant openedAt, String language, String question, String intent) {}

    /** Opens one and tells its number. */
    long open(MemberId member, Language language, String question, Intent intent) {
        String covered = Discretion.covered(question);
        Long id = jdbc.queryForObject(
                """
                insert into member_case (member, opened_at, language, question, intent) values (?, ?, ?, ?, ?)
                returning id
                """,
                Long.class,
                member.value(),
                Timestamp.from(clock.instant()),
                language.tag(),
                covered.substring(0, Math.min(LONGEST, covered.length())),
                intent.id());
        if (id == null) {
            throw new IllegalStateException("A case was opened without a number.");
        }
        return id;
    }

    /** The latest, newest first. */
    List<Case> latest(int most) {
        return jdbc.query(
                "select id, member, opened_at, language, question, intent from member_case order by id desc limit ?",
                (row, number) -> new Case(
                        row.getLong(1),
                        row.getString(2),
                        row.getTimestamp(3).toInstant(),
                        row.getString(4),
                        row.getString(5),
                        row.getString(6)),
                most);
    }

    @Override
    public void copyTo(DataCopy copy, MemberId member) {
        jdbc.query(
                "select opened_at, question, language from member_case where member = ? order by id",
                row -> {
                    copy.add(
                            Heading.QUESTIONS,
                            "when",
                            row.getTimestamp(1).toInstant(),
                            "text",
                            row.getString(2),
                            "language",
                            row.getString(3));
                },
                member.value());
    }

    @Override
    public void forget(MemberId member) {
        jdbc.update("delete from member_case where member = ?", member.value());
    }
}
