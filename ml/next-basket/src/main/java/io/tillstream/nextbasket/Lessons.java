package io.tillstream.nextbasket;

import java.util.Arrays;

/**
 * What a ranking is learned from: groups of rows, one group per basket that is foreseen, one row per item that may be in it; each row has
 * the same number of values, and is labelled by whether the item was in the basket.
 */
final class Lessons {
    private final int width;
    private float[] values = new float[1 << 16];
    private boolean[] hit = new boolean[1 << 10];
    private int[] groupStart = new int[1 << 8];
    private int[] basketSize = new int[1 << 8];
    private int groups;
    private int rows;

    Lessons(int width) {
        this.width = width;
    }

    int width() {
        return width;
    }

    int rows() {
        return rows;
    }

    int groups() {
        return groups;
    }

    int from(int group) {
        return groupStart[group];
    }

    int to(int group) {
        return groupStart[group + 1];
    }

    /** How many items the basket of a group held, those without a row included. */
    int basketSize(int group) {
        return basketSize[group];
    }

    boolean isHit(int row) {
        return hit[row];
    }

    float value(int row, int column) {
        return values[row * width + column];
    }

    /** All values, row after row; more room than there are rows. */
    float[] values() {
        return values;
    }

    /**
     * Adds a group.
     *
     * @param groupValues row after row
     * @param hits which rows were in the basket
     * @param size of the whole basket
     */
    void add(float[] groupValues, boolean[] hits, int size) {
        int more = hits.length;
        if ((rows + more) * (long) width > Integer.MAX_VALUE - 16) {
            throw new IllegalArgumentException("More than two billion values are too much for one learner.");
        }
        if ((rows + more) * width > values.length) {
            long doubled = Math.min(Integer.MAX_VALUE - 16, values.length * 2L);
            values = Arrays.copyOf(values, (int) Math.max(doubled, (rows + more) * (long) width));
        }
        if (rows + more > hit.length) {
            hit = Arrays.copyOf(hit, Math.max(hit.length * 2, rows + more));
        }
        if (groups + 2 > groupStart.length) {
            groupStart = Arrays.copyOf(groupStart, groups * 2 + 2);
            basketSize = Arrays.copyOf(basketSize, groups * 2 + 2);
        }
        System.arraycopy(groupValues, 0, values, rows * width, more * width);
        System.arraycopy(hits, 0, hit, rows, more);
        rows += more;
        basketSize[groups++] = size;
        groupStart[groups] = rows;
    }
}
