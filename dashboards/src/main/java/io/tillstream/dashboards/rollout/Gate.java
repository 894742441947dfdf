package io.tillstream.dashboards.rollout;

import io.tillstream.dashboards.fleet.TillHealths;
import io.tillstream.events.TillId;
import io.tillstream.events.till.ProgramHeld;
import io.tillstream.events.till.SettingsHeld;
import io.tillstream.events.till.TillHealth;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** Whether a roll-out goes on, waits, stops or goes back, by what its tills say. */
final class Gate {
    /** Longer than a page's: one word that was lost must not turn a roll-out back. */
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    /** Whoever has a basket open so long has left it. */
    private static final Duration TAKEN_WITHIN = Duration.ofHours(1);

    /** A program is fetched first, and changed over to when nobody is signed in: at the latest when the shop has closed. */
    private static final Duration RUN_WITHIN = Duration.ofDays(1);

    /** What hands do at a counter says nothing of settings. */
    private static final Set<String> EVERYDAY = Set.of(
            "printer-paper",
            "printer-paper-low",
            "printer-cover",
            "printer-cable",
            "printer-hot",
            "printer-silent",
            "ribbon-spent",
            "scanner-cable",
            "scale-cable",
            "scale-silent",
            "scale-overloaded",
            "scale-moving",
            "scale-zero",
            "pin-wrong",
            "sign-in-locked");

    private Gate() {}

    /** What is to be done. */
    sealed interface Verdict {
        /** Nothing yet. */
        record Wait() implements Verdict {}

        /** The ring has stood the test. */
        record Next() implements Verdict {}

        /** Somebody has to look. */
        record Stop(Rollout.Why why) implements Verdict {}

        /** What was before is to hold again. */
        record Back(Rollout.Why why) implements Verdict {}
    }

    /**
     * Of a ring that was told.
     *
     * @param told the tills of this ring and those before it
     * @param heard what each till said last
     */
    static Verdict judge(Rollout rollout, List<RingTill> told, Map<TillId, TillHealths.Heard> heard, Instant now) {
        for (RingTill till : told) {
            Optional<Rollout.Why> against = against(rollout, till, Optional.ofNullable(heard.get(till.till())), now);
            if (against.isPresent()) {
                return new Verdict.Back(against.get());
            }
        }
        Instant began = rollout.ringBeganAt();
        if (began == null) {
            return new Verdict.Next();
        }
        Optional<RingTill> missing = told.stream()
                .filter(till -> till.ring() == rollout.ring() && till.heard())
                .filter(till -> !holds(rollout, Optional.ofNullable(heard.get(till.till()))))
                .findFirst();
        if (missing.isPresent()) {
            return now.isAfter(began.plus(rollout.program() == null ? TAKEN_WITHIN : RUN_WITHIN))
                    ? new Verdict.Stop(new Rollout.Why(
                            Rollout.Reason.NOT_TAKEN, missing.get().till(), ""))
                    : new Verdict.Wait();
        }
        return now.isBefore(watchedFrom(rollout, told, began).plus(rollout.soak()))
                        || (rollout.program() != null && isSilent(rollout, told, heard, now))
                ? new Verdict.Wait()
                : new Verdict.Next();
    }

    /** Settings hold as soon as they are told; a program from when the last till of the ring was seen to run it. */
    private static Instant watchedFrom(Rollout rollout, List<RingTill> told, Instant began) {
        return told.stream()
                .filter(till -> till.ring() == rollout.ring())
                .map(RingTill::heldAt)
                .filter(Objects::nonNull)
                .max(Comparator.naturalOrder())
                .filter(began::isBefore)
                .orElse(began);
    }

    /** A shop that has closed says nothing for or against a program: the next ring begins once it is heard of again. */
    private static boolean isSilent(
            Rollout rollout, List<RingTill> told, Map<TillId, TillHealths.Heard> heard, Instant now) {
        return told.stream()
                .filter(till -> till.ring() == rollout.ring() && till.heard())
                .flatMap(till -> Optional.ofNullable(heard.get(till.till())).stream())
                .anyMatch(last -> last.isSilent(now, PATIENCE));
    }

    /** Whether a till goes by what the roll-out gives; a program only once nothing goes back from it by itself. */
    static boolean holds(Rollout rollout, Optional<TillHealths.Heard> heard) {
        TillProgram program = rollout.program();
        if (program != null) {
            return heard.map(each -> each.health().program())
                    .filter(held -> held.runs().equals(program.program()) && !held.isOnTrial())
                    .isPresent();
        }
        Long told = rollout.id();
        return heard.map(each -> each.health().settings())
                .filter(held -> rollout.text() == null ? held.version() == told : told.equals(held.receipts()))
                .isPresent();
    }

    /** Whether a till runs the program, and its starter may still go back from it. */
    static boolean tries(Rollout rollout, TillHealth health) {
        TillProgram program = rollout.program();
        ProgramHeld held = health.program();
        return program != null
                && held != null
                && held.isOnTrial()
                && held.runs().equals(program.program());
    }

    /** Why a till does not take what the roll-out gives; empty where it does not say so. */
    static Optional<String> refusal(Rollout rollout, TillHealth health) {
        if (rollout.program() != null) {
            return Optional.ofNullable(health.program())
                    .filter(held -> Objects.equals(held.refused(), rollout.id()))
                    .map(ProgramHeld::reason);
        }
        return Optional.ofNullable(health.settings())
                .filter(held -> Objects.equals(held.refused(), rollout.id()))
                .map(SettingsHeld::reason);
    }

    private static Optional<Rollout.Why> against(
            Rollout rollout, RingTill till, Optional<TillHealths.Heard> last, Instant now) {
        if (last.isEmpty()) {
            return Optional.empty();
        }
        TillHealth health = last.get().health();
        Optional<String> refusal = refusal(rollout, health);
        if (refusal.isPresent()) {
            return Optional.of(new Rollout.Why(Rollout.Reason.REFUSED, till.till(), refusal.get()));
        }
        if (!till.heard()) {
            return Optional.empty();
        }
        // Whoever switches a till off or has closed says nothing against settings; a program may be what keeps a till
        // from
        // starting again.
        if (last.get().isSilent(now, PATIENCE)
                && (rollout.program() == null ? !last.get().off() : tries(rollout, health))) {
            return Optional.of(new Rollout.Why(Rollout.Reason.SILENT, till.till(), ""));
        }
        if (!holds(rollout, last)) {
            return Optional.empty();
        }
        return health.findings().stream()
                .map(TillHealth.Found::finding)
                .filter(finding ->
                        !EVERYDAY.contains(finding) && !till.findings().contains(finding))
                .findFirst()
                .map(finding -> new Rollout.Why(Rollout.Reason.FINDING, till.till(), finding));
    }
}
