package io.tillstream.checkout.promotion;

import java.util.List;
import java.util.TreeSet;

/**
 * The budget of one purchase while it is being spent, and what was given up when it ran out. Every search pays for what it
 * looks at, whoever it is for, so that the same goods always get the same answer, however they were scanned. A part can be
 * kept back, so that no search takes what others need.
 */
final class Work {
    /** Asking a clock costs as much as some steps. */
    private static final long STEPS_PER_LOOK = 1_000;

    private final WorkBudget budget;
    private final TreeSet<String> gaveUp = new TreeSet<>();
    private long left;
    private long keptBack;
    private boolean late;
    private long untilLook = STEPS_PER_LOOK;

    Work(WorkBudget budget) {
        this.budget = budget;
        this.left = budget.steps();
    }

    /** Takes steps out of the budget; false once what is not kept back is used up. */
    boolean spend(long steps) {
        left -= steps;
        untilLook -= steps;
        if (untilLook <= 0 && !isOver()) {
            untilLook = STEPS_PER_LOOK;
            if (budget.nanoTime().getAsLong() - budget.deadlineNanos() >= 0) {
                late = true;
            }
        }
        return !isOver();
    }

    boolean isOver() {
        return late || left <= keptBack;
    }

    /** Steps spent so far. What has to be done in any case is counted too, so they can be a few more than the budget. */
    long spent() {
        return budget.steps() - left;
    }

    /**
     * Leaves a part of what is left to those who spend next, and keeps back the rest.
     *
     * @return what was kept back before, for {@link #giveBack}
     */
    long leave(long parts, long of) {
        long before = keptBack;
        long available = Math.max(0, left - keptBack);
        keptBack += available - available / of * parts;
        return before;
    }

    void giveBack(long keptBackBefore) {
        keptBack = keptBackBefore;
    }

    void giveUpOn(RankedPromotion promotion) {
        gaveUp.add(promotion.id());
    }

    List<String> gaveUpOn() {
        return List.copyOf(gaveUp);
    }
}
