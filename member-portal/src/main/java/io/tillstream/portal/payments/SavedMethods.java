package io.tillstream.portal.payments;

import io.tillstream.events.MemberId;
import io.tillstream.portal.personal.DataCopy;
import io.tillstream.portal.personal.PersonalData;
import java.security.SecureRandom;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** Methods that members have agreed to keep, until they take them away. */
@Repository
public class SavedMethods implements PersonalData {
    private final JdbcTemplate jdbc;
    private final Clock clock;
    private final PaymentProvider provider;
    private final SecureRandom random = new SecureRandom();

    SavedMethods(JdbcTemplate jdbc, Clock clock, PaymentProvider provider) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.provider = provider;
    }

    /** A member's, the newest first. */
    public List<SavedMethod> of(MemberId member) {
        return jdbc.query(
                "select id, method, brand, last_four, since from saved_method where member = ? order by since desc, id",
                (row, _) -> new SavedMethod(
                        new SavedMethodId(row.getString(1)),
                        PaymentMethod.valueOf(row.getString(2)),
                        row.getString(3),
                        row.getString(4),
                        row.getTimestamp(5).toInstant()),
                member.value());
    }

    /** What the provider knows it by; empty where it is not this member's. */
    Optional<String> token(MemberId member, SavedMethodId id) {
        return jdbc
                .queryForList(
                        "select token from saved_method where member = ? and id = ?",
                        String.class,
                        member.value(),
                        id.value())
                .stream()
                .findFirst();
    }

    /** Whether it is this member's. */
    boolean has(MemberId member, SavedMethodId id, PaymentMethod method) {
        return of(member).stream().anyMatch(one -> one.id().equals(id) && one.method() == method);
    }

    /** Keeps it; told twice it is kept once. Of a member who was forgotten meanwhile the provider is told to drop it. */
    void keep(MemberId member, PaymentMethod method, Agreement agreement) {
        int forgotten = jdbc.update(
                "insert into dropped_agreement (token, next_at) select ?, ?"
                        + " where exists (select 1 from member where member = ? and forgotten_at is not null)"
                        + " on conflict (token) do nothing",
                agreement.token(),
                Timestamp.from(clock.instant()),
                member.value());
        if (forgotten > 0) {
            return;
        }
        jdbc.update(
                """
                insert into saved_method (id, member, method, token, brand, last_four, since)
                select ?, ?, ?, ?, ?, ?, ? where not exists (select 1 from member where member = ? and forgotten_at is not null)
                on conflict (token) do nothing
                """,
                SavedMethodId.fresh(random).value(),
                member.value(),
                method.name(),
                agreement.token(),
                agreement.brand(),
                agreement.lastFour(),
                Timestamp.from(clock.instant()),
                member.value());
    }

    /**
     * Takes it away, here at once and at the provider; whether it was the member's.
     *
     * @throws PaymentRefused when the provider does not confirm; then it is still kept
     */
    public boolean remove(MemberId member, SavedMethodId id) {
        Optional<String> token = token(member, id);
        if (token.isEmpty()) {
            return false;
        }
        if (!provider.forget(token.get())) {
            throw new PaymentRefused("The provider did not take the kept method " + id + " away; try again.");
        }
        jdbc.update("delete from saved_method where member = ? and id = ?", member.value(), id.value());
        return true;
    }

    @Override
    public void copyTo(DataCopy copy, MemberId member) {
        of(member)
                .forEach(one -> copy.add(
                        DataCopy.Heading.PAYMENTS, "when", one.since(), "what", one.brand(), "number", one.lastFour()));
    }

    /** What names a method is gone at once; the provider is told to drop it until it confirms. */
    @Override
    public void forget(MemberId member) {
        jdbc.update("""
                with gone as (delete from saved_method where member = ? returning token)
                insert into dropped_agreement (token, next_at) select token, ? from gone on conflict (token) do nothing
                """, member.value(), Timestamp.from(clock.instant()));
    }
}
