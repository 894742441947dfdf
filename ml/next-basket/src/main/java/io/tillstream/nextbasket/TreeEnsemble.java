package io.tillstream.nextbasket;

import java.util.Arrays;

/** A sum of decision trees, all in the same arrays: walking it needs no object. */
final class TreeEnsemble {
    private int[] column = new int[1024];
    private float[] cut = new float[1024];
    private int[] low = new int[1024];
    private int[] high = new int[1024];
    private float[] leaf = new float[1024];
    private int nodes;
    private int[] roots = new int[64];
    private int trees;

    /** Adds a leaf; returns its node. */
    int leaf(float value) {
        int node = node();
        column[node] = -1;
        leaf[node] = value;
        return node;
    }

    /** Adds a question: values up to {@code at} go to {@code whenLow}. */
    int split(int byColumn, float at, int whenLow, int whenHigh) {
        int node = node();
        column[node] = byColumn;
        cut[node] = at;
        low[node] = whenLow;
        high[node] = whenHigh;
        return node;
    }

    private int node() {
        if (nodes == column.length) {
            column = Arrays.copyOf(column, nodes * 2);
            cut = Arrays.copyOf(cut, nodes * 2);
            low = Arrays.copyOf(low, nodes * 2);
            high = Arrays.copyOf(high, nodes * 2);
            leaf = Arrays.copyOf(leaf, nodes * 2);
        }
        return nodes++;
    }

    void tree(int root) {
        if (trees == roots.length) {
            roots = Arrays.copyOf(roots, trees * 2);
        }
        roots[trees++] = root;
    }

    /** The sum for the values that begin at {@code base}. */
    float score(float[] values, int base) {
        float[] sum = new float[1];
        addTo(sum, values, base, 0);
        return sum[0];
    }

    /**
     * Adds the sums of several rows, tree by tree, so that a tree stays at hand while all rows walk through it.
     *
     * @param from where the first row begins
     * @param width how far one row is from the next
     */
    void addTo(float[] sums, float[] values, int from, int width) {
        for (int tree = 0; tree < trees; tree++) {
            for (int row = 0; row < sums.length; row++) {
                sums[row] += scoreOf(tree, values, from + row * width);
            }
        }
    }

    float scoreOf(int tree, float[] values, int base) {
        int node = roots[tree];
        while (column[node] >= 0) {
            node = values[base + column[node]] <= cut[node] ? low[node] : high[node];
        }
        return leaf[node];
    }
}
