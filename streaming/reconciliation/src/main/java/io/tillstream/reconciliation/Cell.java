package io.tillstream.reconciliation;

import io.tillstream.events.Source;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One cell of a ledger: the sums the journals make, which sales they come from, and what stands in the topic. */
final class Cell {
    private final long[] sums;
    private String unit = "";
    private int sales;
    private @Nullable Source newest;
    private Instant newestAt = Instant.MIN;
    private @Nullable Source last;
    private byte @Nullable [] standing;

    Cell(int columns) {
        sums = new long[columns];
    }

    /** Adds to one column. */
    void add(int column, long amount) {
        sums[column] = Math.addExact(sums[column], amount);
    }

    void set(int column, long amount) {
        sums[column] = amount;
    }

    /** Notes what the amounts are counted in; a second unit in one cell shows as both. */
    void countedIn(String word) {
        if (unit.isEmpty()) {
            unit = word;
        } else if (!unit.contains(word)) {
            unit = unit + "+" + word;
        }
    }

    /** Notes a sale that contributes; its lines come one after the other, so that it counts once. */
    void from(Source sale, Instant happenedAt) {
        if (sale.equals(last)) {
            return;
        }
        last = sale;
        sales++;
        if (!happenedAt.isBefore(newestAt)) {
            newest = sale;
            newestAt = happenedAt;
        }
    }

    /** Names the same sales as another cell from which its figures are derived. */
    void namesThoseOf(Cell other) {
        sales = other.sales;
        newest = other.newest;
    }

    /** Notes what stands in the topic; null after a tombstone. */
    void stands(byte @Nullable [] value) {
        standing = value;
    }

    byte @Nullable [] standing() {
        return standing;
    }

    long sum(int column) {
        return sums[column];
    }

    String unit() {
        return unit;
    }

    int sales() {
        return sales;
    }

    @Nullable
    Source newest() {
        return newest;
    }
}
