package io.tillstream.nextbasket;

import java.util.Arrays;
import java.util.stream.IntStream;

/** What sold in the days before the day that is asked about; nothing is known where histories have no days. */
final class Season {
    private static final int WEEKS = 56;
    private static final int FORTNIGHT = 14;
    /** No logarithm of a share is above 0. */
    static final float UNKNOWN = 1;

    private final boolean isKnown;
    private final int[] soldInWeeks;
    private final int[] soldInFortnight;
    private int basketsInWeeks;
    private int basketsInFortnight;

    Season(Histories histories) {
        isKnown = histories.today() != Histories.NO_DAY;
        soldInWeeks = new int[isKnown ? histories.items() : 0];
        soldInFortnight = new int[isKnown ? histories.items() : 0];
        if (isKnown) {
            for (int user = 0; user < histories.users(); user++) {
                count(histories, user);
            }
        }
    }

    private void count(Histories histories, int user) {
        int basket = histories.to(user) - 1;
        while (basket >= histories.from(user) && histories.today() - histories.dayOf(basket) <= WEEKS) {
            boolean isInFortnight = histories.today() - histories.dayOf(basket) <= FORTNIGHT;
            basketsInWeeks++;
            basketsInFortnight += isInFortnight ? 1 : 0;
            for (int at = histories.itemsFrom(basket); at < histories.itemsTo(basket); at++) {
                soldInWeeks[histories.itemAt(at)]++;
                soldInFortnight[histories.itemAt(at)] += isInFortnight ? 1 : 0;
            }
            basket--;
        }
    }

    /** Whether there is a day that is asked about. */
    boolean isKnown() {
        return isKnown;
    }

    /** The logarithm of an item's share of the baskets of the last eight weeks. */
    float popularity(int item) {
        return isKnown ? share(soldInWeeks[item], basketsInWeeks) : UNKNOWN;
    }

    /** The same of the last two weeks. */
    float popularityOfLate(int item) {
        return isKnown ? share(soldInFortnight[item], basketsInFortnight) : UNKNOWN;
    }

    private static float share(int sold, int baskets) {
        return (float) Math.log(1e-4 + (double) sold / Math.max(1, baskets));
    }

    /** What sold most in the last eight weeks, the most first. */
    int[] best(int most) {
        long[] packed = IntStream.range(0, soldInWeeks.length)
                .filter(item -> soldInWeeks[item] > 0)
                .mapToLong(item -> Best.packed(soldInWeeks[item], item))
                .toArray();
        int front = Best.toFront(packed, packed.length, most);
        return Arrays.stream(packed, 0, front).mapToInt(Best::number).toArray();
    }
}
