package io.tillstream.peripherals;

/** What a scale says when it is asked. */
public sealed interface Weighing {
    /**
     * It is at rest.
     *
     * @param grams what lies on it, above 0
     * @param isNet whether a tare has been taken off
     */
    record Weight(long grams, boolean isNet) implements Weighing {
        public Weight {
            if (grams <= 0) {
                throw new IllegalArgumentException("Weight " + grams + " g is not above 0.");
            }
        }
    }

    /** Nothing lies on it. */
    record Empty() implements Weighing {}

    /** It has not come to rest in time. */
    record Moving() implements Weighing {}

    /** More lies on it than it can weigh. */
    record Overloaded() implements Weighing {}

    /** Something was taken off after it was set to zero. */
    record BelowZero() implements Weighing {}

    /** It has not found its zero since it was switched on. */
    record NoZero() implements Weighing {}

    /**
     * It said nothing that can be understood.
     *
     * @param advice what to check, one sentence
     */
    record NoAnswer(String advice) implements Weighing {}
}
