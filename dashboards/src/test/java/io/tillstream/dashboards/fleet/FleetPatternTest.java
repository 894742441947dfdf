package io.tillstream.dashboards.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.tillstream.events.TillId;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** One cause for many tills is found where they meet. */
class FleetPatternTest {
    private static final Instant NOW = Instant.parse("2011-11-09T10:15:00Z");

    private static HealthRow well(String till) {
        return new HealthRow(TillId.parse(till), HealthRow.State.WELL, NOW, 0, 10, "0.2.0", List.of());
    }

    private static HealthRow found(String till, String... findings) {
        return new HealthRow(
                TillId.parse(till),
                HealthRow.State.NEEDS_SOMEBODY,
                NOW,
                0,
                10,
                "0.2.0",
                Stream.of(findings)
                        .map(finding -> new HealthRow.Told(finding, "It is " + finding, "Do"))
                        .toList());
    }

    private static HealthRow silent(String till) {
        return new HealthRow(
                TillId.parse(till),
                HealthRow.State.SILENT,
                NOW,
                0,
                10,
                "0.2.0",
                List.of(new HealthRow.Told("no-network", "No network", "Do")));
    }

    @Test
    void nothingIsSharedByOneTillOrByAFewOfMany() {
        assertThat(FleetPattern.in(List.of())).isEmpty();
        assertThat(FleetPattern.in(List.of(well("s1-t1"), found("s1-t2", "printer-cover"), silent("s2-t1"))))
                .isEmpty();
        assertThat(FleetPattern.in(List.of(
                        found("s1-t1", "no-network"),
                        found("s1-t2", "no-network"),
                        well("s1-t3"),
                        well("s1-t4"),
                        well("s1-t5"))))
                .isEmpty();
    }

    @Test
    void halfOfAStoreSharesItsSwitch() {
        assertThat(FleetPattern.in(List.of(
                        found("s1-t1", "no-network", "printer-cover"),
                        found("s1-t2", "no-network"),
                        well("s1-t3"),
                        well("s1-t4"),
                        found("s2-t1", "no-network"))))
                .extracting(FleetPattern::kind, FleetPattern::tills, FleetPattern::of, FleetPattern::finding)
                .containsExactly(
                        tuple(FleetPattern.Kind.STORE_FINDING, List.of("s1-t1", "s1-t2"), 4, "It is no-network"));
    }

    @Test
    void theSameInThreeStoresIsToldOnceAndNotForEachStore() {
        assertThat(FleetPattern.in(List.of(
                        found("s1-t1", "clock-wrong"),
                        found("s1-t2", "clock-wrong"),
                        found("s2-t1", "clock-wrong"),
                        found("s3-t1", "clock-wrong"))))
                .extracting(
                        FleetPattern::kind,
                        FleetPattern::stores,
                        pattern -> pattern.tills().size())
                .containsExactly(tuple(FleetPattern.Kind.CHAIN_FINDING, 3, 4));
    }

    @Test
    void aStoreOfWhichNothingIsHeardHasLostItsLineAndWhatItSaidBeforeIsNotCounted() {
        assertThat(FleetPattern.in(List.of(silent("s1-t1"), silent("s1-t2"), silent("s2-t1"), silent("s3-t1"))))
                .extracting(FleetPattern::kind, pattern -> String.valueOf(pattern.store()))
                .containsExactly(tuple(FleetPattern.Kind.STORE_SILENT, "s1"));
    }

    @Test
    void olderProgramsAreNamedByNumberNotByLetter() {
        HealthRow nine = new HealthRow(TillId.parse("s1-t1"), HealthRow.State.WELL, NOW, 0, 1, "0.9.0", List.of());
        HealthRow ten = new HealthRow(TillId.parse("s1-t2"), HealthRow.State.WELL, NOW, 0, 1, "0.10.0", List.of());
        HealthRow snapshot =
                new HealthRow(TillId.parse("s1-t3"), HealthRow.State.WELL, NOW, 0, 1, "0.10.0-SNAPSHOT", List.of());

        assertThat(FleetPattern.in(List.of(nine, ten, snapshot)))
                .extracting(FleetPattern::kind, FleetPattern::program, FleetPattern::tills)
                .containsExactly(
                        tuple(FleetPattern.Kind.OLDER_PROGRAM, "0.9.0", List.of("s1-t1")),
                        tuple(FleetPattern.Kind.OLDER_PROGRAM, "0.10.0-SNAPSHOT", List.of("s1-t3")));
    }
}
