package io.tillstream.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class BacklogTest {
    private final Backlog<String> backlog = new Backlog<>();

    @Test
    void servesUrgentOnesFirstAndEachOnce() {
        backlog.addPatient(List.of("ann", "bob", "eve"));
        backlog.addUrgent("eve");
        backlog.addPatient(List.of("eve", "ann"));

        assertThat(backlog.take(2)).containsExactly("eve", "ann");
        assertThat(backlog.take(2)).containsExactly("bob");
        assertThat(backlog.isEmpty()).isTrue();
    }
}
