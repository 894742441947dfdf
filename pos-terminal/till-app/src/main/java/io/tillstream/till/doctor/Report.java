package io.tillstream.till.doctor;

import io.tillstream.doctor.Complaint;
import io.tillstream.doctor.Examination;
import io.tillstream.doctor.Outcome;
import io.tillstream.doctor.Words;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A look at the till for machines; docs/reference/doctor.md.
 *
 * @param till which
 * @param complaint what was looked into
 * @param at when it began
 * @param tookMillis how long it took
 * @param findings what was found, in the order in which it should be put right
 * @param areas what was checked
 */
public record Report(
        String till, String complaint, Instant at, long tookMillis, List<FindingText> findings, List<Area> areas) {
    /**
     * A finding in words.
     *
     * @param id which
     * @param details names and figures in it
     * @param picture what is drawn beside it
     * @param happened what is wrong
     * @param works what still works
     * @param todo what to do now
     * @param call who helps when that does not; empty when the counter can do it alone
     */
    public record FindingText(
            String id, List<String> details, String picture, String happened, String works, String todo, String call) {
        static FindingText of(Outcome.Found found, Words words) {
            Words.Lines lines = words.of(found);
            return new FindingText(
                    found.finding().id(),
                    found.details(),
                    found.finding().picture().id(),
                    lines.happened(),
                    lines.works(),
                    lines.todo(),
                    lines.call());
        }
    }

    /**
     * The checks of a complaint.
     *
     * @param complaint which
     * @param name in words
     * @param steps in the order in which they were made
     */
    public record Area(String complaint, String name, List<StepText> steps) {}

    /**
     * A check.
     *
     * @param check which
     * @param name in words
     * @param outcome {@code passed}, {@code found}, {@code cannot-tell}, {@code asks} or {@code not-here}
     * @param said the outcome in words
     * @param detail what was seen, why it cannot be told, or the question; absent where there is nothing to add
     */
    public record StepText(
            String check,
            String name,
            String outcome,
            String said,
            @Nullable String detail) {
        static StepText of(Examination.Step step, Words words) {
            String outcome = switch (step.outcome()) {
                case Outcome.Passed _ -> "passed";
                case Outcome.Found _ -> "found";
                case Outcome.CannotTell _ -> "cannot-tell";
                case Outcome.Asks _ -> "asks";
                case Outcome.NotHere() -> "not-here";
            };
            return new StepText(
                    step.check().id(),
                    words.of(step.check()),
                    outcome,
                    words.text("outcome." + outcome),
                    detail(step.outcome(), words));
        }

        private static @Nullable String detail(Outcome outcome, Words words) {
            return switch (outcome) {
                case Outcome.Passed(String seen) -> seen.isEmpty() ? null : seen;
                case Outcome.CannotTell(Outcome.Reason reason) -> words.of(reason);
                case Outcome.Asks(var question) -> words.of(question);
                case Outcome.Found _ -> null;
                case Outcome.NotHere() -> null;
            };
        }
    }

    public Report {
        findings = List.copyOf(findings);
        areas = List.copyOf(areas);
    }

    static Report of(String till, Round round, Instant now, Words words) {
        return new Report(
                till,
                round.scope().id(),
                round.begun(),
                Duration.between(round.begun(), now).toMillis(),
                round.found().stream()
                        .map(found -> FindingText.of(found, words))
                        .toList(),
                round.steps().entrySet().stream()
                        .map(area -> area(area.getKey(), area.getValue(), words))
                        .toList());
    }

    private static Area area(Complaint complaint, List<Examination.Step> steps, Words words) {
        return new Area(
                complaint.id(),
                words.of(complaint),
                steps.stream().map(step -> StepText.of(step, words)).toList());
    }
}
