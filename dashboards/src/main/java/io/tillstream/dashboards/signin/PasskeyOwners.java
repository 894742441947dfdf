package io.tillstream.dashboards.signin;

import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.security.web.webauthn.api.ImmutablePublicKeyCredentialUserEntity;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialUserEntity;
import org.springframework.security.web.webauthn.management.PublicKeyCredentialUserEntityRepository;
import org.springframework.stereotype.Component;

/** What authenticators know people by, in PostgreSQL: a random number each. */
@Component
final class PasskeyOwners implements PublicKeyCredentialUserEntityRepository {
    private static final String OWNERS =
            "select name, display_name, handle from passkey_owner join person on name = person where ";

    private final JdbcClient database;

    PasskeyOwners(JdbcClient database) {
        this.database = database;
    }

    @Override
    public @Nullable PublicKeyCredentialUserEntity findById(Bytes handle) {
        return database.sql(OWNERS + "handle = ?")
                .param(handle.getBytes())
                .query(PasskeyOwners::owner)
                .optional()
                .orElse(null);
    }

    @Override
    public @Nullable PublicKeyCredentialUserEntity findByUsername(String name) {
        return database.sql(OWNERS + "name = ?")
                .param(name)
                .query(PasskeyOwners::owner)
                .optional()
                .orElse(null);
    }

    @Override
    public void save(PublicKeyCredentialUserEntity owner) {
        database.sql("insert into passkey_owner (person, handle) values (?, ?)")
                .params(owner.getName(), owner.getId().getBytes())
                .update();
    }

    @Override
    public void delete(Bytes handle) {
        database.sql("delete from passkey_owner where handle = ?")
                .param(handle.getBytes())
                .update();
    }

    private static PublicKeyCredentialUserEntity owner(ResultSet row, int number) throws SQLException {
        return ImmutablePublicKeyCredentialUserEntity.builder()
                .id(new Bytes(row.getBytes("handle")))
                .name(row.getString("name"))
                .displayName(row.getString("display_name"))
                .build();
    }
}
