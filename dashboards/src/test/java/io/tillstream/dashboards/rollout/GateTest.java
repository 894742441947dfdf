package io.tillstream.dashboards.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillstream.dashboards.fleet.TillHealths;
import io.tillstream.events.LocalText;
import io.tillstream.events.TillId;
import io.tillstream.events.till.ProgramHeld;
import io.tillstream.events.till.ReceiptText;
import io.tillstream.events.till.SettingsHeld;
import io.tillstream.events.till.TillHealth;
import io.tillstream.events.till.WantedProgram;
import io.tillstream.events.till.WantedSettings;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What tills say decides whether a roll-out goes on. */
class GateTest {
    private static final Instant BEGAN = Instant.parse("2011-11-09T10:00:00Z");
    private static final Duration SOAK = Duration.ofMinutes(15);
    private static final TillId FIRST = TillId.parse("s1-t1");
    private static final TillId LATE = TillId.parse("s1-t2");

    private static final Rollout ROLLOUT = new Rollout(
            7, "s1", List.of(), null, "Lock sooner", SOAK, "it", BEGAN, Rollout.State.RUNNING, 0, BEGAN, null);
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
    void aTillThatSaidItWouldBeSwitchedOffSpeaksNotAgainstItsSettings() {
        Instant night = BEGAN.plus(Duration.ofHours(5));
        TillHealths.Heard last = says(FIRST, BEGAN.plusSeconds(60), version(7));

        assertThat(judge(night, last))
                .isEqualTo(new Gate.Verdict.Back(new Rollout.Why(Rollout.Reason.SILENT, FIRST, "")));
        assertThat(judge(night, new TillHealths.Heard(last.health().last(), last.at())))
                .isEqualTo(new Gate.Verdict.Next());
        assertThat(judge(night, new TillHealths.Heard(last.health(), last.at(), true)))
                .as("its store has closed, and somebody pulled the plug")
                .isEqualTo(new Gate.Verdict.Next());
        assertThat(judge(night, new TillHealths.Heard(last.health().last(), last.at(), false)))
                .as("it sold again after that, and is not heard of any more")
                .isEqualTo(new Gate.Verdict.Back(new Rollout.Why(Rollout.Reason.SILENT, FIRST, "")));
    }

    @Test
    void somebodyHasToLookWhereATillDoesNotTakeThemWithinAnHour() {
        Instant later = BEGAN.plus(Duration.ofHours(1)).plusSeconds(1);

        assertThat(judge(later, says(FIRST, later, version(6))))
                .isEqualTo(new Gate.Verdict.Stop(new Rollout.Why(Rollout.Reason.NOT_TAKEN, FIRST, "")));
    }

    @Test
    void aProgramHoldsWhereItRunsAndSpeaksAgainstItselfWhereATillWentBackFromIt() {
        Instant over = BEGAN.plus(SOAK);
        String old = "0a".repeat(32);
        TillProgram next = new TillProgram("0b".repeat(32), "0.2.0", BEGAN, 9, 1, "it", BEGAN);
        Rollout gives = new Rollout(
                7, "s1", List.of(), next, "Search", SOAK, "it", BEGAN, Rollout.State.RUNNING, 0, BEGAN, null);

        assertThat(judge(gives, over, new ProgramHeld(old, next.program(), null, null)))
                .isEqualTo(new Gate.Verdict.Wait());
        assertThat(judge(gives, over, new ProgramHeld(next.program(), null, null, null)))
                .isEqualTo(new Gate.Verdict.Next());
        assertThat(judge(gives, over, new ProgramHeld(old, null, 7L, "it ended 2 times")))
                .isEqualTo(new Gate.Verdict.Back(new Rollout.Why(Rollout.Reason.REFUSED, FIRST, "it ended 2 times")));
        assertThat(judge(gives, over, new ProgramHeld(old, null, 6L, "an earlier one")))
                .isEqualTo(new Gate.Verdict.Wait());
        assertThat(judge(gives, BEGAN.plus(Duration.ofHours(2)), new ProgramHeld(old, null, null, null)))
                .as("people are signed in all day")
                .isEqualTo(new Gate.Verdict.Wait());
        assertThat(judge(gives, BEGAN.plus(Duration.ofHours(25)), new ProgramHeld(old, null, null, null)))
                .isEqualTo(new Gate.Verdict.Stop(new Rollout.Why(Rollout.Reason.NOT_TAKEN, FIRST, "")));
    }

    private static final TillProgram NEXT = new TillProgram("0b".repeat(32), "0.2.0", BEGAN, 9, 1, "it", BEGAN);
    private static final Rollout GIVES =
            new Rollout(7, "s1", List.of(), NEXT, "Search", SOAK, "it", BEGAN, Rollout.State.RUNNING, 0, BEGAN, null);

