package io.tillstream.nextbasket;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** Each user's last known basket held back, to choose parameters by: nothing that is asked for later has a part in it. */
public final class Trial {
    private final Histories before;
    private final Histories all;
    private final int[] users;

    private Trial(Histories before, Histories all, int[] users) {
        this.before = before;
        this.all = all;
        this.users = users;
    }

    /** The histories without the baskets held back. */
    Histories before() {
        return before;
    }

    /** The users asked about, ascending: some of those who have a basket before the one held back. */
    int[] users() {
        return users;
    }

    /**
     * Holds back.
     *
     * @param histories all that is known
     * @param most how many users to ask about at most; they are drawn by {@code seed}
     */
    public static Trial of(Histories histories, int most, long seed) {
        int[] able = IntStream.range(0, histories.users())
                .filter(user -> histories.basketsOf(user) >= 2)
                .toArray();
        SplittableRandom random = new SplittableRandom(seed);
        int size = Math.min(most, able.length);
        for (int i = 0; i < size; i++) {
            int drawn = i + random.nextInt(able.length - i);
            int swapped = able[i];
            able[i] = able[drawn];
            able[drawn] = swapped;
        }
        int[] users = Arrays.copyOf(able, size);
        Arrays.sort(users);
        return new Trial(histories.withoutLast(1), histories, users);
    }

    /** Which share of the basket held back a ranking names. */
    double recall(int user, int[] ranked) {
        int[] basket = all.basket(all.to(user) - 1);
        int found = 0;
        for (int item : ranked) {
            found += Arrays.binarySearch(basket, item) >= 0 ? 1 : 0;
        }
        return (double) found / basket.length;
    }

    static double mean(double[] values) {
        return Arrays.stream(values).average().orElse(0);
    }
}
