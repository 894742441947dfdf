package io.tillstream.simulator.sorting;

import io.tillstream.simulator.salesfile.RetailRow;
import java.time.LocalDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An invoice with the rows of it that move goods against money, at the time of its last row. */
public sealed interface Invoice {
    String number();

    LocalDateTime time();

    @Nullable
    String customer();

    /**
     * Goods sold.
     *
     * @param number the invoice
     * @param time when it was closed
     * @param customer the customer, absent for a walk-in
     * @param lines at least one, in the order of the file
     */
    record Purchase(
            String number, LocalDateTime time, @Nullable String customer, List<SoldLine> lines) implements Invoice {
        public Purchase {
            lines = List.copyOf(lines);
        }
    }

    /**
     * Goods that came back.
     *
     * @param number the cancellation's invoice
     * @param time when it was closed
     * @param customer the customer
     * @param pieces at least one, in the order of the file
     */
    record Return(
            String number, LocalDateTime time, @Nullable String customer, List<ReturnedPieces> pieces)
            implements Invoice {
        public Return {
            pieces = List.copyOf(pieces);
        }
    }

    /**
     * Pieces of one original line; a row that spans several lines becomes several of these.
     *
     * @param row the cancelling row
     * @param of the line they were sold on
     * @param quantity how many, positive
     */
    record ReturnedPieces(RetailRow row, SoldLine of, int quantity) {}
}
