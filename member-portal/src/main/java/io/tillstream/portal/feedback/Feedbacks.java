package io.tillstream.portal.feedback;

import io.tillstream.encoding.CanonicalJson;
import io.tillstream.events.MemberId;
import io.tillstream.events.member.MemberFeedback;
import io.tillstream.portal.personal.DataCopy;
import io.tillstream.portal.personal.DataCopy.Heading;
import io.tillstream.portal.personal.PersonalData;
import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** What members wrote, each form once. */
@Repository
class Feedbacks implements PersonalData {
    private final JdbcTemplate jdbc;

    Feedbacks(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** Keeps it, unless the same form was sent before. */
    void keep(MemberFeedback feedback) {
        jdbc.update(
                "insert into member_feedback (id, member, written_at, fact) values (?, ?, ?, ?) on conflict (id) do nothing",
                feedback.id(),
                feedback.member().value(),
                Timestamp.from(feedback.writtenAt()),
                new String(CanonicalJson.encode(feedback), StandardCharsets.UTF_8));
    }

    /** How many forms a member has sent since then. */
    long since(MemberId member, Instant then) {
        Long count = jdbc.queryForObject(
                "select count(*) from member_feedback where member = ? and written_at >= ?",
                Long.class,
                member.value(),
                Timestamp.from(then));
        return count == null ? 0 : count;
    }

    /** Those the log does not have yet, oldest first. */
    List<MemberFeedback> untold(int most) {
        return jdbc
                .queryForList(
                        "select fact from member_feedback where not told order by written_at limit ?",
                        String.class,
                        most)
                .stream()
                .map(fact -> CanonicalJson.decode(fact, MemberFeedback.class))
                .toList();
    }

    void told(List<MemberFeedback> feedback) {
        jdbc.batchUpdate(
                "update member_feedback set told = true where id = ?",
                feedback.stream().map(one -> new Object[] {one.id()}).toList());
    }

    @Override
    public void copyTo(DataCopy copy, MemberId member) {
        jdbc
                .queryForList(
                        "select fact from member_feedback where member = ? order by written_at, id",
                        String.class,
                        member.value())
                .stream()
                .map(fact -> CanonicalJson.decode(fact, MemberFeedback.class))
                .forEach(each -> copy.add(
                        Heading.FEEDBACK, "when", each.writtenAt(), "stars", each.stars(), "text", each.text()));
    }

    /** What was told before stays with those who were told, under the number. */
    @Override
    public void forget(MemberId member) {
        jdbc.update("delete from member_feedback where member = ?", member.value());
    }
}
