package io.tillstream.portal.phone;

import io.tillstream.portal.enrolment.MemberPhones;
import io.tillstream.portal.enrolment.PhoneNumber;
import io.tillstream.portal.signin.CardNumbers;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** Codes of six digits that show whose a telephone is: each for one browser, ten minutes, five tries and one use. */
@Repository
class PhoneCodes {
    static final Duration HOLDS = Duration.ofMinutes(10);

    /** Five tries at each of ten codes: one chance in 20,000 a day to guess into a number. */
    static final int MOST_A_DAY = 10;

    static final int MOST_TRIES = 5;

    private static final int CODES = 1_000_000;
    private static final int ID_BYTES = 16;
    private static final Duration KEPT = Duration.ofDays(1);

    private final JdbcTemplate jdbc;
    private final MemberPhones phones;
    private final CardNumbers keyed;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    PhoneCodes(JdbcTemplate jdbc, MemberPhones phones, CardNumbers keyed, Clock clock) {
        this.jdbc = jdbc;
        this.phones = phones;
        this.keyed = keyed;
        this.clock = clock;
    }

    /**
     * A code that was made and not yet sent.
     *
     * @param id what the browser's session holds
     * @param message what the message goes by; it opens nothing
     * @param digits what the telephone gets
     */
    record Code(String id, String message, String digits) {
        @Override
        public String toString() {
            return "Code[…]";
        }
    }

    enum Answer {
        RIGHT,
        WRONG,
        /** Used, too old, or tried too often: only another code helps. */
        OVER
    }

    /** Makes a code; none where the number got too many in a day. */
    Optional<Code> make(PhoneNumber phone) {
        Instant now = clock.instant();
        jdbc.update("delete from phone_code where asked_at < ?", Timestamp.from(now.minus(KEPT)));
        Code code = new Code(newId(), newId(), String.format(Locale.ROOT, "%06d", random.nextInt(CODES)));
        String phoneHash = phones.hashOf(phone);
        return jdbc.update(
                                """
                        insert into phone_code (id, phone_hash, code_hash, asked_at)
                        select ?, ?, ?, ? where (select count(*) from phone_code where phone_hash = ?) < ?
                        """,
                                code.id(),
                                phoneHash,
                                hash(code.id(), code.digits()),
                                Timestamp.from(now),
                                phoneHash,
                                MOST_A_DAY)
                        == 1
                ? Optional.of(code)
                : Optional.empty();
    }

    /** Looks at what somebody typed, and counts it before. */
    Answer check(String id, String typed) {
        List<String> hashes = jdbc.queryForList(
                """
                update phone_code set tries = tries + 1 where id = ? and not used and tries < ? and asked_at > ?
                returning code_hash
                """,
                String.class,
                id,
                MOST_TRIES,
                Timestamp.from(clock.instant().minus(HOLDS)));
        if (hashes.isEmpty()) {
            return Answer.OVER;
        }
        if (!MessageDigest.isEqual(bytes(hashes.getFirst()), bytes(hash(id, typed)))) {
            return Answer.WRONG;
        }
        return jdbc.update("update phone_code set used = true where id = ? and not used", id) == 1
                ? Answer.RIGHT
                : Answer.OVER;
    }

    private String newId() {
        byte[] bytes = new byte[ID_BYTES];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    private String hash(String id, String digits) {
        return keyed.hashOf("code|" + id + "|" + digits).hex();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
