package io.tillstream.dashboards.signin;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillstream.dashboards.Visitor;
import io.tillstream.dashboards.WholeApp;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.security.crypto.password.PasswordEncoder;

/** Whether the time of a refusal tells who works here: a name that is known, one that is not, and one that was disabled. */
@WholeApp
@EnabledIfSystemProperty(named = "test.pace", matches = "true", disabledReason = "measures, and takes a minute")
final class SignInPaceTest {
    private static final int NAMES = 30;
    /** One fewer than close a name. */
    private static final int TRIES = 9;

    @LocalServerPort
    private int port;

    @Autowired
    private People people;

    @Autowired
    private PasswordEncoder passwords;

    @Test
    void isTheSameForAnyName() {
        List<Long> known = new ArrayList<>();
        List<Long> unknown = new ArrayList<>();
        List<Long> disabled = new ArrayList<>();
        for (int i = 0; i < NAMES; i++) {
            PeopleUnderTest.add(people, passwords, "known-" + i, Grant.everywhere(Role.BUYER));
            PeopleUnderTest.add(people, passwords, "asleep-" + i, Grant.everywhere(Role.BUYER));
            people.disable("asleep-" + i);
        }
        for (int i = 0; i < NAMES; i++) {
            try (Visitor visitor = new Visitor(port)) {
                visitor.get("/sign-in");
                for (int j = 0; j < TRIES; j++) {
                    known.add(refusal(visitor, "known-" + i));
                    unknown.add(refusal(visitor, "nobody-" + i));
                    disabled.add(refusal(visitor, "asleep-" + i));
                }
            }
        }

        double ofUnknown = (double) median(unknown) / median(known);
        double ofDisabled = (double) median(disabled) / median(known);
        System.out.printf(
                "Refusals, %d each: known %d us, unknown %d us (%.3f), disabled %d us (%.3f)%n",
                known.size(), median(known), median(unknown), ofUnknown, median(disabled), ofDisabled);
        assertThat(List.of(ofUnknown, ofDisabled))
                .allSatisfy(ratio -> assertThat(ratio).isBetween(0.9, 1.1));
    }

    /** In microseconds. */
    private static long refusal(Visitor visitor, String name) {
        long began = System.nanoTime();
        assertThat(visitor.post("/sign-in", Map.of("username", name, "password", "wrong"))
                        .headers()
                        .firstValue("Location")
                        .orElse(""))
                .endsWith("?wrong");
        return Duration.ofNanos(System.nanoTime() - began).toNanos() / 1_000;
    }

    private static long median(List<Long> times) {
        List<Long> sorted = new ArrayList<>(times);
        Collections.sort(sorted);
        return sorted.get(sorted.size() / 2);
    }
}
