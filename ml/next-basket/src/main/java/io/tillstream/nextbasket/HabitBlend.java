package io.tillstream.nextbasket;

/**
 * Our model. It gathers what a user may buy from their own baskets, from users like them and from items that go together; looks
 * at each of these through every {@link Clue}; and has learned from the last baskets of the histories, and from what had been known
 * before them, which clues count.
 */
public final class HabitBlend implements NextBasketMethod {
    private final BlendLearner.Effort effort;
    private final long seed;

    /** The model; the same seed gives the same rankings. */
    public HabitBlend(long seed) {
        this(seed, BlendLearner.Effort.THOROUGH);
    }

    /** The model with so much put into learning. */
    HabitBlend(long seed, BlendLearner.Effort effort) {
        this.seed = seed;
        this.effort = effort;
    }

    @Override
    public String name() {
        return "habit-blend";
    }

    @Override
    public int[][] rank(Histories histories, int[] users, int length) {
        Foresight foresight = new BlendLearner(effort, seed).learn(histories).over(histories);
        int[][] ranked = new int[users.length][];
        Crew.workFor(
                users.length,
                foresight::desk,
                (desk, index) -> ranked[index] = foresight.filled(foresight.of(users[index], length, desk), length));
        return ranked;
    }
}
