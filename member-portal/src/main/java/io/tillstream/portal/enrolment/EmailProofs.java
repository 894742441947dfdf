package io.tillstream.portal.enrolment;

import io.tillstream.encoding.FactChain;
import io.tillstream.events.MemberId;
import io.tillstream.portal.personal.DataCopy;
import io.tillstream.portal.personal.DataCopy.Heading;
import io.tillstream.portal.personal.PersonalData;
import io.tillstream.portal.signin.CardNumbers;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Whether an e-mail address is the member's own, in PostgreSQL. An address begins unproved; a question goes to it, and only the link
 * in the question proves it. A letter that comes back ends that, until the link of another question is pressed.
 */
@Repository
public class EmailProofs implements PersonalData {
    /** For so long a link holds. */
    public static final Duration HOLDS = Duration.ofDays(3);

    /** So many questions go to a member, and to an address whoever says it is theirs, within {@link #WITHIN}. */
    private static final int MOST_QUESTIONS = 3;

    private static final Duration WITHIN = Duration.ofDays(7);
    private static final int TOKEN_BYTES = 32;

    private final JdbcTemplate jdbc;
    private final CardNumbers keyed;
    private final Members members;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    EmailProofs(JdbcTemplate jdbc, CardNumbers keyed, Members members, TransactionTemplate transaction, Clock clock) {
        this.jdbc = jdbc;
        this.keyed = keyed;
        this.members = members;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** How far it is. */
    public enum State {
        /** A question is to be sent. */
        WANTED,
        /** It was sent, or was not taken in seven tries, and its link was not pressed yet. */
        ASKED,
        PROVED,
        /** A letter came back. */
        BOUNCED
    }

    /** Empty where no address is to be proved. */
    public Optional<State> of(MemberId member) {
        return jdbc
                .queryForList("select state from email_proof where member = ?", String.class, member.value())
                .stream()
                .findFirst()
                .map(state -> State.valueOf(state.toUpperCase(Locale.ROOT)));
    }

    /** A question is to be sent, unless one is out already or the address is proved. */
    public void want(MemberId member) {
        Timestamp now = Timestamp.from(clock.instant());
        jdbc.update("""
                insert into email_proof (member, state, due_at, changed_at) values (?, 'wanted', ?, ?)
                on conflict (member) do nothing
                """, member.value(), now, now);
    }

    /** Another question is to be sent, also where one is out; nothing where the address is proved. */
    public void wantAgain(MemberId member) {
        Timestamp now = Timestamp.from(clock.instant());
        jdbc.update("""
                update email_proof set state = 'wanted', token_hash = null, due_at = ?, tries = 0, changed_at = ?
                where member = ? and state in ('asked', 'bounced')
                """, now, now, member.value());
    }

    /** A member to whom a question is to be sent. */
    public record Due(MemberId member, int tries) {}

    /** Those whose turn it is, kept from other portals until the transaction ends. */
    public List<Due> due(Instant now, int most) {
        return jdbc.query(
                """
                select member, tries from email_proof where state = 'wanted' and due_at <= ?
                order by due_at, member limit ? for update skip locked
                """,
                (row, number) -> new Due(new MemberId(row.getString(1)), row.getInt(2)),
                Timestamp.from(now),
                most);
    }

    /** From when on a question may go to a member at an address: not more than three in seven days, to either. */
    public Instant freeAt(MemberId member, EmailAddress address, Instant now) {
        List<Instant> asked = jdbc.query(
                """
                select asked_at from email_question where (member = ? or address_hash = ?) and asked_at > ?
                order by asked_at desc
                """,
                (row, number) -> row.getTimestamp(1).toInstant(),
                member.value(),
                hash(address),
                Timestamp.from(now.minus(WITHIN)));
        return asked.size() < MOST_QUESTIONS
                ? now
                : asked.get(MOST_QUESTIONS - 1).plus(WITHIN);
    }

    private String hash(EmailAddress address) {
        return keyed.hashOf("email|" + address.text().toLowerCase(Locale.ROOT)).hex();
    }

    /** A question is on its way; the word for its link, which nobody else can make and which is kept nowhere. */
    public String ask(MemberId member, EmailAddress address, Instant now) {
        byte[] bytes = new byte[TOKEN_BYTES];
        random.nextBytes(bytes);
        String token = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        jdbc.update("""
                update email_proof set state = 'asked', token_hash = ?, expires_at = ?, changed_at = ?
                where member = ? and state = 'wanted'
                """, digest(token), Timestamp.from(now.plus(HOLDS)), Timestamp.from(now), member.value());
        jdbc.update(
                "insert into email_question (member, address_hash, asked_at) values (?, ?, ?)",
                member.value(),
                hash(address),
                Timestamp.from(now));
        return token;
    }

    /** The question was not taken now: it waits for a moment, and is not counted. */
    public void askLater(MemberId member, Instant askedAt, Instant until, int tries) {
        jdbc.update("""
                update email_proof set state = 'wanted', token_hash = null, due_at = ?, tries = ?
                where member = ? and state = 'asked'
                """, Timestamp.from(until), tries, member.value());
        giveUp(member, askedAt);
    }

    /** It waits for a moment, and was not tried. */
    public void hold(MemberId member, Instant until) {
        jdbc.update(
                "update email_proof set due_at = ? where member = ? and state = 'wanted'",
                Timestamp.from(until),
                member.value());
    }

    /** There is nothing to be asked of a member any more. */
    public void drop(MemberId member) {
        jdbc.update("delete from email_proof where member = ? and state = 'wanted'", member.value());
    }

    /** Whether a link holds now; looking changes nothing. */
    public boolean holds(MemberId member, String token) {
        return !jdbc.queryForList("""
                        select 1 from email_proof
                        where member = ? and state = 'asked' and token_hash = ? and expires_at > ?
                        """, Integer.class, member.value(), digest(token), Timestamp.from(clock.instant()))
                .isEmpty();
    }

    /** The link was pressed. Whether it held; it holds once. */
    public boolean prove(MemberId member, String token) {
        Timestamp now = Timestamp.from(clock.instant());
        return jdbc.update("""
                        update email_proof set state = 'proved', token_hash = null, expires_at = null, changed_at = ?
                        where member = ? and state = 'asked' and token_hash = ? and expires_at > ?
                        """, now, member.value(), digest(token), now) == 1;
    }

    /**
     * A letter came back: nothing more is sent to its address until it is proved again. Of an address that is the member's no more it
     * says nothing; whoever changes the address waits meanwhile for the row.
     */
    public void bounced(MemberId member, String address) {
        transaction.executeWithoutResult(_ -> {
            boolean hasOne = !jdbc.queryForList(
                            "select 1 from email_proof where member = ? for update", Integer.class, member.value())
                    .isEmpty();
            boolean isTheirs = hasOne
                    && members.contactOf(member)
                            .map(Contact::email)
                            .map(EmailAddress::text)
                            .filter(address::equalsIgnoreCase)
                            .isPresent();
            if (isTheirs) {
                jdbc.update("""
                        update email_proof set state = 'bounced', token_hash = null, expires_at = null, changed_at = ?
                        where member = ? and state <> 'bounced'
                        """, Timestamp.from(clock.instant()), member.value());
            }
        });
    }

    /** The question with this word was refused for good; of a later one that says nothing. */
    public void refused(MemberId member, String token) {
        jdbc.update("""
                update email_proof set state = 'bounced', token_hash = null, expires_at = null, changed_at = ?
                where member = ? and state = 'asked' and token_hash = ?
                """, Timestamp.from(clock.instant()), member.value(), digest(token));
    }

    /** The question is not tried any more, and not counted: it was never taken, nor refused for good. */
    public void giveUp(MemberId member, Instant askedAt) {
        jdbc.update(
                "delete from email_question where member = ? and asked_at = ?",
                member.value(),
                Timestamp.from(askedAt));
    }

    private static String digest(String token) {
        return FactChain.hashOf(token.getBytes(StandardCharsets.UTF_8)).hex();
    }

    @Override
    public void copyTo(DataCopy copy, MemberId member) {
        jdbc.query(
                "select asked_at from email_question where member = ? order by id",
                row -> {
                    copy.add(
                            Heading.MESSAGES,
                            "when",
                            row.getTimestamp(1).toInstant(),
                            "channel",
                            "EMAIL",
                            "about",
                            "address");
                },
                member.value());
    }

    @Override
    public void forget(MemberId member) {
        jdbc.update("delete from email_proof where member = ?", member.value());
        jdbc.update("delete from email_question where member = ?", member.value());
    }
}
