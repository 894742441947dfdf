package io.tillstream.dashboards.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.tillstream.dashboards.RealParts;
import io.tillstream.dashboards.Visitor;
import io.tillstream.dashboards.WholeApp;
import io.tillstream.dashboards.audit.AuditEntry;
import io.tillstream.dashboards.audit.AuditFilter;
import io.tillstream.dashboards.audit.AuditKind;
import io.tillstream.dashboards.audit.AuditLog;
import io.tillstream.dashboards.signin.Grant;
import io.tillstream.dashboards.signin.People;
import io.tillstream.dashboards.signin.PeopleUnderTest;
import io.tillstream.dashboards.signin.Role;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.security.crypto.password.PasswordEncoder;

/** Letting people in, changing what they may do, and what everybody does with their own account, over the whole app. */
@WholeApp
final class PeoplePageTest {
    private static final Pattern SECRET = Pattern.compile("class=\"secret\">([a-z2-9-]{19})<");
    private static final String OWN = "a password of my own";

    @LocalServerPort
    private int port;

    @Autowired
    private People people;

    @Autowired
    private PasswordEncoder passwords;

    @Autowired
    private AuditLog log;

    @Test
    void whoIsLetInChangesTheFirstPasswordBeforeAnythingElse() {
        String first;
        try (Visitor manager = signedIn("manager", RealParts.PASSWORD)) {
            HttpResponse<String> answer = manager.post(
                    "/people/add",
                    Map.of("name", " Ada.Lark ", "called", "Ada Lark", "role", "BUYER", "where", "chain"));
            first = secret(answer.body());
            assertThat(manager.get("/people/ada.lark").body())
                    .contains("Ada Lark")
                    .doesNotContain(first);
        }
        try (Visitor ada = signedIn("ada.lark", first)) {
            assertThat(ada.get("/reorder").headers().firstValue("Location"))
                    .get()
                    .asString()
                    .endsWith("/me");
            assertThat(ada.part("/reorder/list").headers().firstValue("HX-Redirect"))
                    .hasValue("/me");
            assertThat(ada.get("/me?lang=en").body()).contains("Somebody else has seen your password");
            assertThat(ada.post("/me/password", Map.of("old", first, "wanted", OWN, "again", OWN))
                            .headers()
                            .firstValue("Location"))
                    .get()
                    .asString()
                    .endsWith("/me?changed");
            assertThat(ada.get("/reorder").body()).contains("Ada Lark");
        }
        assertThat(signsIn("ada.lark", first)).isFalse();
        assertThat(signsIn("ada.lark", OWN)).isTrue();
        assertThat(noted("ada.lark"))
                .extracting(AuditEntry::kind)
                .contains(AuditKind.PERSON_ADDED, AuditKind.PASSWORD_CHANGED);
        assertThat(noted("ada.lark").toString()).doesNotContain(first, OWN);
    }

    @Test
    void rolesAreGivenAndTakenAndNoted() {
        PeopleUnderTest.add(people, passwords, "ben", Grant.everywhere(Role.BUYER));
        try (Visitor manager = signedIn("manager", RealParts.PASSWORD)) {
            manager.post("/people/ben/give", Map.of("role", "MARKETER", "where", "chain"));
            manager.post("/people/ben/give", Map.of("role", "MARKETER", "where", "chain"));
            manager.post("/people/ben/take", Map.of("role", "BUYER", "where", "chain"));
            assertThat(manager.post("/people/ben/give", Map.of("role", "BUYER", "where", "store:s6667"))
                            .statusCode())
                    .isEqualTo(409);
        }

        assertThat(people.find("ben").orElseThrow().roles().grants()).containsExactly(Grant.everywhere(Role.MARKETER));
        assertThat(log.find(new AuditFilter(null, AuditKind.ROLES_CHANGED, null, null), Long.MAX_VALUE, 10))
                .filteredOn(entry -> entry.subject().equals("ben"))
                .extracting(AuditEntry::before, AuditEntry::after)
                .containsExactly(
                        tuple("{\"roles\":\"buyer, marketer\"}", "{\"roles\":\"marketer\"}"),
                        tuple("{\"roles\":\"buyer\"}", "{\"roles\":\"buyer, marketer\"}"));
    }

