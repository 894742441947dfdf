package io.tillstream.nextbasket;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * Grows one regression tree on gradients and curvatures, leaf by leaf where it gains most, by histograms over binned values (Ke et al.,
 * "LightGBM", NIPS 2017): of two new leaves only the smaller is counted, the other is what is left.
 */
final class TreeGrower {
    private static final int STRIDE = 256;

    private final BinnedLessons lessons;
    private final Growth growth;
    private final boolean[] used;
    private final double[][] sums;
    private final int[] from;
    private final int[] to;
    private final double[] gain;
    private final int[] bestColumn;
    private final int[] bestBin;
    private int[] rows = new int[0];
    private int[] spare = new int[0];
    private float[] slopes = new float[0];

    /**
     * How trees grow.
     *
     * @param leaves at most this many per tree
     * @param leastRows fewest rows in a leaf
     * @param ridge how far leaves are drawn towards 0, in units of curvature
     * @param columns the share of columns a tree may use
     * @param rate by how much a leaf's best value is shortened
     */
    record Growth(int leaves, int leastRows, double ridge, double columns, double rate) {}

    TreeGrower(BinnedLessons lessons, Growth growth) {
        this.lessons = lessons;
        this.growth = growth;
        used = new boolean[lessons.columns()];
        sums = new double[growth.leaves][];
        from = new int[growth.leaves];
        to = new int[growth.leaves];
        gain = new double[growth.leaves];
        bestColumn = new int[growth.leaves];
        bestBin = new int[growth.leaves];
    }

    /**
     * Grows a tree and adds it to an ensemble.
     *
     * @param chosen rows to learn from, left untouched
     * @param gradient per row, of what shall become small
     * @param curvature per row, not negative
     */
    void grow(int[] chosen, float[] gradient, float[] curvature, SplittableRandom random, TreeEnsemble ensemble) {
        rows = chosen.clone();
        spare = spare.length < rows.length ? new int[rows.length] : spare;
        for (int column = 0; column < used.length; column++) {
            used[column] = lessons.binsOf(column) > 1 && random.nextDouble() < growth.columns;
        }
        // Splits in the order in which they were made; a leaf is known by its number and replaced when it is split.
        int[] splitColumn = new int[growth.leaves];
        int[] splitBin = new int[growth.leaves];
        int[] splitLow = new int[growth.leaves];
        int[] splitHigh = new int[growth.leaves];
        int[] ownerSplit = new int[growth.leaves];
        Arrays.fill(ownerSplit, -1);
        from[0] = 0;
        to[0] = rows.length;
        sums[0] = count(0, rows.length, gradient, curvature, sums[0]);
        findBest(0);
        int leaves = 1;
        int splits = 0;
        while (leaves < growth.leaves) {
            int widest = 0;
            for (int leaf = 1; leaf < leaves; leaf++) {
                widest = gain[leaf] > gain[widest] ? leaf : widest;
            }
            if (!(gain[widest] > 1e-9)) {
                break;
            }
            int middle = divide(widest);
            int fresh = leaves++;
            splitColumn[splits] = bestColumn[widest];
            splitBin[splits] = bestBin[widest];
            splitLow[splits] = ~widest;
            splitHigh[splits] = ~fresh;
            if (ownerSplit[widest] >= 0) {
                int owner = ownerSplit[widest];
                if (splitLow[owner] == ~widest) {
                    splitLow[owner] = splits;
                } else {
                    splitHigh[owner] = splits;
                }
            }
            ownerSplit[widest] = splits;
            ownerSplit[fresh] = splits;
            splits++;
            from[fresh] = middle;
            to[fresh] = to[widest];
            to[widest] = middle;
            boolean lowIsSmaller = middle - from[widest] <= to[fresh] - middle;
            int smaller = lowIsSmaller ? widest : fresh;
            double[] whole = sums[widest];
            double[] counted = count(from[smaller], to[smaller], gradient, curvature, sums[fresh]);
            for (int i = 0; i < whole.length; i++) {
                whole[i] -= counted[i];
            }
            sums[widest] = lowIsSmaller ? counted : whole;
            sums[fresh] = lowIsSmaller ? whole : counted;
            findBest(widest);
            findBest(fresh);
        }
        int[] nodes = new int[splits];
        float[] values = new float[leaves];
        for (int leaf = 0; leaf < leaves; leaf++) {
            values[leaf] = value(leaf, gradient, curvature);
        }
        // A split's parts are leaves or later splits.
        for (int split = splits - 1; split >= 0; split--) {
            int low = splitLow[split] < 0 ? ensemble.leaf(values[~splitLow[split]]) : nodes[splitLow[split]];
            int high = splitHigh[split] < 0 ? ensemble.leaf(values[~splitHigh[split]]) : nodes[splitHigh[split]];
            nodes[split] =
                    ensemble.split(splitColumn[split], lessons.cut(splitColumn[split], splitBin[split]), low, high);
        }
        ensemble.tree(splits == 0 ? ensemble.leaf(values[0]) : nodes[0]);
    }

