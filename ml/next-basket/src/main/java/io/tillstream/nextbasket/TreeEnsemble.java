package io.tillstream.nextbasket;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/** A sum of decision trees, all in the same arrays: walking it needs no object. */
final class TreeEnsemble {
    private static final int MOST_NODES = 10_000_000;

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

    void write(DataOutput out) throws IOException {
        out.writeInt(nodes);
        for (int node = 0; node < nodes; node++) {
            out.writeShort(column[node]);
            if (column[node] < 0) {
                out.writeFloat(leaf[node]);
            } else {
                out.writeFloat(cut[node]);
                out.writeInt(low[node]);
                out.writeInt(high[node]);
            }
        }
        out.writeInt(trees);
        for (int tree = 0; tree < trees; tree++) {
            out.writeInt(roots[tree]);
        }
    }

    /**
     * Reads one. A question's answers always stand before it, so that walking ends.
     *
     * @param width how many columns there are
     */
    static TreeEnsemble read(DataInput in, int width) throws IOException {
        TreeEnsemble ensemble = new TreeEnsemble();
        int size = Blend.within("nodes", in.readInt(), 1, MOST_NODES);
        for (int node = 0; node < size; node++) {
            int byColumn = Blend.within("column", in.readShort(), -1, width - 1);
            float value = (float) Blend.finite("value", in.readFloat());
            if (byColumn < 0) {
                ensemble.leaf(value);
            } else {
                int whenLow = Blend.within("branch", in.readInt(), 0, node - 1);
                ensemble.split(byColumn, value, whenLow, Blend.within("branch", in.readInt(), 0, node - 1));
            }
        }
        int roots = Blend.within("trees", in.readInt(), 1, size);
        for (int tree = 0; tree < roots; tree++) {
            ensemble.tree(Blend.within("root", in.readInt(), 0, size - 1));
        }
        return ensemble;
    }
}
