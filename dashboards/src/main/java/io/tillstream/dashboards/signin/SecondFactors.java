package io.tillstream.dashboards.signin;

import io.tillstream.dashboards.audit.AuditKind;
import io.tillstream.dashboards.audit.AuditLog;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Second factors of people: a secret in their authenticator program, and ten recovery codes for when that, or a passkey, is
 * lost.
 */
@Component
public final class SecondFactors {
    private static final int RECOVERY_CODES = 10;
    private static final String LETTERS = "abcdefghjkmnpqrstuvwxyz23456789";
    private static final int IN_A_HALF = 5;
    /** Clocks of telephones are wrong by less than that. */
    private static final int STEPS_OFF = 1;

    private final JdbcClient database;
    private final TransactionTemplate transactions;
    private final SecondFactorKey key;
    private final AuditLog log;
    private final InstantSource clock;
    private final SecureRandom random = new SecureRandom();

    @Autowired
    SecondFactors(JdbcClient database, PlatformTransactionManager transactions, SecondFactorKey key, AuditLog log) {
        // Not business time: an authenticator program goes by the world's.
        this(database, transactions, key, log, InstantSource.system());
    }

    SecondFactors(
            JdbcClient database,
            PlatformTransactionManager transactions,
            SecondFactorKey key,
            AuditLog log,
            InstantSource clock) {
        this.database = database;
        this.transactions = new TransactionTemplate(transactions);
        this.key = key;
        this.log = log;
        this.clock = clock;
    }

    /** Whether this home has a key for them. */
    public boolean arePossible() {
        return key.isThere();
    }

    /** Whether somebody has one that was confirmed. */
    public boolean isOn(String name) {
        return database.sql("select count(*) from second_factor where person = ? and confirmed_at is not null")
                        .param(name)
                        .query(Long.class)
                        .single()
                > 0;
    }

    /** Makes a secret that holds once a code of it was typed; one that was confirmed stays until it is taken off. */
    public void begin(String name) {
        byte[] secret = new byte[Totp.SECRET_BYTES];
        random.nextBytes(secret);
        database.sql("""
                        insert into second_factor (person, secret) values (?, ?)
                        on conflict (person) do update set secret = excluded.secret, last_step = 0
                            where second_factor.confirmed_at is null""").params(name, key.locked(name, secret)).update();
    }

    /** The secret somebody has begun with and not confirmed, in base 32. */
    public Optional<String> begun(String name) {
        return secret(name, false).map(Base32::text);
    }

    /**
     * Turns it on, if the code is right.
     *
     * @return the recovery codes, shown once; nothing when the code was wrong
     */
    public Optional<List<String>> confirm(String name, String code) {
        return Objects.requireNonNull(transactions.execute(_ -> {
            if (!isOfASecret(name, code, false)) {
                return Optional.empty();
            }
            database.sql("update second_factor set confirmed_at = now() where person = ?")
                    .param(name)
                    .update();
            log.note(AuditKind.SECOND_FACTOR_SET_UP, name, null, null);
            return Optional.of(newCodes(name));
        }));
    }

    /** Makes ten new recovery codes, shown once; the old ones are worth nothing any more. */
    public List<String> renewCodes(String name) {
        return Objects.requireNonNull(transactions.execute(_ -> {
            log.note(AuditKind.RECOVERY_CODES_RENEWED, name, null, null);
            return newCodes(name);
        }));
    }

    private List<String> newCodes(String name) {
        List<String> codes = Stream.generate(this::recoveryCode)
                .distinct()
                .limit(RECOVERY_CODES)
                .toList();
        dropCodes(name);
        codes.forEach(each -> database.sql("insert into recovery_code (person, hash) values (?, ?)")
                .params(name, key.hash(name, plain(each)))
                .update());
        return codes;
    }

    private void dropCodes(String name) {
        database.sql("delete from recovery_code where person = ?").param(name).update();
    }

    /** Whether this is a code of now, or a recovery code; either is right once. */
    public boolean prove(String name, String code) {
        return isOfASecret(name, code, true) || isRecovery(name, code);
    }

    /** How many recovery codes are left. */
    public long left(String name) {
        return database.sql("select count(*) from recovery_code where person = ? and used_at is null")
                .param(name)
                .query(Long.class)
                .single();
    }

    /** Takes it off: by oneself, or by somebody who may. */
    public void takeOff(String name, boolean byOneself) {
        transactions.executeWithoutResult(_ -> {
            if (database.sql("delete from second_factor where person = ?")
                            .param(name)
                            .update()
                    > 0) {
                log.note(
                        byOneself ? AuditKind.SECOND_FACTOR_TAKEN_OFF : AuditKind.SECOND_FACTOR_RESET,
                        name,
                        null,
                        null);
            }
            dropCodesWithoutFactor(name);
        });
    }

    /** Recovery codes stand in for a code or a passkey, and go with the last of them. */
    public void dropCodesWithoutFactor(String name) {
        database.sql("""
                        delete from recovery_code where person = ?
                            and not exists (select 1 from second_factor f
                                            where f.person = recovery_code.person and f.confirmed_at is not null)
                            and not exists (select 1 from passkey_owner o join passkey using (handle)
                                            where o.person = recovery_code.person)""").param(name).update();
    }

    private boolean isOfASecret(String name, String typed, boolean confirmed) {
        String code = typed.replace(" ", "");
        Optional<byte[]> secret = secret(name, confirmed);
        if (secret.isEmpty()) {
            return false;
        }
        long now = Totp.step(clock.instant());
        for (long step = now - STEPS_OFF; step <= now + STEPS_OFF; step++) {
            if (isSame(Totp.code(secret.get(), step), code)) {
                // Two at once with the same code: one of them comes too late.
                return database.sql("update second_factor set last_step = ? where person = ? and last_step < ?")
                                .params(step, name, step)
                                .update()
                        > 0;
            }
        }
        return false;
    }

    private boolean isRecovery(String name, String typed) {
        if (!key.isThere()) {
            return false;
        }
        return Boolean.TRUE.equals(transactions.execute(_ -> {
            int used =
                    database.sql("""
                            update recovery_code set used_at = now()
                            where person = ? and hash = ? and used_at is null""").params(name, key.hash(name, plain(typed))).update();
            if (used > 0) {
                log.note(name, AuditKind.RECOVERY_CODE_USED, name, null, null);
            }
            return used > 0;
        }));
    }

    private Optional<byte[]> secret(String name, boolean confirmed) {
        return database.sql("select secret from second_factor where person = ? and (confirmed_at is not null) = ?")
                .params(name, confirmed)
                .query((row, _) -> row.getBytes("secret"))
                .optional()
                .map(locked -> key.unlocked(name, locked));
    }

    /** {@code abcde-fghjk}, 49 bits. */
    private String recoveryCode() {
        String letters = random.ints(2L * IN_A_HALF, 0, LETTERS.length())
                .mapToObj(LETTERS::charAt)
                .map(String::valueOf)
                .collect(Collectors.joining());
        return letters.substring(0, IN_A_HALF) + "-" + letters.substring(IN_A_HALF);
    }

    private static String plain(String code) {
        return code.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
    }

    private static boolean isSame(String expected, String typed) {
        return MessageDigest.isEqual(expected.getBytes(StandardCharsets.UTF_8), typed.getBytes(StandardCharsets.UTF_8));
    }
}