    @Test
    void aNewPasswordAndAClosedDoorEndSessions() {
        PeopleUnderTest.add(people, passwords, "cleo", Grant.everywhere(Role.MARKETER));
        try (Visitor it = signedIn("it", RealParts.PASSWORD);
                Visitor cleo = signedIn("cleo", RealParts.PASSWORD)) {
            String first =
                    secret(it.post("/people/cleo/reset-password", Map.of()).body());
            assertThat(cleo.get("/members").headers().firstValue("Location"))
                    .get()
                    .asString()
                    .endsWith("/sign-in");
            assertThat(signsIn("cleo", RealParts.PASSWORD)).isFalse();
            assertThat(signsIn("cleo", first)).isTrue();

            it.post("/people/cleo/disable", Map.of());
            assertThat(signsIn("cleo", first)).isFalse();
            it.post("/people/cleo/enable", Map.of());
            assertThat(signsIn("cleo", first)).isTrue();
        }
        assertThat(noted("cleo"))
                .extracting(AuditEntry::kind)
                .contains(AuditKind.PASSWORD_RESET, AuditKind.PERSON_DISABLED, AuditKind.PERSON_ENABLED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"give", "take", "disable", "reset-password"})
    void itChangesNothingAboutAManager(String what) {
        PeopleUnderTest.add(people, passwords, "dora", Grant.everywhere(Role.MANAGER));
        var before = people.find("dora");
        try (Visitor it = signedIn("it", RealParts.PASSWORD)) {
            HttpResponse<String> answer = it.post("/people/dora/" + what, Map.of("role", "BUYER", "where", "chain"));

            assertThat(answer.statusCode()).isEqualTo(409);
            assertThat(answer.body()).contains("a role that you may not give").doesNotContain("class=\"secret\"");
        }
        assertThat(people.find("dora")).isEqualTo(before);
        assertThat(signsIn("dora", RealParts.PASSWORD)).isTrue();
    }

    @Test
    void nobodyRaisesThemselves() {
        try (Visitor it = signedIn("it", RealParts.PASSWORD)) {
            assertThat(it.post("/people/it/give", Map.of("role", "BUYER", "where", "chain"))
                            .statusCode())
                    .isEqualTo(409);
            assertThat(it.post(
                                    "/people/add",
                                    Map.of("name", "eve", "called", "Eve", "role", "MANAGER", "where", "chain"))
                            .statusCode())
                    .isEqualTo(409);
        }
        assertThat(people.find("it").orElseThrow().roles().grants()).containsExactly(Grant.everywhere(Role.IT));
        assertThat(people.find("eve")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"manager", "machine", "settings", "", "two words", "-dash", "café"})
    void refusesNamesThatAreTakenOrNone(String name) {
        try (Visitor manager = signedIn("manager", RealParts.PASSWORD)) {
            HttpResponse<String> answer = manager.post(
                    "/people/add", Map.of("name", name, "called", "Somebody", "role", "BUYER", "where", "chain"));

            assertThat(answer.statusCode()).isEqualTo(409);
            assertThat(answer.body()).contains("Somebody").doesNotContain("class=\"secret\"");
        }
    }

    @Test
    void refusesPasswordsThatWillNotDo() {
        PeopleUnderTest.add(people, passwords, "fay", Grant.everywhere(Role.BUYER));
        try (Visitor fay = signedIn("fay", RealParts.PASSWORD)) {
            assertThat(change(fay, "not my password", OWN, OWN)).contains("not your password now");
            assertThat(change(fay, RealParts.PASSWORD, "short", "short")).contains("fewer than 12");
            assertThat(change(fay, RealParts.PASSWORD, OWN, OWN + "!")).contains("not the same both times");
            assertThat(change(fay, RealParts.PASSWORD, RealParts.PASSWORD, RealParts.PASSWORD))
                    .contains("is the old one");
        }
        assertThat(signsIn("fay", RealParts.PASSWORD)).isTrue();
    }

    @Test
    void signsOutEverywhereAndNotesEverySignOut() {
        PeopleUnderTest.add(people, passwords, "gil", Grant.everywhere(Role.BUYER));
        try (Visitor here = signedIn("gil", RealParts.PASSWORD);
                Visitor there = signedIn("gil", RealParts.PASSWORD)) {
            here.post("/me/sign-out-everywhere", Map.of());

            assertThat(there.get("/fleet").statusCode()).isEqualTo(302);
            assertThat(here.get("/fleet").statusCode()).isEqualTo(302);
        }
        try (Visitor again = signedIn("gil", RealParts.PASSWORD)) {
            again.post("/sign-out", Map.of());
        }
        assertThat(noted("gil")).extracting(AuditEntry::kind).contains(AuditKind.SESSIONS_ENDED, AuditKind.SIGNED_OUT);
    }

    private List<AuditEntry> noted(String subject) {
        return log.find(new AuditFilter(null, null, null, null), Long.MAX_VALUE, 300).stream()
                .filter(entry -> entry.subject().equals(subject))
                .toList();
    }

    private static String change(Visitor visitor, String old, String wanted, String again) {
        HttpResponse<String> answer =
                visitor.post("/me/password?lang=en", Map.of("old", old, "wanted", wanted, "again", again));
        assertThat(answer.statusCode()).isEqualTo(409);
        return answer.body();
    }

    private static String secret(String page) {
        Matcher found = SECRET.matcher(page);
        assertThat(found.find()).as("a first password on the page").isTrue();
        return found.group(1);
    }

    private Visitor signedIn(String name, String password) {
        Visitor visitor = new Visitor(port);
        visitor.signIn(name, password);
        return visitor;
    }

    /** Whether somebody comes in, be it only to change the first password. */
    private boolean signsIn(String name, String password) {
        try (Visitor visitor = new Visitor(port)) {
            return visitor.signIn(name, password)
                    .headers()
                    .firstValue("Location")
                    .orElse("")
                    .endsWith("/");
        }
    }
}
