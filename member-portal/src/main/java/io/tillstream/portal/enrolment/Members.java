package io.tillstream.portal.enrolment;

import io.tillstream.codes.MemberCard;
import io.tillstream.events.Hash;
import io.tillstream.events.Language;
import io.tillstream.events.MemberId;
import io.tillstream.events.member.Member;
import io.tillstream.portal.personal.DataCopy;
import io.tillstream.portal.personal.DataCopy.Heading;
import io.tillstream.portal.personal.PersonalData;
import io.tillstream.portal.signin.CardNumbers;
import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Everybody who is a member. Personal fields lie sealed; the database alone tells nobody's name. */
@Repository
public class Members implements PersonalData {
    private final JdbcTemplate jdbc;
    private final CardNumbers cards;
    private final Declines declines;
    private final Decisions decisions;
    private final Clock clock;
    private final Seal seal = new Seal(new SecureRandom());

    Members(JdbcTemplate jdbc, CardNumbers cards, Declines declines, Decisions decisions, Clock clock) {
        this.jdbc = jdbc;
        this.cards = cards;
        this.declines = declines;
        this.decisions = decisions;
        this.clock = clock;
    }

    /** What {@link #add} found. */
    enum Added {
        NEW,
        /** The same member with the same card was there before; nothing was changed. */
        KNOWN,
        /** The member wanted to be forgotten; nothing was changed. */
        FORGOTTEN,
        /** The member has another card, or the card another member; nothing was changed. */
        CONTRADICTS
    }

    Added add(Enrolment enrolment, Decisions.Where where) {
        Hash cardHash = cards.hashOf(enrolment.card().text());
        if (isForgotten(enrolment.member())) {
            return Added.FORGOTTEN;
        }
        List<String> known = jdbc.queryForList(
                "select member || ' ' || card_hash from member where member = ? or card_hash = ?",
                String.class,
                enrolment.member().value(),
                cardHash.hex());
        if (!known.isEmpty()) {
            return known.equals(List.of(enrolment.member() + " " + cardHash)) ? Added.KNOWN : Added.CONTRADICTS;
        }
        insert(enrolment, cardHash);
        decisions.personalised(enrolment.member(), enrolment.personalised(), where);
        return Added.NEW;
    }

    private boolean isForgotten(MemberId member) {
        return !jdbc.queryForList(
                        "select 1 from member where member = ? and forgotten_at is not null",
                        Integer.class,
                        member.value())
                .isEmpty();
    }

