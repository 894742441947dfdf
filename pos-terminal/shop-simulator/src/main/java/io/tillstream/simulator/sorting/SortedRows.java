package io.tillstream.simulator.sorting;

import io.tillstream.simulator.salesfile.RetailRow;
import java.util.List;
import java.util.Map;

/**
 * A whole file, sorted.
 *
 * @param rows how many rows the file has
 * @param counts rows per class; every class is a key, and the sum is {@code rows}
 * @param history sales and returns up to the cut, in the order of time
 * @param live sales after the cut, in the order of time
 * @param corrections rows that corrected the books up to the cut
 * @param listed rows without a use, in the order they were met
 */
public record SortedRows(
        int rows,
        Map<RowClass, Integer> counts,
        List<Invoice> history,
        List<Invoice.Purchase> live,
        List<RetailRow> corrections,
        List<Listed> listed) {
    /** A row that is only listed. */
    public record Listed(RetailRow row, RowClass because) {}

    public SortedRows {
        counts = Map.copyOf(counts);
        history = List.copyOf(history);
        live = List.copyOf(live);
        corrections = List.copyOf(corrections);
        listed = List.copyOf(listed);
        int sum = counts.values().stream().mapToInt(Integer::intValue).sum();
        if (sum != rows) {
            throw new IllegalStateException("The classes hold " + sum + " rows, but the file has " + rows + ".");
        }
    }
}
