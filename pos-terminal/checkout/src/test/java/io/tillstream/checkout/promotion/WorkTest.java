package io.tillstream.checkout.promotion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tillstream.events.assortment.Reward;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class WorkTest {
    @Test
    void isOverWithTheLastStep() {
        Work work = new Work(WorkBudget.ofSteps(10));

        assertThat(work.spend(9)).isTrue();
        assertThat(work.isOver()).isFalse();
        assertThat(work.spend(1)).isFalse();
        assertThat(work.isOver()).isTrue();
        assertThat(work.spent()).isEqualTo(10);
    }

    @Test
    void leavesAPartAndGivesTheRestBack() {
        Work work = new Work(WorkBudget.ofSteps(100));

        long kept = work.leave(1, 4);
        assertThat(work.spend(24)).isTrue();
        assertThat(work.spend(1)).isFalse();
        work.giveBack(kept);

        assertThat(work.spend(74)).isTrue();
        assertThat(work.spend(1)).isFalse();
    }

    @Test
    void leavesAPartOfAPart() {
        Work work = new Work(WorkBudget.ofSteps(100));

        work.leave(3, 4);
        work.leave(1, 3);

        assertThat(work.spend(24)).isTrue();
        assertThat(work.spend(1)).isFalse();
    }

    @Test
    void leavesNothingOfNothing() {
        Work work = new Work(WorkBudget.ofSteps(10));
        work.spend(30);

        long kept = work.leave(1, 2);
        work.giveBack(kept);

        assertThat(work.isOver()).isTrue();
        assertThat(work.spent()).isEqualTo(30);
    }

    @Test
    void looksAtTheClockOnceInAThousandSteps() {
        AtomicLong looks = new AtomicLong();
        Work work = new Work(new WorkBudget(
                100_000,
                () -> {
                    looks.incrementAndGet();
                    return 0;
                },
                1));

        for (int i = 0; i < 5_000; i++) {
            work.spend(1);
        }

        assertThat(looks.get()).isEqualTo(5);
    }

    @Test
    void isOverAtTheDeadline() {
        Work work = new Work(new WorkBudget(100_000, () -> 50, 50));

        assertThat(work.spend(999)).isTrue();
        assertThat(work.spend(1)).isFalse();
        assertThat(work.isOver()).isTrue();
    }

    @Test
    void isOverSoManyNanosecondsFromNow() {
        AtomicLong now = new AtomicLong(1_000);
        WorkBudget budget = WorkBudget.usual().within(500, now::get);
        Work work = new Work(budget);

        assertThat(budget.steps()).isEqualTo(WorkBudget.usual().steps()).isPositive();
        now.set(1_499);
        assertThat(work.spend(1_000)).isTrue();
        now.set(1_500);
        assertThat(work.spend(1_000)).isFalse();
    }

    @Test
    void allowsABudgetOfNothing() {
        assertThat(new Work(WorkBudget.ofSteps(0)).isOver()).isTrue();
    }

    @Test
    void refusesABudgetOfLessThanNothing() {
        assertThatThrownBy(() -> WorkBudget.ofSteps(-1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("-1 steps");
    }

    @Test
    void namesWhatWasGivenUpOnceAndInOrder() {
        Work work = new Work(WorkBudget.usual());
        work.giveUpOn(ranked("b"));
        work.giveUpOn(ranked("a"));
        work.giveUpOn(ranked("b"));

        assertThat(work.gaveUpOn()).containsExactly("a", "b");
    }

    private static RankedPromotion ranked(String id) {
        return new RankedPromotion(
                1, PromotionShop.Draft.of(id, new Reward.PercentOff(1_000)).made());
    }
}
