package io.tillstream.training.bench;

import io.tillstream.nextbasket.Histories;
import java.util.Random;
import java.util.StringJoiner;

/**
 * Made-up members with habits: each has forty favourites, most of them out of two of two hundred tastes, and buys 5 to 30 baskets
 * of 3 to 12 items, seven of ten among the favourites. The same seed makes the same members.
 */
final class MadeUpMembers {
    private static final int TASTES = 200;
    private static final int FAVOURITES = 40;

    private final StringBuilder lines = new StringBuilder();
    private final Histories.Builder histories = new Histories.Builder();
    private final int items;
    private final Random random;

    MadeUpMembers(int members, int items, long seed) {
        this.items = items;
        random = new Random(seed);
        for (int member = 0; member < members; member++) {
            add();
        }
    }

    private void add() {
        int one = random.nextInt(TASTES);
        int other = random.nextInt(TASTES);
        int[] favourites = new int[FAVOURITES];
        for (int i = 0; i < FAVOURITES; i++) {
            favourites[i] = random.nextInt(5) == 0 ? popular(items) : ofTaste(random.nextBoolean() ? one : other);
        }
        histories.user();
        StringJoiner baskets = new StringJoiner(";", "", "\n");
        for (int basket = 5 + random.nextInt(26); basket > 0; basket--) {
            int[] bought = random.ints(3L + random.nextInt(10), 0, 10)
                    .map(chance ->
                            chance < 7 ? favourites[popular(FAVOURITES)] : chance < 9 ? ofTaste(one) : popular(items))
                    .distinct()
                    .toArray();
            histories.basket(bought);
            StringJoiner goods = new StringJoiner(",");
            for (int item : bought) {
                goods.add(Integer.toString(item));
            }
            baskets.add(goods.toString());
        }
        lines.append(baskets);
    }

    /** Low numbers more often than high ones. */
    private int popular(int below) {
        double share = random.nextDouble();
        return (int) (below * share * share * share);
    }

    private int ofTaste(int taste) {
        int size = items / TASTES;
        return taste * size + popular(size);
    }

    Histories histories() {
        return histories.build(items);
    }

    /** A line for each: baskets parted by semicolons, items by commas. */
    String lines() {
        return lines.toString();
    }
}
