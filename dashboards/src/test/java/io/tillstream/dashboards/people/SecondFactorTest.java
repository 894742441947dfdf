package io.tillstream.dashboards.people;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillstream.dashboards.RealParts;
import io.tillstream.dashboards.Visitor;
import io.tillstream.dashboards.WholeApp;
import io.tillstream.dashboards.audit.AuditEntry;
import io.tillstream.dashboards.audit.AuditFilter;
import io.tillstream.dashboards.audit.AuditKind;
import io.tillstream.dashboards.audit.AuditLog;
import io.tillstream.dashboards.signin.Authenticator;
import io.tillstream.dashboards.signin.Grant;
import io.tillstream.dashboards.signin.People;
import io.tillstream.dashboards.signin.PeopleUnderTest;
import io.tillstream.dashboards.signin.Role;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;

/** A second factor from setting it up to losing the telephone, over the whole app. */
@WholeApp
final class SecondFactorTest {
    private static final Pattern SECRET = Pattern.compile("class=\"code\">([A-Z2-7 ]+)<");
    private static final Pattern RECOVERY = Pattern.compile("<li>([a-z2-9]{5}-[a-z2-9]{5})</li>");

    @LocalServerPort
    private int port;

    @Autowired
    private People people;

    @Autowired
    private PasswordEncoder passwords;

    @Autowired
    private AuditLog log;

    @Autowired
    private JdbcClient database;

    /** Who has one, and what is needed to come in. */
    private record Owner(String name, Authenticator authenticator, List<String> recovery) {}

    @Test
    void isAskedForAfterThePasswordAndOpensNothingWithoutTheCode() {
        Owner owner = setUp("hal");
        try (Visitor visitor = new Visitor(port)) {
            assertThat(password(visitor, owner.name())).endsWith("/sign-in/code");
            assertThat(visitor.get("/fleet").headers().firstValue("Location"))
                    .get()
                    .asString()
                    .endsWith("/sign-in");
            assertThat(visitor.get("/me").statusCode()).isEqualTo(302);
            visitor.get("/sign-in/code");
            assertThat(code(visitor, "000000")).endsWith("/sign-in/code?wrong");
            assertThat(visitor.get("/fleet").statusCode()).isEqualTo(302);

            assertThat(code(visitor, owner.authenticator().next(1))).endsWith("/");

            assertThat(visitor.get("/fleet").statusCode()).isEqualTo(200);
        }
        assertThat(noted(owner.name())).contains(AuditKind.SIGNED_IN, AuditKind.SECOND_FACTOR_SET_UP);
    }

    @Test
    void takesEachCodeOnce() {
        Owner owner = setUp("ida");
        String code = owner.authenticator().next(1);
        try (Visitor first = new Visitor(port);
                Visitor second = new Visitor(port)) {
            password(first, owner.name());
            first.get("/sign-in/code");
            assertThat(code(first, code)).endsWith("/");

            password(second, owner.name());
            second.get("/sign-in/code");
            assertThat(code(second, code)).endsWith("?wrong");
            String recovery = owner.recovery().getFirst();
            assertThat(code(second, recovery.toUpperCase(Locale.ROOT).replace("-", " ")))
                    .endsWith("/");
            assertThat(second.get("/me?lang=en").body()).contains("Recovery codes left: 9");

            password(first, owner.name());
            first.get("/sign-in/code");
            assertThat(code(first, recovery)).endsWith("?wrong");
        }
        assertThat(noted(owner.name())).contains(AuditKind.RECOVERY_CODE_USED);
    }

    /** A right password does not start the count again, else ten more codes could be guessed with each. */
    @Test
    void closesTheNameAfterTenWrongCodesWithHoweverManyRightPasswordsBetween() {
        Owner owner = setUp("jon");
        try (Visitor visitor = new Visitor(port)) {
            for (int i = 0; i < 10; i++) {
                password(visitor, owner.name());
                visitor.get("/sign-in/code");
                code(visitor, "12345" + i % 2);
            }

            assertThat(code(visitor, owner.authenticator().next(1))).endsWith("/sign-in?closed");
            assertThat(password(visitor, owner.name())).endsWith("/sign-in?closed");
        }
        assertThat(noted(owner.name())).contains(AuditKind.SIGN_IN_CLOSED);
    }

    @Test
    void isTakenOffByWhoeverMayResetThePassword() {
        Owner owner = setUp("kim");
        try (Visitor it = new Visitor(port)) {
            it.signIn("it", RealParts.PASSWORD);
            it.post("/people/kim/reset-second-factor", Map.of());
        }
        try (Visitor visitor = new Visitor(port)) {
            assertThat(password(visitor, owner.name())).endsWith("/");
        }
        assertThat(noted(owner.name())).contains(AuditKind.SECOND_FACTOR_RESET);
    }

    @Test
    void theDatabaseHoldsNothingThatMakesACode() {
        Owner owner = setUp("lea");

        String rows = database.sql("""
                        select encode(secret, 'hex') || (select string_agg(hash, ' ') from recovery_code where person = 'lea')
                        from second_factor where person = 'lea'""").query(String.class).single();

        assertThat(rows).doesNotContain(owner.authenticator().hex());
        owner.recovery().forEach(code -> assertThat(rows).doesNotContain(code, code.replace("-", "")));
    }

    @Test
    void isNotBegunWithoutThePasswordNorConfirmedWithoutACode() {
        PeopleUnderTest.add(people, passwords, "mia", Grant.everywhere(Role.BUYER));
        try (Visitor visitor = new Visitor(port)) {
            visitor.signIn("mia", RealParts.PASSWORD);
            assertThat(visitor.post("/me/second-factor/begin", Map.of("password", "wrong"))
                            .statusCode())
                    .isEqualTo(409);
            visitor.post("/me/second-factor/begin", Map.of("password", RealParts.PASSWORD));
            assertThat(visitor.post("/me/second-factor/confirm", Map.of("code", "abc"))
                            .statusCode())
                    .isEqualTo(409);
        }
        assertThat(people.find("mia").orElseThrow().secondFactor()).isFalse();
    }

    private Owner setUp(String name) {
        PeopleUnderTest.add(people, passwords, name, Grant.everywhere(Role.BUYER));
        try (Visitor visitor = new Visitor(port)) {
            visitor.signIn(name, RealParts.PASSWORD);
            visitor.post("/me/second-factor/begin", Map.of("password", RealParts.PASSWORD));
            Matcher secret = SECRET.matcher(visitor.get("/me/second-factor").body());
            assertThat(secret.find()).isTrue();
            Authenticator authenticator = Authenticator.of(secret.group(1));
            String page = visitor.post("/me/second-factor/confirm", Map.of("code", authenticator.next(0)))
                    .body();
            List<String> codes = RECOVERY.matcher(page)
                    .results()
                    .map(found -> found.group(1))
                    .toList();
            assertThat(codes).hasSize(10).doesNotHaveDuplicates();
            return new Owner(name, authenticator, codes);
        }
    }

    private static String password(Visitor visitor, String name) {
        return visitor.signIn(name, RealParts.PASSWORD)
                .headers()
                .firstValue("Location")
                .orElse("");
    }

    private static String code(Visitor visitor, String code) {
        HttpResponse<String> answer = visitor.post("/sign-in/code", Map.of("code", code));
        return answer.headers().firstValue("Location").orElse("");
    }

    private List<AuditKind> noted(String subject) {
        return log.find(new AuditFilter(null, null, null, null), Long.MAX_VALUE, 300).stream()
                .filter(entry -> entry.subject().equals(subject))
                .map(AuditEntry::kind)
                .toList();
    }
}
