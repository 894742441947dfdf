package io.tillstream.nextbasket;

import java.util.SplittableRandom;

/** Histories for tests. */
final class Shoppers {
    private Shoppers() {}

    /** One user per array, one basket per inner array. */
    static Histories of(int[][]... users) {
        Histories.Builder builder = new Histories.Builder();
        for (int[][] baskets : users) {
            builder.user();
            for (int[] basket : baskets) {
                builder.basket(basket);
            }
        }
        return builder.build();
    }

    /**
     * Users with favourites of their own, each bought again after as many baskets as its number says, and a little of whatever is popular.
     * They buy once a week, and the first basket of each is of day 0.
     */
    static Histories withHabits(int users, int items, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Histories.Builder builder = new Histories.Builder();
        for (int user = 0; user < users; user++) {
            builder.user();
            int[] favourites = random.ints(8, 0, items).toArray();
            int baskets = 4 + random.nextInt(10);
            for (int basket = 0; basket < baskets; basket++) {
                int[] bought = new int[10];
                int size = 0;
                for (int i = 0; i < favourites.length; i++) {
                    if ((basket + i) % (2 + favourites[i] % 3) == 0) {
                        bought[size++] = favourites[i];
                    }
                }
                bought[size++] = (int) (items * random.nextDouble() * random.nextDouble());
                builder.on(7 * basket).basket(bought, size);
            }
        }
        return builder.build(items);
    }
}
