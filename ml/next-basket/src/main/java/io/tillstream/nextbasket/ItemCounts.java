package io.tillstream.nextbasket;

import java.util.Arrays;

/** How many baskets hold each item, and the items in the order of that. */
final class ItemCounts {
    private final int[] counts;
    private final int[] ranked;
    private final int[] place;

    private ItemCounts(int[] counts) {
        this.counts = counts;
        long[] packed = new long[counts.length];
        for (int item = 0; item < counts.length; item++) {
            packed[item] = Best.packed(counts[item], item);
        }
        int length = Best.toFront(packed, packed.length, packed.length);
        ranked = new int[length];
        place = new int[length];
        for (int i = 0; i < length; i++) {
            ranked[i] = Best.number(packed[i]);
            place[ranked[i]] = i;
        }
    }

    static ItemCounts of(Histories histories) {
        int[] counts = new int[histories.items()];
        for (int user = 0; user < histories.users(); user++) {
            for (int at = histories.itemsFrom(histories.from(user)); at < endOf(histories, user); at++) {
                counts[histories.itemAt(at)]++;
            }
        }
        return new ItemCounts(counts);
    }

    private static int endOf(Histories histories, int user) {
        return histories.itemsFrom(histories.to(user));
    }

    int of(int item) {
        return counts[item];
    }

    /** Where an item stands among all, 0 for the one in most baskets. */
    int placeOf(int item) {
        return place[item];
    }

    /** The item at a place; items nobody bought stand last. */
    int at(int place) {
        return ranked[place];
    }

    int size() {
        return ranked.length;
    }

    /** Appends items in most baskets that are not yet there, until there are enough or no more that anybody bought. */
    int[] filled(int[] ranking, int length) {
        int[] filled = Arrays.copyOf(ranking, length);
        int size = ranking.length;
        for (int i = 0; i < ranked.length && size < length && counts[ranked[i]] > 0; i++) {
            if (!contains(ranking, ranked[i])) {
                filled[size++] = ranked[i];
            }
        }
        return size == length ? filled : Arrays.copyOf(filled, size);
    }

    private static boolean contains(int[] items, int wanted) {
        for (int item : items) {
            if (item == wanted) {
                return true;
            }
        }
        return false;
    }
}
