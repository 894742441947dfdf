package io.tillstream.dashboards.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

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
import java.time.Duration;
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
        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertThat(noted(owner.name())).contains(AuditKind.SIGN_IN_CLOSED));
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

    /** A new password and no second factor together are the account itself: whoever did the one does not do the other. */
    @Test
    void isNotTakenOffByWhoeverGaveTheNewPasswordNorTheOtherWayRound() {
        Owner owner = setUp("ivo");
        try (Visitor it = new Visitor(port);
                Visitor manager = new Visitor(port)) {
            it.signIn("it", RealParts.PASSWORD);
            manager.signIn("manager", RealParts.PASSWORD);
            it.get("/people/ivo");
            manager.get("/people/ivo");

            assertThat(reset(it, "password")).isEqualTo(200);
            assertThat(reset(it, "second-factor")).isEqualTo(409);
            assertThat(people.find("ivo").orElseThrow().secondFactor()).isTrue();
            assertThat(reset(manager, "second-factor")).isLessThan(400);
            assertThat(reset(manager, "password"))
                    .as("the other half of what the manager did")
                    .isEqualTo(409);
            assertThat(people.find("ivo").orElseThrow().secondFactor()).isFalse();
        }
        assertThat(noted(owner.name())).contains(AuditKind.PASSWORD_RESET, AuditKind.SECOND_FACTOR_RESET);
    }

    @Test
    void isResetByTheSameAgainOnceItsOwnerHasComeIn() {
        setUp("jan");
        try (Visitor it = new Visitor(port);
                Visitor owner = new Visitor(port)) {
            it.signIn("it", RealParts.PASSWORD);
            it.get("/people/jan");
            assertThat(reset(it, "jan", "second-factor")).isLessThan(400);
            assertThat(reset(it, "jan", "password")).isEqualTo(409);

            assertThat(password(owner, "jan")).endsWith("/");

            assertThat(reset(it, "jan", "password")).isEqualTo(200);
        }
    }

    private static int reset(Visitor visitor, String what) {
        return reset(visitor, "ivo", what);
    }

    private static int reset(Visitor visitor, String name, String what) {
        return visitor.post("/people/" + name + "/reset-" + what, Map.of()).statusCode();
    }

    /** With a code just shown at the sign-in; the old codes are worth nothing then. */
    @Test
    void renewsRecoveryCodesOnlyForWhoeverHasShownACodeJustNow() {
        Owner owner = setUp("kai");
        try (Visitor visitor = new Visitor(port)) {
            password(visitor, "kai");
            visitor.get("/sign-in/code");
            code(visitor, owner.authenticator().next(1));
            visitor.get("/me");
            String page = visitor.post("/me/recovery-codes", Map.of()).body();
            List<String> renewed = RECOVERY.matcher(page)
                    .results()
                    .map(found -> found.group(1))
                    .toList();
            assertThat(renewed).hasSize(10).doesNotContainAnyElementsOf(owner.recovery());

            password(visitor, "kai");
            visitor.get("/sign-in/code");
            assertThat(code(visitor, owner.recovery().getFirst())).endsWith("?wrong");
            assertThat(code(visitor, renewed.getFirst())).endsWith("/");
        }
        assertThat(noted("kai")).contains(AuditKind.RECOVERY_CODES_RENEWED);
    }

    /** Codes and recovery codes are not guessed behind the sign-in either. */
    @Test
    void closesTheNameAfterTenWrongCodesOnOnesOwnPage() {
        Owner owner = setUp("meg");
        try (Visitor visitor = new Visitor(port);
                Visitor next = new Visitor(port)) {
            password(visitor, "meg");
            visitor.get("/sign-in/code");
            code(visitor, owner.authenticator().next(1));
            visitor.get("/me");
            for (int i = 0; i < 10; i++) {
                String guess = i % 2 == 0 ? "abcde-fghjk" : "000000";
                String what = i < 5 ? "/me/prove" : "/me/second-factor/take-off";
                assertThat(visitor.post(what, Map.of("code", guess)).statusCode())
                        .isEqualTo(409);
            }

            assertThat(visitor.post("/me/prove", Map.of("code", owner.recovery().getFirst()))
                            .statusCode())
                    .as("a right one, not looked at")
                    .isEqualTo(409);
            assertThat(password(next, "meg")).endsWith("/sign-in?closed");
        }
    }

    @Test
    void renewsNothingForWhoeverFindsAnOpenPage() {
        Owner owner = setUp("lou");
        try (Visitor open = new Visitor(port)) {
            // A session that began before the factor was set up, and never showed it.
            PeopleUnderTest.add(people, passwords, "max", Grant.everywhere(Role.BUYER));
            open.signIn("max", RealParts.PASSWORD);
            open.post("/me/second-factor/begin", Map.of("password", RealParts.PASSWORD));
            Matcher secret = SECRET.matcher(open.get("/me/second-factor").body());
            assertThat(secret.find()).isTrue();
            Authenticator authenticator = Authenticator.of(secret.group(1));
            open.post("/me/second-factor/confirm", Map.of("code", authenticator.next(0)));

            assertThat(open.post("/me/recovery-codes", Map.of()).statusCode()).isEqualTo(409);
            assertThat(open.post("/me/prove", Map.of("code", owner.recovery().getFirst()))
                            .statusCode())
                    .as("somebody else's code")
                    .isEqualTo(409);
            assertThat(open.post("/me/prove", Map.of("code", authenticator.next(1)))
                            .statusCode())
                    .isEqualTo(302);
            assertThat(open.post("/me/recovery-codes", Map.of()).statusCode()).isEqualTo(200);
        }
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
