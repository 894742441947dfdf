package io.tillstream.simulator.history;

import io.tillstream.simulator.sorting.SortedRows;
import java.util.Comparator;
import java.util.List;

/**
 * A row that is in no journal, no movement and no basket: one line of {@code not-imported.ndjson}. Descriptions stay out,
 * some are notes that name staff.
 *
 * @param line its line in the file
 * @param rowClass why
 * @param invoice its invoice
 * @param code its code
 * @param quantity its quantity
 * @param price its price, as in the file
 */
record NotImported(int line, String rowClass, String invoice, String code, int quantity, String price) {
    static List<NotImported> of(List<SortedRows.Listed> listed) {
        return listed.stream()
                .map(l -> new NotImported(
                        l.row().line(),
                        l.because().id(),
                        l.row().invoice(),
                        l.row().code(),
                        l.row().quantity(),
                        l.row().price().toPlainString()))
                .sorted(Comparator.comparingInt(NotImported::line))
                .toList();
    }
}