    private float value(int leaf, float[] gradient, float[] curvature) {
        double g = 0;
        double h = 0;
        for (int i = from[leaf]; i < to[leaf]; i++) {
            g += gradient[rows[i]];
            h += curvature[rows[i]];
        }
        return (float) (-growth.rate * g / (h + growth.ridge));
    }

    /** Per column and bin: gradient, curvature and rows. */
    private double[] count(int begin, int end, float[] gradient, float[] curvature, double[] reused) {
        double[] counted = reused == null ? new double[used.length * STRIDE * 3] : reused;
        // Side by side and in the order of the rows, so that each column reads them one after the other.
        slopes = slopes.length < 2 * (end - begin) ? new float[2 * (end - begin)] : slopes;
        for (int i = begin, at = 0; i < end; i++) {
            slopes[at++] = gradient[rows[i]];
            slopes[at++] = curvature[rows[i]];
        }
        for (int column = 0; column < used.length; column++) {
            if (!used[column]) {
                continue;
            }
            int base = column * STRIDE * 3;
            Arrays.fill(counted, base, base + lessons.binsOf(column) * 3, 0);
            byte[] bins = lessons.column(column);
            for (int i = begin, slope = 0; i < end; i++, slope += 2) {
                int at = base + (bins[rows[i]] & 0xff) * 3;
                counted[at] += slopes[slope];
                counted[at + 1] += slopes[slope + 1];
                counted[at + 2]++;
            }
        }
        return counted;
    }

    private void findBest(int leaf) {
        gain[leaf] = 0;
        int size = to[leaf] - from[leaf];
        if (size < 2 * growth.leastRows) {
            return;
        }
        double[] counted = sums[leaf];
        for (int column = 0; column < used.length; column++) {
            if (!used[column]) {
                continue;
            }
            int base = column * STRIDE * 3;
            int bins = lessons.binsOf(column);
            double allG = 0;
            double allH = 0;
            for (int bin = 0; bin < bins; bin++) {
                allG += counted[base + bin * 3];
                allH += counted[base + bin * 3 + 1];
            }
            double whole = allG * allG / (allH + growth.ridge);
            double g = 0;
            double h = 0;
            double n = 0;
            for (int bin = 0; bin < bins - 1; bin++) {
                g += counted[base + bin * 3];
                h += counted[base + bin * 3 + 1];
                n += counted[base + bin * 3 + 2];
                if (n < growth.leastRows) {
                    continue;
                }
                if (size - n < growth.leastRows) {
                    break;
                }
                double gained =
                        g * g / (h + growth.ridge) + (allG - g) * (allG - g) / (allH - h + growth.ridge) - whole;
                if (gained > gain[leaf]) {
                    gain[leaf] = gained;
                    bestColumn[leaf] = column;
                    bestBin[leaf] = bin;
                }
            }
        }
    }

    /** Brings a leaf's low rows before its high ones, both in the order they had; returns where the high ones begin. */
    private int divide(int leaf) {
        byte[] bins = lessons.column(bestColumn[leaf]);
        int cut = bestBin[leaf];
        int low = from[leaf];
        int high = 0;
        for (int i = from[leaf]; i < to[leaf]; i++) {
            int row = rows[i];
            if ((bins[row] & 0xff) <= cut) {
                rows[low++] = row;
            } else {
                spare[high++] = row;
            }
        }
        System.arraycopy(spare, 0, rows, low, high);
        return low;
    }
}
