package io.tillstream.topologies.group;

import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/** Whether what instances answered is all there is, once. */
final class Shares {
    private Shares() {}

    /** Every partition is in exactly one of them. */
    static boolean areWhole(List<Set<Integer>> held, int partitions) {
        return held.stream()
                .flatMap(Set::stream)
                .sorted()
                .toList()
                .equals(IntStream.range(0, partitions).boxed().toList());
    }
}
