package io.tillstream.doctor;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * One complaint followed through its checks, up to the first finding or the first question nobody has answered.
 *
 * @param complaint what was looked into
 * @param steps what was checked, in order
 */
public record Examination(Complaint complaint, List<Step> steps) {
    /**
     * A check that was made.
     *
     * @param check which
     * @param outcome what it came to
     */
    public record Step(Check check, Outcome outcome) {}

    /** Who is there to answer questions. */
    public enum Company {
        /** A cashier: the first open question stops the examination. */
        CASHIER,
        /** Nobody: open questions are passed over. */
        NOBODY
    }

    public Examination {
        steps = List.copyOf(steps);
    }

    /**
     * Makes the checks.
     *
     * @param judge makes one of them; the place to watch the time
     * @param onStep told of each as it ends
     */
    public static Examination run(
            Complaint complaint, Company company, Function<Check, Outcome> judge, Consumer<Step> onStep) {
        List<Step> steps = new ArrayList<>();
        for (Check check : complaint.checks()) {
            Step step = new Step(check, judge.apply(check));
            steps.add(step);
            onStep.accept(step);
            boolean goesOn = switch (step.outcome()) {
                case Outcome.Found _ -> false;
                case Outcome.NotHere() -> false;
                case Outcome.Asks _ -> company == Company.NOBODY;
                case Outcome.Passed _ -> true;
                case Outcome.CannotTell _ -> true;
            };
            if (!goesOn) {
                break;
            }
        }
        return new Examination(complaint, steps);
    }

    /** What is wrong, if anything was found. */
    public Optional<Outcome.Found> found() {
        return last(Outcome.Found.class);
    }

    /** What a person has to be asked before it can go on. */
    public Optional<Outcome.Asks> asks() {
        return last(Outcome.Asks.class);
    }

    /** Whether this till has no such device. */
    public boolean isOfNothingHere() {
        return last(Outcome.NotHere.class).isPresent();
    }

    private <T extends Outcome> Optional<T> last(Class<T> kind) {
        return steps.isEmpty()
                ? Optional.empty()
                : Optional.of(steps.getLast().outcome())
                        .filter(kind::isInstance)
                        .map(kind::cast);
    }
}
