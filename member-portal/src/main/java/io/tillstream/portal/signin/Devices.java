package io.tillstream.portal.signin;

import io.tillstream.encoding.FactChain;
import io.tillstream.events.MemberId;
import io.tillstream.portal.personal.DataCopy;
import io.tillstream.portal.personal.PersonalData;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** Where members stay signed in, until it is over or they end it. */
@Repository
public class Devices implements PersonalData {
    /** NIST SP 800-63B-4 lets one factor hold for as long. */
    static final Duration HOLDS = Duration.ofDays(30);
    /** Of one member; the oldest ends when one more comes. */
    static final int MOST = 20;

    private static final int TOKEN_BYTES = 32;
    private static final int ID_BYTES = 9;

    private final JdbcTemplate jdbc;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();
    /** What ended, and when: sessions live in this process, and no longer than {@link SessionAge#LONGEST}. */
    private final Map<String, Long> ended = new ConcurrentHashMap<>();

    Devices(JdbcTemplate jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * A device that is known from now on.
     *
     * @param id its id
     * @param token what the browser carries; nobody else has it
     */
    record Known(String id, String token) {}

    /** Whose a device is. */
    record Owned(String id, MemberId member) {}

    Known remember(MemberId member, String browser) {
        Known known = new Known(text(ID_BYTES), text(TOKEN_BYTES));
        Timestamp now = Timestamp.from(clock.instant());
        jdbc.update(
                "insert into device (id, member, token_hash, browser, since, used_at) values (?, ?, ?, ?, ?, ?)",
                known.id(),
                member.value(),
                hash(known.token()),
                browser,
                now,
                now);
        endAll(
                "delete from device where id in (select id from device where member = ? order by since desc offset ?)"
                        + " returning id",
                member.value(),
                MOST);
        return known;
    }

    /** Whose the device is that carries this; nobody's where it was ended or is over. */
    Optional<Owned> use(String token) {
        Instant now = clock.instant();
        return jdbc
                .query(
                        "update device set used_at = ? where token_hash = ? and since > ? returning id, member",
                        (row, _) -> new Owned(row.getString(1), new MemberId(row.getString(2))),
                        Timestamp.from(now),
                        hash(token),
                        Timestamp.from(now.minus(HOLDS)))
                .stream()
                .findFirst();
    }

    /** A member's, the one used last first. */
    List<Device> of(MemberId member) {
        return jdbc.query(
                "select id, browser, since, used_at from device where member = ? and since > ? order by used_at desc, id",
                (row, _) -> new Device(
                        row.getString(1),
                        row.getString(2),
                        row.getTimestamp(3).toInstant(),
                        row.getTimestamp(4).toInstant()),
                member.value(),
                Timestamp.from(clock.instant().minus(HOLDS)));
    }

    /** Ends one, with the session it has open; whether it was the member's. */
    boolean end(MemberId member, String id) {
        return endAll("delete from device where member = ? and id = ? returning id", member.value(), id) > 0;
    }

    /** Ends the one that carries this. */
    void end(String token) {
        endAll("delete from device where token_hash = ? returning id", hash(token));
    }

    /** Ends all of a member's but one. */
    void endOthers(MemberId member, String here) {
        endAll("delete from device where member = ? and id <> ? returning id", member.value(), here);
    }

    /** Whether a session that this device opened is to end. */
    boolean hasEnded(String id) {
        return ended.containsKey(id);
    }

    private int endAll(String delete, Object... arguments) {
        List<String> gone = jdbc.queryForList(delete, String.class, arguments);
        long now = System.nanoTime();
        ended.values().removeIf(since -> now - since > SessionAge.LONGEST.toNanos());
        gone.forEach(id -> ended.put(id, now));
        return gone.size();
    }

    @Override
    public void copyTo(DataCopy copy, MemberId member) {
        of(member)
                .forEach(device -> copy.add(
                        DataCopy.Heading.DEVICES,
                        "what",
                        device.browser(),
                        "from",
                        device.since(),
                        "used",
                        device.usedAt()));
    }

    @Override
    public void forget(MemberId member) {
        endAll("delete from device where member = ? returning id", member.value());
    }

    private String text(int bytes) {
        byte[] made = new byte[bytes];
        random.nextBytes(made);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(made);
    }

    /** A token is 256 random bits: a plain hash cannot be guessed back. */
    private static String hash(String token) {
        return FactChain.hashOf(token.getBytes(StandardCharsets.UTF_8)).hex();
    }
}
