package io.tillstream.dashboards.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
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
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;

/** Roles for the whole chain are given by two, over the whole app. */
@WholeApp
final class RoleRequestsTest {
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

    @BeforeEach
    void employ() {
        PeopleUnderTest.add(people, passwords, "second-manager", Grant.everywhere(Role.MANAGER));
    }

    @Test
    void oneAsksAndAnotherApproves() {
        PeopleUnderTest.add(people, passwords, "nils", Grant.everywhere(Role.BUYER));
        String number = ask("nils", "AUDITOR");
        assertThat(people.find("nils").orElseThrow().roles().has(Role.AUDITOR)).isFalse();

        assertThat(decide("manager", "approve", number)).isEqualTo(409);
        assertThat(decide("it", "approve", number)).isEqualTo(409);
        assertThat(people.find("nils").orElseThrow().roles().has(Role.AUDITOR)).isFalse();
        assertThat(decide("second-manager", "approve", number)).isEqualTo(302);
        assertThat(decide("second-manager", "approve", number)).isEqualTo(409);

        assertThat(people.find("nils").orElseThrow().roles().hasForTheChain(Role.AUDITOR))
                .isTrue();
        assertThat(log.find(new AuditFilter(null, null, null, null), Long.MAX_VALUE, 300))
                .filteredOn(entry -> entry.subject().equals("nils"))
                .extracting(AuditEntry::kind, AuditEntry::who)
                .contains(
                        tuple(AuditKind.APPROVAL_ASKED, "manager"),
                        tuple(AuditKind.APPROVAL_GIVEN, "second-manager"),
                        tuple(AuditKind.ROLES_CHANGED, "second-manager"));
    }

    @Test
    void whatWasRefusedIsNotGivenAndCanBeAskedForAgain() {
        PeopleUnderTest.add(people, passwords, "olga", Grant.everywhere(Role.BUYER));
        String number = ask("olga", "MANAGER");
        try (Visitor manager = signedIn("manager")) {
            assertThat(manager.post("/people/olga/give", Map.of("role", "MANAGER", "where", "chain"))
                            .statusCode())
                    .isEqualTo(409);
        }

        assertThat(decide("second-manager", "refuse", number)).isEqualTo(302);

        assertThat(people.find("olga").orElseThrow().roles().has(Role.MANAGER)).isFalse();
        assertThat(ask("olga", "MANAGER")).isNotEqualTo(number);
    }

    @Test
    void whoIsLetInWithSuchARoleWaitsForIt() {
        try (Visitor manager = signedIn("manager")) {
            assertThat(manager.post(
                                    "/people/add",
                                    Map.of("name", "pia", "called", "Pia", "role", "IT", "where", "chain"))
                            .body())
                    .contains("class=\"secret\"", "Waiting for a second person");
        }

        assertThat(people.find("pia").orElseThrow().roles().grants()).isEmpty();
    }

    @Test
    void theDatabaseRefusesThatSomebodyApprovesTheirOwn() {
        PeopleUnderTest.add(people, passwords, "quin", Grant.everywhere(Role.BUYER));
        String number = ask("quin", "IT");

        assertThatThrownBy(() -> database.sql("""
                        update approval set decided_by = asked_by, decided_at = now(), approved = true
                        where number = ?""").param(Long.parseLong(number)).update())
                .isInstanceOf(DataIntegrityViolationException.class);
    }

    private String ask(String name, String role) {
        try (Visitor manager = signedIn("manager")) {
            manager.post("/people/" + name + "/give", Map.of("role", role, "where", "chain"));
            assertThat(manager.get("/people/" + name + "?lang=en").body()).contains("Waiting for a second person");
        }
        try (Visitor second = signedIn("second-manager")) {
            Matcher number = Pattern.compile("name=\"number\" value=\"(\\d+)\"")
                    .matcher(second.get("/people/" + name).body());
            assertThat(number.find()).isTrue();
            return number.group(1);
        }
    }

    private int decide(String by, String how, String number) {
        try (Visitor visitor = signedIn(by)) {
            return visitor.post("/people/" + how, Map.of("number", number)).statusCode();
        }
    }

    private Visitor signedIn(String name) {
        Visitor visitor = new Visitor(port);
        visitor.signIn(name, RealParts.PASSWORD);
        return visitor;
    }
}