    @Test
    void aProgramOnTrialDoesNotHoldYet() {
        Instant later = BEGAN.plus(SOAK).plus(SOAK);

        assertThat(judge(GIVES, later, new ProgramHeld(NEXT.program(), null, null, null, true)))
                .isEqualTo(new Gate.Verdict.Wait());
        assertThat(judge(GIVES, later, new ProgramHeld(NEXT.program(), null, null, null)))
                .isEqualTo(new Gate.Verdict.Next());
    }

    @Test
    void aProgramIsWatchedFromWhenTheLastTillOfItsRingWasSeenToRunIt() {
        Instant changed = BEGAN.plus(Duration.ofHours(5));
        ProgramHeld runs = new ProgramHeld(NEXT.program(), null, null, null);
        List<RingTill> told = List.of(WELL.seenHolding(BEGAN.plusSeconds(60)), other().seenHolding(changed));

        assertThat(judge(told, changed.plus(SOAK).minusSeconds(1), runs, runs)).isEqualTo(new Gate.Verdict.Wait());
        assertThat(judge(told, changed.plus(SOAK), runs, runs)).isEqualTo(new Gate.Verdict.Next());
    }

    @Test
    void aTillThatIsSwitchedOffSpeaksAgainstAProgramOnlyWhileThatIsOnTrial() {
        Instant closed = BEGAN.plus(Duration.ofHours(2));
        Instant night = closed.plus(Duration.ofHours(3));

        assertThat(judge(closed, night, new ProgramHeld("0a".repeat(32), NEXT.program(), null, null)))
                .as("waits until nothing is open")
                .isEqualTo(new Gate.Verdict.Wait());
        assertThat(judge(closed, night, new ProgramHeld(NEXT.program(), null, null, null)))
                .as("has changed over")
                .isEqualTo(new Gate.Verdict.Wait());
        assertThat(judge(closed, night, new ProgramHeld(NEXT.program(), null, null, null, true)))
                .as("on trial")
                .isEqualTo(new Gate.Verdict.Back(new Rollout.Why(Rollout.Reason.SILENT, FIRST, "")));
    }

    private static RingTill other() {
        return new RingTill(LATE, 0, null, Set.of(), true);
    }

    private static Gate.Verdict judge(List<RingTill> told, Instant now, ProgramHeld first, ProgramHeld late) {
        return Gate.judge(GIVES, told, Map.of(FIRST, heard(FIRST, now, first), LATE, heard(LATE, now, late)), now);
    }

    private static Gate.Verdict judge(Instant said, Instant now, ProgramHeld held) {
        return Gate.judge(GIVES, List.of(WELL), Map.of(FIRST, heard(FIRST, said, held)), now);
    }

    private static TillHealths.Heard heard(TillId till, Instant at, ProgramHeld held) {
        return new TillHealths.Heard(
                new TillHealth(till, at, "0.1.0", 1, 1, 0, null, null, List.of(), at, null, null, version(7), held),
                at);
    }

    private static Gate.Verdict judge(Rollout rollout, Instant now, ProgramHeld held) {
        return Gate.judge(rollout, List.of(WELL), Map.of(FIRST, heard(FIRST, now, held)), now);
    }

    /** Settings and a program lie in one word to a till; what one roll-out takes back leaves the other alone. */
    @Test
    void takingAProgramBackLeavesSettingsAloneAndTheOtherWayRound() {
        TillProgram next = new TillProgram("0b".repeat(32), "0.2.0", BEGAN, 9, 1, "it", BEGAN);
        WantedProgram old = new WantedProgram(3, "0a".repeat(32), "0.1.0", 8);
        List<WantedSettings.Setting> sooner = List.of(new WantedSettings.Setting("till.idle-lock", "PT5M"));
        Rollout gives = new Rollout(
                8, "s1", List.of(), next, "Search", SOAK, "it", BEGAN, Rollout.State.RUNNING, 0, BEGAN, null);
        Rollout sets =
                new Rollout(9, "s1", sooner, null, "Lock", SOAK, "it", BEGAN, Rollout.State.RUNNING, 0, BEGAN, null);
        WantedSettings first = new WantedSettings(FIRST, 0, List.of(), BEGAN, old);

        WantedSettings second = gives.told(FIRST, Optional.of(first));
        WantedSettings third = sets.told(FIRST, Optional.of(second));

        assertThat(third.program()).isEqualTo(new WantedProgram(8, next.program(), "0.2.0", 9));
        assertThat(third.settings()).isEqualTo(sooner);
        assertThat(gives.isSaidBy(third) && sets.isSaidBy(third)).isTrue();
        assertThat(gives.takenBack(FIRST, third, Optional.of(first), BEGAN))
                .contains(new WantedSettings(FIRST, 9, sooner, BEGAN, old));
        assertThat(sets.takenBack(FIRST, third, Optional.of(second), BEGAN))
                .contains(new WantedSettings(FIRST, 0, List.of(), BEGAN, third.program()));
        assertThat(sets.takenBack(FIRST, sets.told(FIRST, Optional.empty()), Optional.empty(), BEGAN))
                .isEmpty();
    }

