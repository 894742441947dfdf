package io.tillstream.nextbasket;

import java.util.Arrays;

/** Scores by number, most of them 0: a full array and a list of what was touched, emptied without walking the array. */
final class ScoreSheet {
    private final float[] scores;
    private final boolean[] touched;
    private int[] order = new int[256];
    private int size;
    private long[] packed = new long[256];

    ScoreSheet(int numbers) {
        scores = new float[numbers];
        touched = new boolean[numbers];
    }

    void add(int number, float score) {
        if (!touched[number]) {
            touched[number] = true;
            if (size == order.length) {
                order = Arrays.copyOf(order, size * 2);
            }
            order[size++] = number;
        }
        scores[number] += score;
    }

    /** The score, 0 for what was never touched. */
    float of(int number) {
        return scores[number];
    }

    boolean has(int number) {
        return touched[number];
    }

    int size() {
        return size;
    }

    /** The numbers touched, in the order of their first touch. */
    int touched(int index) {
        return order[index];
    }

    /** Numbers of the highest scores, best first; of equal scores the lower number. */
    int[] best(int wanted) {
        int front = select(wanted);
        int[] best = new int[front];
        for (int i = 0; i < front; i++) {
            best[i] = Best.number(packed[i]);
        }
        return best;
    }

    private int select(int wanted) {
        if (packed.length < size) {
            packed = new long[order.length];
        }
        for (int i = 0; i < size; i++) {
            packed[i] = Best.packed(scores[order[i]], order[i]);
        }
        return Best.toFront(packed, size, wanted);
    }

    void clear() {
        for (int i = 0; i < size; i++) {
            scores[order[i]] = 0;
            touched[order[i]] = false;
        }
        size = 0;
    }
}