    private void insert(Enrolment enrolment, Hash cardHash) {
        byte[] key = seal.newKey();
        MemberId member = enrolment.member();
        EmailAddress email = enrolment.email();
        Language language = enrolment.language();
        jdbc.update(
                """
                insert into member (member, card_hash, card_sealed, name_sealed, phone_sealed, external_id_sealed,
                    email_sealed, language, enrolled_on, personalised) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
                member.value(),
                cardHash.hex(),
                seal.close(key, member, "card", enrolment.card().text()),
                sealed(key, member, "name", enrolment.name()),
                sealed(key, member, "phone", enrolment.phone()),
                sealed(key, member, "external-id", enrolment.externalId()),
                sealed(key, member, "email", email == null ? null : email.text()),
                language == null ? null : language.tag(),
                enrolment.enrolledOn(),
                enrolment.personalised());
        jdbc.update("insert into member_key (member, secret) values (?, ?)", member.value(), key);
    }

    private byte @Nullable [] sealed(byte[] key, MemberId member, String field, @Nullable String text) {
        return text == null ? null : seal.close(key, member, field, text);
    }

    /** A member's own data, opened. */
    public Optional<Profile> find(MemberId member) {
        return jdbc.query("""
                        select m.member, k.secret, m.card_sealed, m.name_sealed, m.enrolled_on, m.personalised
                        from member m join member_key k on k.member = m.member where m.member = ?
                        """, (row, number) -> profile(row), member.value()).stream()
                .findFirst();
    }

    private Profile profile(ResultSet row) throws SQLException {
        MemberId member = new MemberId(row.getString(1));
        byte[] key = row.getBytes(2);
        byte[] name = row.getBytes(4);
        return new Profile(
                member,
                new MemberCard(seal.open(key, member, "card", row.getBytes(3))),
                name == null ? null : seal.open(key, member, "name", name),
                row.getObject(5, LocalDate.class),
                row.getBoolean(6));
    }

    /** Where a member can be written to, opened. */
    public Optional<Contact> contactOf(MemberId member) {
        return jdbc.query("""
                        select k.secret, m.name_sealed, m.phone_sealed, m.email_sealed, m.language, m.personalised
                        from member m join member_key k on k.member = m.member where m.member = ?
                        """, (row, number) -> contact(member, row), member.value()).stream()
                .findFirst();
    }

    private Contact contact(MemberId member, ResultSet row) throws SQLException {
        byte[] key = row.getBytes(1);
        String email = opened(key, member, "email", row.getBytes(4));
        String language = row.getString(5);
        return new Contact(
                member,
                opened(key, member, "name", row.getBytes(2)),
                opened(key, member, "phone", row.getBytes(3)),
                email == null ? null : new EmailAddress(email),
                language == null ? null : Language.ofTag(language),
                row.getBoolean(6));
    }

    private @Nullable String opened(byte[] key, MemberId member, String field, byte @Nullable [] sealed) {
        return sealed == null ? null : seal.open(key, member, field, sealed);
    }

    /** Notes where and in which language a member wants to be written to. Another address than before is not proved. */
    public void reachAt(MemberId member, @Nullable EmailAddress email, Language language) {
        byte[] key =
                jdbc.queryForObject("select secret from member_key where member = ?", byte[].class, member.value());
        if (key == null) {
            throw new IllegalStateException("Member " + member + " has no key.");
        }
        EmailAddress before = contactOf(member).map(Contact::email).orElse(null);
        if (!Objects.equals(before, email)) {
            // Whatever was proved was proved of the address before.
            jdbc.update("delete from email_proof where member = ?", member.value());
        }
        jdbc.update(
                "update member set email_sealed = ?, language = ? where member = ?",
                sealed(key, member, "email", email == null ? null : email.text()),
                language.tag(),
                member.value());
    }

    /** A mark that only this portal can make for this member and text, 32 hexadecimal digits; nothing where there is no such member. */
    public Optional<String> markOf(MemberId member, String text) {
        return jdbc
                .queryForList("select secret from member_key where member = ?", byte[].class, member.value())
                .stream()
                .findFirst()
                .map(key -> Seal.mark(key, text));
    }

    Optional<Hash> cardHashOf(MemberId member) {
        return jdbc.queryForList("select card_hash from member where member = ?", String.class, member.value()).stream()
                .findFirst()
                .map(Hash::new);
    }

    /** Allows or forbids personal offers; {@link MemberFacts#publishNow()} tells everybody else. */
    @Transactional
    public void personalise(MemberId member, boolean allowed) {
        int changed = jdbc.update(
                "update member set personalised = ?, version = version + 1 where member = ? and personalised <> ?",
                allowed,
                member.value(),
                allowed);
        if (changed > 0) {
            decisions.personalised(member, allowed, Decisions.Where.PROFILE);
        }
    }

    @Override
    public void copyTo(DataCopy copy, MemberId member) {
        find(member).ifPresent(profile -> {
            Contact contact = contactOf(member).orElseThrow();
            EmailAddress email = contact.email();
            Language language = contact.language();
            copy.add(
                    Heading.MEMBERSHIP,
                    "number",
                    member.value(),
                    "card",
                    profile.card().text(),
                    "name",
                    profile.name(),
                    "phone",
                    contact.phone(),
                    "email",
                    email == null ? null : email.text(),
                    "language",
                    language == null ? null : language.tag(),
                    "since",
                    profile.enrolledOn(),
                    "before",
                    externalIdOf(member),
                    "personal",
                    profile.personalised());
        });
    }

    /** The number an earlier system gave. */
    private @Nullable String externalIdOf(MemberId member) {
        return jdbc
                .query(
                        "select k.secret, m.external_id_sealed from member m join member_key k on k.member = m.member where m.member = ?",
                        (row, number) ->
                                Optional.ofNullable(opened(row.getBytes(1), member, "external-id", row.getBytes(2))),
                        member.value())
                .stream()
                .flatMap(Optional::stream)
                .findFirst()
                .orElse(null);
    }

    /**
     * Destroys the member's key: whatever was sealed with it is noise from then on, in every copy that lies anywhere. The number stays,
     * for the books; {@link MemberFacts#publishNow()} tells everybody else that it is nobody's card any more.
     */
    @Override
    public void forget(MemberId member) {
        jdbc.update("delete from member_key where member = ?", member.value());
        jdbc.update("""
                update member set card_hash = 'forgotten ' || member, card_sealed = '', name_sealed = null, phone_sealed = null,
                    external_id_sealed = null, email_sealed = null, language = null, personalised = false,
                    forgotten_at = ?, version = version + 1 where member = ? and forgotten_at is null
                """, Timestamp.from(clock.instant()), member.value());
    }

    /** What is still to be published, as of a version of its member; without a fact where the member was forgotten. */
    record Unpublished(MemberId member, @Nullable Member fact, long version) {}

    List<Unpublished> unpublished(int most) {
        return jdbc.query(
                """
                select m.member, card_hash, personalised, enrolled_on, version,
                    exists (select from member_declined d where d.member = m.member), forgotten_at is not null
                from member m where published < version order by m.member limit ?
                """,
                (row, number) -> {
                    MemberId member = new MemberId(row.getString(1));
                    Member fact = row.getBoolean(7)
                            ? null
                            : new Member(
                                    member,
                                    new Hash(row.getString(2)),
                                    row.getBoolean(3),
                                    row.getObject(4, LocalDate.class),
                                    row.getBoolean(6) ? declines.of(member) : null);
                    return new Unpublished(member, fact, row.getLong(5));
                },
                most);
    }

    void published(List<Unpublished> facts) {
        jdbc.batchUpdate(
                "update member set published = ? where member = ? and published < ?",
                facts.stream()
                        .map(one -> new Object[] {one.version(), one.member().value(), one.version()})
                        .toList());
    }
}
