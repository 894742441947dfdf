package io.tillstream.portal.signin;

import io.tillstream.events.Hash;
import io.tillstream.events.MemberId;
import io.tillstream.portal.personal.DataCopy;
import io.tillstream.portal.personal.PersonalData;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.security.core.session.SessionInformation;
import org.springframework.security.core.session.SessionRegistry;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UserDetailsPasswordService;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Repository;

/** Passwords by card. */
@Repository
public class Credentials implements UserDetailsService, UserDetailsPasswordService, PersonalData {
    /** NIST SP 800-63B, 5.2.2: at most 100 failures in a row; the throttle steps in far earlier. */
    private static final int MOST_FAILURES = 100;

    private final JdbcTemplate jdbc;
    private final PasswordEncoder encoder;
    private final CardNumbers cards;
    private final SessionRegistry sessions;
    private final Devices devices;
    private final Clock clock;

    Credentials(
            JdbcTemplate jdbc,
            PasswordEncoder encoder,
            CardNumbers cards,
            SessionRegistry sessions,
            Devices devices,
            Clock clock) {
        this.jdbc = jdbc;
        this.encoder = encoder;
        this.cards = cards;
        this.sessions = sessions;
        this.devices = devices;
        this.clock = clock;
    }

    /** Sets a member's password and ends every session and device that was signed in with the one before. */
    public void choose(MemberId member, Hash cardHash, Password password) {
        jdbc.update(
                """
                insert into credential (card_hash, member, password_hash, changed_at) values (?, ?, ?, ?)
                on conflict (member) do update set password_hash = excluded.password_hash, failures = 0,
                    changed_at = excluded.changed_at
                """, cardHash.hex(), member.value(), encoder.encode(password.text()), Timestamp.from(clock.instant()));
        devices.forget(member);
        endSessions(member);
    }

    private void endSessions(MemberId member) {
        sessions.getAllSessions(new SignedInMember(member, "", false), false).forEach(SessionInformation::expireNow);
    }

    /** Whether a member has a password. */
    public boolean has(MemberId member) {
        return !hashesOf(member).isEmpty();
    }

    /** Whether this is the member's password; false where there is none. */
    public boolean matches(MemberId member, String typed) {
        return hashesOf(member).stream().anyMatch(hash -> encoder.matches(typed, hash));
    }

    private List<String> hashesOf(MemberId member) {
        return jdbc.queryForList("select password_hash from credential where member = ?", String.class, member.value());
    }

    /** Of a password nothing can be shown. */
    @Override
    public void copyTo(DataCopy copy, MemberId member) {}

    @Override
    public void forget(MemberId member) {
        jdbc.update("delete from credential where member = ?", member.value());
        endSessions(member);
    }

    @Override
    public SignedInMember loadUserByUsername(String typedCard) {
        return jdbc
                .query(
                        "select member, password_hash, failures from credential where card_hash = ?",
                        (row, number) -> new SignedInMember(
                                new MemberId(row.getString(1)), row.getString(2), row.getInt(3) >= MOST_FAILURES),
                        hash(typedCard))
                .stream()
                .findFirst()
                .orElseThrow(() -> new UsernameNotFoundException("No such card."));
    }

    /** The same password, hashed as it is hashed today. */
    @Override
    public UserDetails updatePassword(UserDetails user, @Nullable String newHash) {
        SignedInMember signedIn = (SignedInMember) user;
        String hash = Objects.requireNonNull(newHash);
        jdbc.update(
                "update credential set password_hash = ? where member = ? and password_hash = ?",
                hash,
                signedIn.member().value(),
                signedIn.passwordHash());
        return new SignedInMember(signedIn.member(), hash, signedIn.locked());
    }

    void failed(String typedCard) {
        jdbc.update("update credential set failures = failures + 1 where card_hash = ?", hash(typedCard));
    }

    void succeeded(String typedCard) {
        jdbc.update("update credential set failures = 0 where card_hash = ? and failures > 0", hash(typedCard));
    }

    private String hash(String typedCard) {
        return cards.hashOf(CardNumbers.normalised(typedCard)).hex();
    }
}
