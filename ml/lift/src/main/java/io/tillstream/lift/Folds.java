package io.tillstream.lift;

import java.util.Random;

/** Deals people into parts, each side of a trial by itself, so that whoever is scored was never learned from. */
final class Folds {
    static final int COUNT = 5;

    private Folds() {}

    /** The part of each person, from 0; the same seed deals in the same way. */
    static int[] of(boolean[] treated, long seed) {
        int[] parts = new int[treated.length];
        Random random = new Random(seed);
        for (boolean side : new boolean[] {true, false}) {
            int[] people = new int[treated.length];
            int count = 0;
            for (int i = 0; i < treated.length; i++) {
                if (treated[i] == side) {
                    people[count++] = i;
                }
            }
            for (int i = count - 1; i > 0; i--) {
                int other = random.nextInt(i + 1);
                int swapped = people[i];
                people[i] = people[other];
                people[other] = swapped;
            }
            for (int i = 0; i < count; i++) {
                parts[people[i]] = i % COUNT;
            }
        }
        return parts;
    }
}
