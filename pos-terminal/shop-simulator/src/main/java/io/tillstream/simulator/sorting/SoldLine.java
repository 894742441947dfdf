package io.tillstream.simulator.sorting;

import io.tillstream.simulator.salesfile.RetailRow;

/** A row that was a sale, and how many of its pieces have not come back yet. */
public final class SoldLine {
    private final RetailRow row;
    private int left;

    SoldLine(RetailRow row) {
        this.row = row;
        this.left = row.quantity();
    }

    public RetailRow row() {
        return row;
    }

    int left() {
        return left;
    }

    void takeBack(int pieces) {
        if (pieces < 1 || pieces > left) {
            throw new IllegalArgumentException(
                    "Line " + row.line() + " has " + left + " pieces left, not " + pieces + ".");
        }
        left -= pieces;
    }
}
