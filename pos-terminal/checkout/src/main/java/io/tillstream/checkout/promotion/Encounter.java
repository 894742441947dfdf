package io.tillstream.checkout.promotion;

/** Whether two promotions can ever want the same goods of one basket. */
public sealed interface Encounter permits Encounter.NeverMeet, Encounter.Meet, Encounter.Undecided {
    /** Why two promotions cannot meet. */
    enum Obstacle {
        /** One of them is paused. */
        PAUSED,
        /** One has ended when the other begins. */
        TIME,
        /** No store has both. */
        STORES,
        /** No channel has both. */
        CHANNELS,
        /** Their amounts are in different currencies. */
        CURRENCIES,
        /** At most one of their exclusive group is given. */
        EXCLUSIVE_GROUP,
        /** No item on the shelf concerns both. */
        ITEMS
    }

    /** What happens when they meet. */
    enum Effect {
        /** Neither stacks: a unit serves one of them. */
        COMPETE,
        /** One of them stacks: a unit may get both. */
        ADD
    }

    /** Proven: there is no such basket. */
    record NeverMeet(Obstacle obstacle) implements Encounter {}

    /**
     * There is: each of them alone would be given here, on the same goods.
     *
     * @param basket a basket with the fewest units
     * @param effect what the two do to each other in it
     * @param provenSmallest whether every basket with fewer units was tried
     */
    record Meet(Purchase basket, Effect effect, boolean provenSmallest) implements Encounter {}

    /** No such basket was found among the baskets tried, and nothing shows that there is none. */
    record Undecided() implements Encounter {}
}
