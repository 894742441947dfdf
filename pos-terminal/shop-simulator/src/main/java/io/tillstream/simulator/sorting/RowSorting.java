package io.tillstream.simulator.sorting;

import io.tillstream.commandline.Complaint;
import io.tillstream.simulator.salesfile.RetailRow;
import io.tillstream.simulator.sorting.Invoice.ReturnedPieces;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Puts every row of a file into one class and the goods rows into invoices, in the order of time. */
public final class RowSorting {
    private final List<RetailRow> rows;
    private final RowRules rules;
    private final RefundMatching refunds = new RefundMatching();
    private final Map<RowClass, Integer> counts = new EnumMap<>(RowClass.class);
    private final List<Invoice> history = new ArrayList<>();
    private final List<Invoice.Purchase> live = new ArrayList<>();
    private final List<RetailRow> corrections = new ArrayList<>();
    private final List<SortedRows.Listed> listed = new ArrayList<>();

    private RowSorting(List<RetailRow> rows, LocalDate until) {
        this.rows = rows;
        this.rules = new RowRules(until, rows);
        for (RowClass rowClass : RowClass.values()) {
            counts.put(rowClass, 0);
        }
    }

    /**
     * Sorts a file.
     *
     * @param rows all its rows
     * @param until last day of history
     */
    public static SortedRows sort(List<RetailRow> rows, LocalDate until) {
        RowSorting sorting = new RowSorting(rows, until);
        for (List<RetailRow> invoice : sorting.invoicesInTime()) {
            sorting.sortInvoice(invoice);
        }
        return new SortedRows(
                rows.size(), sorting.counts, sorting.history, sorting.live, sorting.corrections, sorting.listed);
    }

    private List<List<RetailRow>> invoicesInTime() {
        Map<String, List<RetailRow>> byNumber = new LinkedHashMap<>();
        for (RetailRow row : rows) {
            List<RetailRow> invoice = byNumber.computeIfAbsent(row.invoice(), n -> new ArrayList<>());
            invoice.add(row);
            if (!Objects.equals(invoice.getFirst().customer(), row.customer())) {
                throw new Complaint(
                        "Line " + row.line() + ", invoice " + row.invoice(),
                        "CustomerID \"" + Objects.requireNonNullElse(row.customer(), "") + "\"",
                        "all rows of an invoice belong to one customer",
                        "correct the row and import again");
            }
        }
        List<List<RetailRow>> invoices = new ArrayList<>(byNumber.values());
        invoices.sort(Comparator.comparing(RowSorting::closedAt)
                .thenComparingInt(i -> i.getFirst().line()));
        return invoices;
    }

    /** A few invoices were typed over the turn of a minute; they count from their last row. */
    private static LocalDateTime closedAt(List<RetailRow> invoice) {
        LocalDateTime latest = invoice.getFirst().time();
        for (RetailRow row : invoice) {
            latest = row.time().isAfter(latest) ? row.time() : latest;
        }
        return latest;
    }

    private void sortInvoice(List<RetailRow> invoice) {
        Set<RetailRow> seen = new HashSet<>();
        List<SoldLine> soldBefore = new ArrayList<>();
        List<SoldLine> soldAfter = new ArrayList<>();
        List<ReturnedPieces> returned = new ArrayList<>();
        for (RetailRow row : invoice) {
            RowClass rowClass = seen.add(row.withoutLine()) ? classify(row, returned) : RowClass.EXACT_DUPLICATE;
            counts.merge(rowClass, 1, Integer::sum);
            switch (rowClass.use()) {
                case LIVE -> soldAfter.add(new SoldLine(row));
                case STOCK -> corrections.add(row);
                case NONE -> listed.add(new SortedRows.Listed(row, rowClass));
                case JOURNAL -> {
                    if (rowClass == RowClass.GOODS_SOLD) {
                        soldBefore.add(new SoldLine(row));
                    }
                }
            }
        }
        RetailRow first = invoice.getFirst();
        LocalDateTime time = closedAt(invoice);
        if (!soldBefore.isEmpty()) {
            soldBefore.forEach(refunds::remember);
            history.add(new Invoice.Purchase(first.invoice(), time, first.customer(), soldBefore));
        }
        if (!returned.isEmpty()) {
            history.add(new Invoice.Return(first.invoice(), time, first.customer(), returned));
        }
        if (!soldAfter.isEmpty()) {
            live.add(new Invoice.Purchase(first.invoice(), time, first.customer(), soldAfter));
        }
    }

    private RowClass classify(RetailRow row, List<ReturnedPieces> returned) {
        return rules.classify(row).orElseGet(() -> switch (refunds.match(row)) {
            case RefundMatching.Outcome.Found found -> {
                returned.addAll(found.pieces());
                yield RowClass.REFUND;
            }
            case RefundMatching.Outcome.NotFound notFound -> notFound.because();
        });
    }
}