    /** A text lies in the same word, too. */
    @Test
    void aTextIsTakenBackAloneAndNothingElseTakesItAway() {
        Instant tomorrow = BEGAN.plus(Duration.ofDays(1));
        PrintedText text = new PrintedText(tomorrow, LocalText.same("7 Mill Lane"), LocalText.same(""));
        Rollout prints = new Rollout(
                8, "s1", List.of(), null, text, "Move", SOAK, "it", BEGAN, Rollout.State.RUNNING, 0, BEGAN, null);
        Rollout sets = new Rollout(
                9,
                "s1",
                List.of(new WantedSettings.Setting("till.idle-lock", "PT5M")),
                null,
                "Lock",
                SOAK,
                "it",
                BEGAN,
                Rollout.State.RUNNING,
                0,
                BEGAN,
                null);
        ReceiptText old = new ReceiptText(3, Instant.EPOCH, LocalText.same("12 Harbour Street"), LocalText.same(""));
        WantedSettings first = new WantedSettings(FIRST, 0, List.of(), BEGAN, null, List.of(old));

        WantedSettings second = prints.told(FIRST, Optional.of(first));
        WantedSettings third = sets.told(FIRST, Optional.of(second));

        assertThat(second.receipts()).containsExactly(old, text.of(8));
        assertThat(third.receipts()).isEqualTo(second.receipts());
        assertThat(prints.isSaidBy(third) && sets.isSaidBy(third)).isTrue();
        assertThat(prints.takenBack(FIRST, third, Optional.of(first), BEGAN))
                .contains(new WantedSettings(FIRST, 9, sets.settings(), BEGAN, null, List.of(old)));
        assertThat(sets.takenBack(FIRST, third, Optional.of(second), BEGAN))
                .contains(new WantedSettings(FIRST, 0, List.of(), BEGAN, null, second.receipts()));
        assertThat(prints.takenBack(FIRST, prints.told(FIRST, Optional.empty()), Optional.empty(), BEGAN))
                .isEmpty();
        assertThat(Gate.holds(prints, Optional.of(says(FIRST, BEGAN, new SettingsHeld(9, null, null, 8L)))))
                .isTrue();
        assertThat(Gate.holds(prints, Optional.of(says(FIRST, BEGAN, new SettingsHeld(8, null, null, 3L)))))
                .isFalse();
    }

    /** On 15 December the text of the 20th is taken back, or that of the 24th, or one that another took the place of. */
    @Test
    void oneTextOfSeveralIsTakenBackAndTheOthersStay() {
        Rollout fifth = prints(5, "2011-12-20T06:00:00Z");
        Rollout seventh = prints(7, "2011-12-24T06:00:00Z");
        Rollout eighth = prints(8, "2011-12-22T06:00:00Z");
        ReceiptText old = new ReceiptText(3, Instant.EPOCH, LocalText.same("12 Harbour Street"), LocalText.same(""));
        WantedSettings first = new WantedSettings(FIRST, 0, List.of(), BEGAN, null, List.of(old));
        Instant now = Instant.parse("2011-12-15T09:00:00Z");

        WantedSettings second = fifth.told(FIRST, Optional.of(first));
        WantedSettings third = seventh.told(FIRST, Optional.of(second));
        WantedSettings fourth = eighth.told(FIRST, Optional.of(third));

        assertThat(ids(Optional.of(third))).containsExactly(3L, 5L, 7L);
        assertThat(fifth.isSaidBy(third) && seventh.isSaidBy(third)).isTrue();
        assertThat(ids(fifth.takenBack(FIRST, third, Optional.of(first), now))).containsExactly(3L, 7L);
        assertThat(ids(seventh.takenBack(FIRST, third, Optional.of(second), now)))
                .containsExactly(3L, 5L);

        assertThat(ids(Optional.of(fourth))).containsExactly(3L, 5L, 8L);
        assertThat(seventh.isSaidBy(fourth)).isFalse();
        assertThat(ids(eighth.takenBack(FIRST, fourth, Optional.of(third), now)))
                .as("what it took the place of is there again")
                .containsExactly(3L, 5L, 7L);
    }

    private static Rollout prints(long id, String from) {
        PrintedText text = new PrintedText(Instant.parse(from), LocalText.same("Head " + id), LocalText.same(""));
        return new Rollout(
                id, "s1", List.of(), null, text, "Move", SOAK, "it", BEGAN, Rollout.State.DONE, 2, BEGAN, null);
    }

    private static List<Long> ids(Optional<WantedSettings> wanted) {
        return wanted.orElseThrow().receipts().stream()
                .map(ReceiptText::rollOut)
                .toList();
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
