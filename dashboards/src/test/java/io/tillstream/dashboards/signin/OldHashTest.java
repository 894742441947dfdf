package io.tillstream.dashboards.signin;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillstream.dashboards.RealParts;
import io.tillstream.dashboards.Visitor;
import io.tillstream.dashboards.WholeApp;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;

/** Passwords that were kept as bcrypt: they go on working, and are kept as Argon2id once they were proved. */
@WholeApp
final class OldHashTest {
    @LocalServerPort
    private int port;

    @Autowired
    private JdbcClient database;

    @Test
    void isMadeAnewWhenItWasProvedAndNotBefore() {
        String old = "{bcrypt}" + new BCryptPasswordEncoder().encode(RealParts.PASSWORD);
        database.sql("update person set password_hash = ? where name = 'marketer'")
                .param(old)
                .update();

        assertThat(signsIn("a wrong password")).isFalse();
        assertThat(hash()).isEqualTo(old);

        assertThat(signsIn(RealParts.PASSWORD)).isTrue();
        assertThat(hash()).startsWith("{argon2id}$argon2id$v=19$m=19456,t=2,p=1$");

        assertThat(signsIn(RealParts.PASSWORD)).isTrue();
        assertThat(signsIn("a wrong password")).isFalse();
    }

    private boolean signsIn(String password) {
        try (Visitor visitor = new Visitor(port)) {
            visitor.signIn("marketer", password);
            return visitor.get("/members").statusCode() == 200;
        }
    }

    private String hash() {
        return database.sql("select password_hash from person where name = 'marketer'")
                .query(String.class)
                .single();
    }
}
