package io.tillstream.nextbasket;

import java.util.Arrays;

/** The values of lessons in at most 255 bins per column, cut where a sample of them is divided evenly. */
final class BinnedLessons {
    private static final int BINS = 255;
    private static final int SAMPLE = 60_000;

    private final byte[][] bins;
    private final float[][] cuts;

    BinnedLessons(Lessons lessons) {
        bins = new byte[lessons.width()][];
        cuts = new float[lessons.width()][];
        Crew.workFor(lessons.width(), () -> lessons, (all, column) -> {
            cuts[column] = cuts(all, column);
            bins[column] = new byte[all.rows()];
            for (int row = 0; row < all.rows(); row++) {
                bins[column][row] = (byte) binOf(cuts[column], all.value(row, column));
            }
        });
    }

    private static float[] cuts(Lessons lessons, int column) {
        int step = Math.max(1, lessons.rows() / SAMPLE);
        float[] sample = new float[(lessons.rows() + step - 1) / step];
        for (int i = 0; i < sample.length; i++) {
            sample[i] = lessons.value(i * step, column);
        }
        Arrays.sort(sample);
        float[] found = new float[BINS];
        int size = 0;
        int distinct = 1;
        for (int i = 1; i < sample.length; i++) {
            distinct += sample[i] != sample[i - 1] ? 1 : 0;
        }
        for (int i = 1, lastCut = 0; i < sample.length && size < BINS - 1; i++) {
            boolean due = distinct <= BINS || i - lastCut >= sample.length / (double) BINS;
            if (due && sample[i] != sample[i - 1]) {
                found[size++] = sample[i - 1] + (sample[i] - sample[i - 1]) / 2;
                lastCut = i;
            }
        }
        return Arrays.copyOf(found, size);
    }

    private static int binOf(float[] cuts, float value) {
        int low = 0;
        int high = cuts.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (value <= cuts[middle]) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }

    int columns() {
        return bins.length;
    }

    /** The bins of a column, row by row, unsigned. */
    byte[] column(int column) {
        return bins[column];
    }

    /** How many bins a column has; the last is above all cuts. */
    int binsOf(int column) {
        return cuts[column].length + 1;
    }

    /** The highest value that is in a bin, not the last, or a bin below it. */
    float cut(int column, int bin) {
        return cuts[column][bin];
    }
}
