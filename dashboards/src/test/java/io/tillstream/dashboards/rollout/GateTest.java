package io.tillstream.dashboards.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillstream.dashboards.fleet.TillHealths;
import io.tillstream.events.TillId;
import io.tillstream.events.till.SettingsHeld;
import io.tillstream.events.till.TillHealth;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What tills say decides whether a roll-out goes on. */
class GateTest {
    private static final Instant BEGAN = Instant.parse("2011-11-09T10:00:00Z");
    private static final Duration SOAK = Duration.ofMinutes(15);
    private static final TillId FIRST = TillId.parse("s1-t1");
    private static final TillId LATE = TillId.parse("s1-t2");

    private static final Rollout ROLLOUT =
            new Rollout(7, "s1", List.of(), "Lock sooner", SOAK, "it", BEGAN, Rollout.State.RUNNING, 0, BEGAN, null);
    private static final RingTill WELL = new RingTill(FIRST, 0, null, Set.of("disk-short"), true);

    private static TillHealths.Heard says(TillId till, Instant at, SettingsHeld held, String... findings) {
        return new TillHealths.Heard(
                new TillHealth(
                        till,
                        at,
                        "0.1.0",
                        1,
                        1,
                        0,
                        null,
                        null,
                        Arrays.stream(findings)
                                .map(finding -> new TillHealth.Found(finding, List.of()))
                                .toList(),
                        at,
                        null,
                        null,
                        held),
                at);
    }

    private static Gate.Verdict judge(Instant now, TillHealths.Heard... heard) {
        Map<TillId, TillHealths.Heard> all = new HashMap<>();
        for (TillHealths.Heard each : heard) {
            all.put(each.health().till(), each);
        }
        return Gate.judge(ROLLOUT, List.of(WELL), all, now);
    }

    private static SettingsHeld version(long version) {
        return new SettingsHeld(version, null, null);
    }

    @Test
    void waitsForTheTillAndThenForTheTimeAndThenGoesOn() {
        Instant almost = BEGAN.plus(SOAK).minusSeconds(1);
        Instant over = BEGAN.plus(SOAK);

        assertThat(judge(over, says(FIRST, over, version(6)))).isEqualTo(new Gate.Verdict.Wait());
        assertThat(judge(almost, says(FIRST, almost, version(7)))).isEqualTo(new Gate.Verdict.Wait());
        assertThat(judge(over, says(FIRST, over, version(7)))).isEqualTo(new Gate.Verdict.Next());
    }

    @Test
    void goesBackWhereTheTillRefusesFallsSilentOrFindsSomethingNew() {
        Instant now = BEGAN.plusSeconds(300);

        assertThat(judge(now, says(FIRST, now, new SettingsHeld(6, 7L, "till.x is unknown"))))
                .isEqualTo(new Gate.Verdict.Back(new Rollout.Why(Rollout.Reason.REFUSED, FIRST, "till.x is unknown")));
        assertThat(judge(now, says(FIRST, now.minusSeconds(181), version(7))))
                .isEqualTo(new Gate.Verdict.Back(new Rollout.Why(Rollout.Reason.SILENT, FIRST, "")));
        assertThat(judge(now, says(FIRST, now, version(7), "disk-short", "disk-slow")))
                .isEqualTo(new Gate.Verdict.Back(new Rollout.Why(Rollout.Reason.FINDING, FIRST, "disk-slow")));
    }

    @Test
    void whatWasThereBeforeOrIsEverydayOrComesFromBeforeTheSettingsSpeaksNotAgainstThem() {
        Instant now = BEGAN.plusSeconds(300);

        assertThat(judge(now, says(FIRST, now, version(7), "disk-short", "printer-paper")))
                .isEqualTo(new Gate.Verdict.Wait());
        assertThat(judge(now, says(FIRST, now, version(6), "disk-slow"))).isEqualTo(new Gate.Verdict.Wait());
    }

    @Test
    void aTillThatWasNotHeardOfWhenItsRingBeganIsNotWaitedFor() {
        Instant over = BEGAN.plus(SOAK);
        RingTill off = new RingTill(LATE, 0, null, Set.of(), false);

        assertThat(Gate.judge(
                        ROLLOUT,
                        List.of(WELL, off),
                        Map.of(
                                FIRST,
                                says(FIRST, over, version(7)),
                                LATE,
                                says(LATE, BEGAN.minusSeconds(9_000), version(6))),
                        over))
                .isEqualTo(new Gate.Verdict.Next());
    }

    @Test
    void somebodyHasToLookWhereATillDoesNotTakeThemWithinAnHour() {
        Instant later = BEGAN.plus(Duration.ofHours(1)).plusSeconds(1);

        assertThat(judge(later, says(FIRST, later, version(6))))
                .isEqualTo(new Gate.Verdict.Stop(new Rollout.Why(Rollout.Reason.NOT_TAKEN, FIRST, "")));
    }

    @Test
    void theFirstIsWellTheSecondItsStoreTheThirdTheRest() {
        Instant now = BEGAN;

        assertThat(Rings.of(
                        List.of(
                                says(TillId.parse("s1-t1"), now.minusSeconds(900), version(0)),
                                says(TillId.parse("s2-t1"), now, version(0), "disk-slow"),
                                says(TillId.parse("s2-t2"), now, version(0)),
                                says(TillId.parse("s3-t1"), now, version(0))),
                        now))
                .containsEntry(TillId.parse("s2-t2"), 0)
                .containsEntry(TillId.parse("s2-t1"), 1)
                .containsEntry(TillId.parse("s1-t1"), 2)
                .containsEntry(TillId.parse("s3-t1"), 2);
    }
}
