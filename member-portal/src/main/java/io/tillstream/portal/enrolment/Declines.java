package io.tillstream.portal.enrolment;

import io.tillstream.events.Gtin;
import io.tillstream.events.MemberId;
import io.tillstream.events.member.Member;
import io.tillstream.events.member.Member.Declined;
import io.tillstream.portal.personal.DataCopy;
import io.tillstream.portal.personal.DataCopy.Heading;
import io.tillstream.portal.personal.PersonalData;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/**
 * What members said "not for me" to. It is part of what everybody else knows of them: {@link MemberFacts#publishNow()} tells it.
 */
@Repository
public class Declines implements PersonalData {
    private final JdbcTemplate jdbc;

    Declines(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** Notes it; the same twice changes nothing. */
    public void decline(MemberId member, Declined what, Instant at) {
        jdbc.update("""
                with said as (
                    insert into member_declined (member, offer, gtin, said_at) values (?, ?, ?, ?)
                    on conflict do nothing returning member)
                update member set version = version + 1 where member in (select member from said)
                """, member.value(), what.offer(), text(what.gtin()), Timestamp.from(at));
    }

    /** Takes it back. */
    public void takeBack(MemberId member, Declined what) {
        jdbc.update("""
                with gone as (
                    delete from member_declined where member = ? and offer = ? and gtin = ? returning member)
                update member set version = version + 1 where member in (select member from gone)
                """, member.value(), what.offer(), text(what.gtin()));
    }

    /** Of a member, the latest first; no more than are told. */
    public List<Declined> of(MemberId member) {
        return jdbc.query(
                """
                select offer, gtin from member_declined where member = ?
                order by said_at desc, offer, gtin limit ?
                """,
                (row, number) -> new Declined(row.getString(1), gtin(row.getString(2))),
                member.value(),
                Member.MOST_DECLINED);
    }

    /** The promotions among them. */
    public Set<String> promotions(MemberId member) {
        return of(member).stream()
                .filter(each -> each.gtin() == null)
                .map(Declined::offer)
                .collect(Collectors.toUnmodifiableSet());
    }

    private static String text(@Nullable Gtin gtin) {
        return gtin == null ? "" : gtin.value();
    }

    private static @Nullable Gtin gtin(String text) {
        return text.isEmpty() ? null : Gtin.of(text);
    }

    @Override
    public void copyTo(DataCopy copy, MemberId member) {
        jdbc.query(
                "select said_at, offer, gtin from member_declined where member = ? order by said_at, offer, gtin",
                row -> {
                    copy.add(
                            Heading.OFFERS,
                            "when",
                            row.getTimestamp(1).toInstant(),
                            "offer",
                            row.getString(2),
                            "item",
                            row.getString(3).isEmpty() ? null : row.getString(3),
                            "declined",
                            true);
                },
                member.value());
    }

    @Override
    public void forget(MemberId member) {
        jdbc.update("delete from member_declined where member = ?", member.value());
    }
}
