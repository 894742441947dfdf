package io.tillstream.checkout.promotion;

import java.util.List;
import java.util.TreeSet;

/** The budget of one purchase while it is being spent, and what was given up when it ran out. */
final class Work {
    /** Asking a clock costs more than a step. */
    private static final int STEPS_PER_LOOK = 64;

    private final WorkBudget budget;
    private final TreeSet<String> gaveUp = new TreeSet<>();
    private long left;
    private int untilLook = STEPS_PER_LOOK;

    Work(WorkBudget budget) {
        this.budget = budget;
        this.left = budget.steps();
    }

    /** Takes steps out of the budget; false once it is used up. */
    boolean spend(long steps) {
        if (left <= 0) {
            return false;
        }
        left -= steps;
        if (--untilLook <= 0) {
            untilLook = STEPS_PER_LOOK;
            if (budget.nanoTime().getAsLong() - budget.deadlineNanos() >= 0) {
                left = 0;
            }
        }
        return left > 0;
    }

    void giveUpOn(RankedPromotion promotion) {
        gaveUp.add(promotion.id());
    }

    List<String> gaveUpOn() {
        return List.copyOf(gaveUp);
    }
}
