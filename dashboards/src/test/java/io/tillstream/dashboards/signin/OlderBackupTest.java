package io.tillstream.dashboards.signin;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillstream.dashboards.RealParts;
import io.tillstream.dashboards.Visitor;
import io.tillstream.dashboards.WholeApp;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;

/** A backup from when a name was its role: whoever came back with it signs in. */
@WholeApp
final class OlderBackupTest {
    @LocalServerPort
    private int port;

    @Autowired
    private People people;

    @Autowired
    private PasswordEncoder passwords;

    @Autowired
    private JdbcClient database;

    @Test
    void itsPeopleAreMovedAtTheNextStartAndNobodyIsOverwritten() {
        Person manager = people.find("manager").orElseThrow();
        cameBack("older-auditor", "auditor", passwords.encode(RealParts.PASSWORD));
        cameBack("manager", "manager", "{argon2id}another one");

        people.takeOver();

        assertThat(people.find("older-auditor").orElseThrow().roles().hasForTheChain(Role.AUDITOR))
                .isTrue();
        assertThat(people.find("manager")).hasValue(manager);
        assertThat(database.sql("select count(*) from app_user")
                        .query(Long.class)
                        .single())
                .isZero();
        try (Visitor visitor = new Visitor(port)) {
            visitor.signIn("older-auditor", RealParts.PASSWORD);
            assertThat(visitor.get("/audit").statusCode()).isEqualTo(200);
        }
        try (Visitor visitor = new Visitor(port)) {
            visitor.signIn("manager", RealParts.PASSWORD);
            assertThat(visitor.get("/audit").statusCode()).isEqualTo(200);
        }
    }

    private void cameBack(String name, String role, String hash) {
        database.sql("insert into app_user (name, role, password_hash) values (?, ?, ?)")
                .params(name, role, hash)
                .update();
    }
}
