package io.tillstream.assistant;

import java.util.List;

/**
 * How well questions were understood; shares from 0 to 1.
 *
 * @param right of what has an answer, the share that was understood
 * @param wrong the share that was taken for something else
 * @param far of what is far out of scope, the share that was refused
 * @param near the same of what sounds like ours
 */
record Tally(double right, double wrong, double far, double near) {
    static Tally of(Comprehension comprehension, List<Asked> asked) {
        int[] counts = new int[7];
        for (Asked one : asked) {
            Intent found = comprehension.understand(one.text()).intent();
            switch (one.reach()) {
                case "far" -> {
                    counts[3]++;
                    counts[4] += found == Intent.OOS ? 1 : 0;
                }
                case "near" -> {
                    counts[5]++;
                    counts[6] += found == Intent.OOS ? 1 : 0;
                }
                default -> {
                    counts[0]++;
                    counts[1] += found.id().equals(one.label()) ? 1 : 0;
                    counts[2] += found != Intent.OOS && !found.id().equals(one.label()) ? 1 : 0;
                }
            }
        }
        return new Tally(
                (double) counts[1] / counts[0],
                (double) counts[2] / counts[0],
                (double) counts[4] / counts[3],
                (double) counts[6] / counts[5]);
    }
}
