package io.tillstream.portal.enrolment;

import io.tillstream.events.MemberId;
import io.tillstream.portal.personal.DataCopy;
import io.tillstream.portal.personal.PersonalData;
import io.tillstream.portal.settings.PortalSettings;
import io.tillstream.portal.signin.CardNumbers;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/**
 * By which telephone number a member is known: one that a code proved, or that came with an import, for which the chain vouches. A
 * number leads to one member, the first.
 */
@Repository
public class MemberPhones implements PersonalData {
    private final JdbcTemplate jdbc;
    private final CardNumbers keyed;
    private final String country;
    private final Clock clock;

    MemberPhones(JdbcTemplate jdbc, CardNumbers keyed, PortalSettings settings, Clock clock) {
        this.jdbc = jdbc;
        this.keyed = keyed;
        this.country = settings.country();
        this.clock = clock;
    }

    /** The keyed hash a number is known by. */
    public String hashOf(PhoneNumber phone) {
        return keyed.hashOf("phone|" + phone.text()).hex();
    }

    public Optional<MemberId> memberOf(PhoneNumber phone) {
        return jdbc
                .query(
                        "select member from member_phone where phone_hash = ?",
                        (row, _) -> new MemberId(row.getString(1)),
                        hashOf(phone))
                .stream()
                .findFirst();
    }

    /** Until the transaction ends, nobody else joins with this number. */
    void reserve(PhoneNumber phone) {
        jdbc.query("select pg_advisory_xact_lock(hashtextextended(?, 0))", _ -> {}, hashOf(phone));
    }

    void keep(MemberId member, PhoneNumber phone) {
        jdbc.update("""
                insert into member_phone (phone_hash, member, known_since) values (?, ?, ?) on conflict do nothing
                """, hashOf(phone), member.value(), Timestamp.from(clock.instant()));
    }

    /** A number somebody else wrote down; nothing where it is none. */
    void vouch(MemberId member, String typed) {
        PhoneNumber.typed(typed, country).ifPresent(phone -> keep(member, phone));
    }

    /** The number itself is shown with the membership. */
    @Override
    public void copyTo(DataCopy copy, MemberId member) {}

    @Override
    public void forget(MemberId member) {
        jdbc.update("delete from member_phone where member = ?", member.value());
    }
}
