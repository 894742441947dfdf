package io.tillstream.training.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/**
 * Made-up baskets of 3 to 16 out of so many items: a few items are in many baskets and most in few, and items of a family of six
 * like each other, so that there is something to find. The same seed makes the same baskets.
 */
final class FamilyBaskets {
    private static final int FAMILY = 6;
    private static final int FEWEST = 3;
    private static final int SIZES = 14;
    private static final double STEEPNESS = 0.9;
    private static final int HEAD = 5;

    private final Random random;
    private final double[] upTo;

    FamilyBaskets(int items, long seed) {
        random = new Random(seed);
        upTo = new double[items];
        double sum = 0;
        for (int item = 0; item < items; item++) {
            sum += 1 / Math.pow(item + HEAD, STEEPNESS);
            upTo[item] = sum;
        }
    }

    List<List<String>> baskets(int count) {
        List<List<String>> baskets = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            baskets.add(basket().stream().map(item -> "i" + item).toList());
        }
        return baskets;
    }

    private Set<Integer> basket() {
        Set<Integer> basket = new HashSet<>();
        int size = FEWEST + random.nextInt(SIZES);
        while (basket.size() < size) {
            int item = item();
            if (random.nextInt(3) > 0) {
                basket.add(item);
                continue;
            }
            int first = item / FAMILY * FAMILY;
            for (int more = 0; more < 4 && basket.size() < size; more++) {
                basket.add(Math.min(upTo.length - 1, first + random.nextInt(FAMILY)));
            }
        }
        return basket;
    }

    private int item() {
        int found = Arrays.binarySearch(upTo, random.nextDouble() * upTo[upTo.length - 1]);
        return Math.min(upTo.length - 1, found < 0 ? -found - 1 : found);
    }
}
