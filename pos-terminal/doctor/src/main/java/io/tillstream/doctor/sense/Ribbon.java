package io.tillstream.doctor.sense;

/** How much of an ink ribbon is used; counted, for no printer senses it. */
public sealed interface Ribbon {
    /** The printer has none: it prints with heat. */
    record None() implements Ribbon {}

    /**
     * It has one.
     *
     * @param lines printed with it
     * @param lasts how many one prints
     */
    record Counted(long lines, long lasts) implements Ribbon {
        public Counted {
            if (lines < 0 || lasts < 1) {
                throw new IllegalArgumentException("Ribbon with " + lines + " of " + lasts + " lines printed.");
            }
        }
    }
}
