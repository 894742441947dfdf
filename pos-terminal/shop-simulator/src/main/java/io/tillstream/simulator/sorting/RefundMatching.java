package io.tillstream.simulator.sorting;

import io.tillstream.simulator.salesfile.RetailRow;
import io.tillstream.simulator.sorting.Invoice.ReturnedPieces;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds the line a cancellation gives back: same customer, same code, same price, earlier, enough pieces left. The latest
 * such line is taken; where no single one has enough pieces, the latest ones together.
 *
 * <p>A line at another price is no match: a refund gives back the price actually paid, and the file says it did not.
 */
final class RefundMatching {
    private record Key(String customer, String code) {}

    /** What became of a cancelling row. */
    sealed interface Outcome {
        /** It gives back these pieces. */
        record Found(List<ReturnedPieces> pieces) implements Outcome {}

        /** It gives back nothing known. */
        record NotFound(RowClass because) implements Outcome {}
    }

    private final Map<Key, List<SoldLine>> sold = new HashMap<>();

    /** Remembers a line that was sold; call in the order of time. */
    void remember(SoldLine line) {
        String customer = line.row().customer();
        if (customer != null) {
            sold.computeIfAbsent(new Key(customer, line.row().code()), k -> new ArrayList<>())
                    .add(line);
        }
    }

    /** Finds what a cancelling row gives back among the lines remembered so far, and takes it off them. */
    Outcome match(RetailRow cancellation) {
        String customer = cancellation.customer();
        if (customer == null) {
            return new Outcome.NotFound(RowClass.CANCELLATION_OF_A_WALK_IN);
        }
        List<SoldLine> lines = sold.getOrDefault(new Key(customer, cancellation.code()), List.of());
        if (lines.isEmpty()) {
            return new Outcome.NotFound(RowClass.CANCELLATION_WITHOUT_SALE);
        }
        List<SoldLine> samePrice = lines.stream()
                .filter(l -> l.row().price().compareTo(cancellation.price()) == 0)
                .toList()
                .reversed();
        if (samePrice.isEmpty()) {
            return new Outcome.NotFound(RowClass.CANCELLATION_AT_ANOTHER_PRICE);
        }
        int wanted = -cancellation.quantity();
        for (SoldLine line : samePrice) {
            if (line.left() >= wanted) {
                return new Outcome.Found(List.of(take(cancellation, line, wanted)));
            }
        }
        return takeFromSeveral(cancellation, samePrice, wanted);
    }

    private static Outcome takeFromSeveral(RetailRow cancellation, List<SoldLine> lines, int wanted) {
        long left = lines.stream().mapToLong(SoldLine::left).sum();
        if (left < wanted) {
            return new Outcome.NotFound(RowClass.CANCELLATION_OF_TOO_MUCH);
        }
        List<ReturnedPieces> pieces = new ArrayList<>();
        int open = wanted;
        for (SoldLine line : lines) {
            int taken = Math.min(open, line.left());
            if (taken > 0) {
                pieces.add(take(cancellation, line, taken));
                open -= taken;
            }
        }
        return new Outcome.Found(pieces);
    }

    private static ReturnedPieces take(RetailRow cancellation, SoldLine line, int pieces) {
        line.takeBack(pieces);
        return new ReturnedPieces(cancellation, line, pieces);
    }
}
