package io.tillstream.dashboards.signin;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.web.webauthn.api.AuthenticatorTransport;
import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.security.web.webauthn.api.CredentialRecord;
import org.springframework.security.web.webauthn.api.ImmutableCredentialRecord;
import org.springframework.security.web.webauthn.api.ImmutablePublicKeyCose;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialType;
import org.springframework.security.web.webauthn.management.UserCredentialRepository;
import org.springframework.stereotype.Component;

/** Passkeys in PostgreSQL, as Spring Security asks for them and as their owners see them. */
@Component
final class PasskeyRecords implements UserCredentialRepository {
    private static final String COLUMNS = "select * from passkey where ";

    private final JdbcClient database;
    private final Clock clock;

    PasskeyRecords(JdbcClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    @Override
    public void delete(Bytes id) {
        database.sql("delete from passkey where id = ?").param(id.getBytes()).update();
    }

    /** Keeps a new one; of one that is known, what a use changes. */
    @Override
    public void save(CredentialRecord key) {
        Timestamp now = Timestamp.from(clock.instant());
        if (database.sql("update passkey set sign_count = ?, backup_state = ?, last_used_at = ? where id = ?")
                        .params(
                                key.getSignatureCount(),
                                key.isBackupState(),
                                now,
                                key.getCredentialId().getBytes())
                        .update()
                == 0) {
            insert(key, now);
        }
    }

    private void insert(CredentialRecord key, Timestamp now) {
        database.sql("""
                        insert into passkey (id, handle, label, public_key, attestation, client_data, transports, sign_count,
                                             uv_initialized, backup_eligible, backup_state, created_at)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(List.of(
                        key.getCredentialId().getBytes(),
                        key.getUserEntityUserId().getBytes(),
                        key.getLabel(),
                        key.getPublicKey().getBytes(),
                        bytes(key.getAttestationObject()),
                        bytes(key.getAttestationClientDataJSON()),
                        key.getTransports().stream()
                                .map(AuthenticatorTransport::getValue)
                                .sorted()
                                .collect(Collectors.joining(" ")),
                        key.getSignatureCount(),
                        key.isUvInitialized(),
                        key.isBackupEligible(),
                        key.isBackupState(),
                        now))
                .update();
    }

    @Override
    public @Nullable CredentialRecord findByCredentialId(Bytes id) {
        return database.sql(COLUMNS + "id = ?")
                .param(id.getBytes())
                .query(PasskeyRecords::key)
                .optional()
                .orElse(null);
    }

    @Override
    public List<CredentialRecord> findByUserId(Bytes handle) {
        return database.sql(COLUMNS + "handle = ?")
                .param(handle.getBytes())
                .query(PasskeyRecords::key)
                .list();
    }

    /** Somebody's, the oldest first. */
    List<Passkey> of(String name) {
        return database.sql("""
                        select id, label, created_at, last_used_at, copied_at is not null copied
                        from passkey join passkey_owner using (handle)
                        where person = ? order by created_at, id""")
                .param(name)
                .query((row, _) -> new Passkey(
                        new Bytes(row.getBytes("id")).toBase64UrlString(),
                        row.getString("label"),
                        row.getTimestamp("created_at").toInstant(),
                        instant(row.getTimestamp("last_used_at")),
                        row.getBoolean("copied")))
                .list();
    }

    /** Keeps others from using it until this transaction ends; false when there is none, or it is known to be copied. */
    boolean hold(Bytes id) {
        return database.sql("select 1 from passkey where id = ? and copied_at is null for update")
                .param(id.getBytes())
                .query(Integer.class)
                .optional()
                .isPresent();
    }

    void markCopied(Bytes id) {
        database.sql("update passkey set copied_at = ? where id = ?")
                .params(Timestamp.from(clock.instant()), id.getBytes())
                .update();
    }

    /** Deletes one of somebody's; false when it is not theirs. */
    boolean delete(String name, Bytes id) {
        return database.sql(
                                "delete from passkey where id = ? and handle = (select handle from passkey_owner where person = ?)")
                        .params(id.getBytes(), name)
                        .update()
                > 0;
    }

    int deleteAll(String name) {
        return database.sql("delete from passkey where handle = (select handle from passkey_owner where person = ?)")
                .param(name)
                .update();
    }

    private static byte[] bytes(@Nullable Bytes bytes) {
        return bytes == null ? new byte[0] : bytes.getBytes();
    }

    private static @Nullable Instant instant(@Nullable Timestamp at) {
        return at == null ? null : at.toInstant();
    }

    private static CredentialRecord key(ResultSet row, int number) throws SQLException {
        Instant created = row.getTimestamp("created_at").toInstant();
        Instant used = instant(row.getTimestamp("last_used_at"));
        return ImmutableCredentialRecord.builder()
                .credentialType(PublicKeyCredentialType.PUBLIC_KEY)
                .credentialId(new Bytes(row.getBytes("id")))
                .userEntityUserId(new Bytes(row.getBytes("handle")))
                .label(row.getString("label"))
                .publicKey(new ImmutablePublicKeyCose(row.getBytes("public_key")))
                .attestationObject(new Bytes(row.getBytes("attestation")))
                .attestationClientDataJSON(new Bytes(row.getBytes("client_data")))
                .transports(transports(row.getString("transports")))
                .signatureCount(row.getLong("sign_count"))
                .uvInitialized(row.getBoolean("uv_initialized"))
                .backupEligible(row.getBoolean("backup_eligible"))
                .backupState(row.getBoolean("backup_state"))
                .created(created)
                .lastUsed(used == null ? created : used)
                .build();
    }

    private static Set<AuthenticatorTransport> transports(String words) {
        return Arrays.stream(words.split(" ", -1))
                .filter(word -> !word.isEmpty())
                .map(AuthenticatorTransport::valueOf)
                .collect(Collectors.toUnmodifiableSet());
    }
}
