package io.tillstream.nextbasket;

import java.util.Arrays;

/** Rows of few weights among many columns, packed in arrays; within a row the columns ascend. */
final class SparseRows {
    private final int columns;
    private final int[] start;
    private final int[] column;
    private final float[] weight;

    private SparseRows(int columns, int[] start, int[] column, float[] weight) {
        this.columns = columns;
        this.start = start;
        this.column = column;
        this.weight = weight;
    }

    int rows() {
        return start.length - 1;
    }

    int columns() {
        return columns;
    }

    int from(int row) {
        return start[row];
    }

    int to(int row) {
        return start[row + 1];
    }

    int column(int position) {
        return column[position];
    }

    float weight(int position) {
        return weight[position];
    }

    /** The same weights by column: what was row is column. */
    SparseRows turned() {
        int[] begin = new int[columns + 1];
        for (int at = 0; at < start[rows()]; at++) {
            begin[column[at] + 1]++;
        }
        for (int i = 0; i < columns; i++) {
            begin[i + 1] += begin[i];
        }
        int[] next = Arrays.copyOf(begin, columns);
        int[] turnedColumn = new int[start[rows()]];
        float[] turnedWeight = new float[turnedColumn.length];
        for (int row = 0; row < rows(); row++) {
            for (int at = start[row]; at < start[row + 1]; at++) {
                int place = next[column[at]]++;
                turnedColumn[place] = row;
                turnedWeight[place] = weight[at];
            }
        }
        return new SparseRows(rows(), begin, turnedColumn, turnedWeight);
    }

    /** Takes rows in, one after the other. */
    static final class Builder {
        private final int columns;
        private int[] start;
        private int rows;
        private int[] column = new int[1024];
        private float[] weight = new float[1024];
        private int size;
        private int[] sorted = new int[64];

        Builder(int columns, int rows) {
            this.columns = columns;
            start = new int[rows + 1];
        }

        /** Adds what a sheet holds as the next row. */
        void row(ScoreSheet sheet) {
            int length = sheet.size();
            if (sorted.length < length) {
                sorted = new int[length * 2];
            }
            for (int i = 0; i < length; i++) {
                sorted[i] = sheet.touched(i);
            }
            Arrays.sort(sorted, 0, length);
            if (size + length > column.length) {
                int room = Math.max(column.length * 2, size + length);
                column = Arrays.copyOf(column, room);
                weight = Arrays.copyOf(weight, room);
            }
            for (int i = 0; i < length; i++) {
                column[size] = sorted[i];
                weight[size++] = sheet.of(sorted[i]);
            }
            start[++rows] = size;
        }

        SparseRows build() {
            return new SparseRows(
                    columns, Arrays.copyOf(start, rows + 1), Arrays.copyOf(column, size), Arrays.copyOf(weight, size));
        }
    }
}
