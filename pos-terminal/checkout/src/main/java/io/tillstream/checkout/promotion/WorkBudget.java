package io.tillstream.checkout.promotion;

import java.util.function.LongSupplier;

/**
 * How much searching one purchase is worth. The same number of steps gives the same result everywhere; a deadline, where
 * one is set, can only make it stop earlier and then the result says so.
 *
 * @param steps steps of the search, at least 0
 * @param nanoTime a clock like {@link System#nanoTime()}
 * @param deadlineNanos when to stop at the latest, on that clock
 */
public record WorkBudget(long steps, LongSupplier nanoTime, long deadlineNanos) {
    /**
     * 3 to 15 ms for three hundred promotions on the same twenty items, what has to be done in any case included (two
     * virtual processors, busy): so that a deadline of 30 ms decides only where a machine is slow or has other things to
     * do. A step is about one lot looked at, 20 to 40 ns.
     */
    private static final long USUAL_STEPS = 200_000;

    public WorkBudget {
        if (steps < 0) {
            throw new IllegalArgumentException("A budget of " + steps + " steps; 0 or more.");
        }
    }

    public static WorkBudget usual() {
        return ofSteps(USUAL_STEPS);
    }

    public static WorkBudget ofSteps(long steps) {
        return new WorkBudget(steps, () -> 0, Long.MAX_VALUE);
    }

    /** The same steps, but no longer than so many nanoseconds from now on the given clock. */
    public WorkBudget within(long nanos, LongSupplier clock) {
        return new WorkBudget(steps, clock, clock.getAsLong() + nanos);
    }
}
