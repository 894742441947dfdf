package io.tillstream.dashboards.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tillstream.dashboards.RealParts;
import io.tillstream.dashboards.Visitor;
import io.tillstream.dashboards.WholeApp;
import io.tillstream.dashboards.audit.AuditFilter;
import io.tillstream.dashboards.audit.AuditKind;
import io.tillstream.dashboards.audit.AuditLog;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.env.Environment;
import org.springframework.security.crypto.password.PasswordEncoder;

/** The session of somebody who signs in, from the first page to the last, and who tries at their door. */
@WholeApp
final class SessionsTest {
    @LocalServerPort
    private int port;

    @Autowired
    private People people;

    @Autowired
    private PasswordEncoder passwords;

    @Autowired
    private Environment environment;

    @Autowired
    private AuditLog log;

    @Test
    void areACookieThatNoScriptReadsAndNoOtherSiteSends() throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            List<String> cookies = client.send(
                            HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/sign-in"))
                                    .build(),
                            HttpResponse.BodyHandlers.discarding())
                    .headers()
                    .allValues("Set-Cookie");

            assertThat(cookies)
                    .hasSize(1)
                    .first()
                    .satisfies(cookie -> assertThat(cookie)
                            .contains("HttpOnly", "SameSite=Lax", "Path=/")
                            .doesNotContain("Secure", "Domain"));
        }
        assertThat(environment.getProperty("server.servlet.session.timeout", Duration.class))
                .isEqualTo(Duration.ofHours(1));
    }

    /** A cookie that somebody planted before the sign-in opens nothing after it. */
    @Test
    void takeANewNumberAtTheSignInAndAtTheChangeOfThePassword() throws IOException, InterruptedException {
        PeopleUnderTest.add(people, passwords, "nia", Grant.everywhere(Role.BUYER));
        try (Visitor visitor = new Visitor(port);
                Visitor elsewhere = new Visitor(port)) {
            visitor.get("/sign-in");
            String planted = visitor.session();
            visitor.post("/sign-in", Map.of("username", "nia", "password", RealParts.PASSWORD));
            String signedIn = visitor.session();
            elsewhere.signIn("nia", RealParts.PASSWORD);
            visitor.get("/me");
            visitor.post(
                    "/me/password",
                    Map.of("old", RealParts.PASSWORD, "wanted", "nia has another one", "again", "nia has another one"));
            String changed = visitor.session();

            assertThat(List.of(planted, signedIn, changed))
                    .doesNotHaveDuplicates()
                    .doesNotContain("");
            assertThat(opens(planted)).isFalse();
            assertThat(opens(signedIn)).isFalse();
            assertThat(opens(changed)).isTrue();
            assertThat(elsewhere.get("/me").statusCode())
                    .as("every other session")
                    .isEqualTo(302);
        }
    }

    @Test
    void endOnTheServerNotInTheBrowserAlone() throws IOException, InterruptedException {
        try (Visitor visitor = new Visitor(port)) {
            visitor.signIn("buyer", RealParts.PASSWORD);
            String kept = visitor.session();
            assertThat(opens(kept)).isTrue();

            visitor.post("/sign-out", Map.of());

            assertThat(opens(kept)).isFalse();
        }
    }

    /** Whoever makes up a number gets another one. */
    @Test
    void haveNumbersThatTheServerMakes() throws IOException, InterruptedException {
        assertThat(opens("0123456789ABCDEF0123456789ABCDEF")).isFalse();
    }

    @Test
    void doNotBeginUnderANameThatTenWrongPasswordsHaveClosed() {
        PeopleUnderTest.add(people, passwords, "pam", Grant.everywhere(Role.BUYER));
        try (Visitor visitor = new Visitor(port)) {
            for (int i = 0; i < 10; i++) {
                assertThat(signIn(visitor, "pam", "guess")).endsWith("?wrong");
            }

            assertThat(signIn(visitor, "pam", RealParts.PASSWORD)).endsWith("?closed");
        }
        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertThat(log.find(
                                new AuditFilter(null, AuditKind.SIGN_IN_FAILED, null, null), Long.MAX_VALUE, 300))
                        .filteredOn(entry -> entry.subject().equals("pam"))
                        .hasSize(10));
    }

    @Test
    void doNotBeginWhereManyNamesAreTried() {
        PeopleUnderTest.add(people, passwords, "ola", Grant.everywhere(Role.BUYER));
        try (Visitor burglar = new Visitor(port);
                Visitor ola = new Visitor(port)) {
            for (int i = 0; i < 100; i++) {
                assertThat(signIn(burglar, "nobody-" + i, "guess")).endsWith("?wrong");
            }

            assertThat(signIn(burglar, "ola", RealParts.PASSWORD)).endsWith("?closed");
            assertThat(signIn(ola, "ola", RealParts.PASSWORD)).endsWith("/");
        }
    }

    /** A program that sends rubbish closes its own address, and keeps nobody else out. */
    @Test
    void doNotBeginWithPasskeysOfNobody() {
        PeopleUnderTest.add(people, passwords, "ray", Grant.everywhere(Role.BUYER));
        try (Visitor burglar = new Visitor(port);
                Visitor ray = new Visitor(port)) {
            burglar.get("/sign-in");
            for (int i = 0; i < 100; i++) {
                assertThat(burglar.post("/sign-in/passkey", Map.of()).body()).contains("/sign-in?passkey");
            }

            assertThat(burglar.post("/sign-in/passkey", Map.of()).body()).contains("/sign-in?closed");
            assertThat(signIn(burglar, "ray", RealParts.PASSWORD)).endsWith("?closed");
            ray.get("/sign-in");
            assertThat(ray.post("/sign-in/passkey", Map.of()).body()).contains("/sign-in?passkey");
            assertThat(signIn(ray, "ray", RealParts.PASSWORD)).endsWith("/");
        }
    }

    private static String signIn(Visitor visitor, String name, String password) {
        if (visitor.session().isEmpty()) {
            visitor.get("/sign-in");
        }
        return visitor.post("/sign-in", Map.of("username", name, "password", password))
                .headers()
                .firstValue("Location")
                .orElse("");
    }

    /** Whether somebody who sends this number is let in to their account. */
    private boolean opens(String session) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(
                                    HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/me"))
                                            .header("Cookie", "TILLSTREAM_DASHBOARDS=" + session)
                                            .build(),
                                    HttpResponse.BodyHandlers.discarding())
                            .statusCode()
                    == 200;
        }
    }
}
