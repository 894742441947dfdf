package io.tillstream.simulator.salesfile;

import java.math.BigDecimal;
import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;

/**
 * One row of the file as it stands there; equal rows that differ only in their line are exact duplicates.
 *
 * @param line line of the file it begins on, the header is line 1
 * @param invoice the invoice's number, a leading C on a cancellation
 * @param code the item's code, in capitals: the file writes a few codes both ways
 * @param description what the row calls the item, possibly empty or a note
 * @param quantity pieces, negative where goods come back or leave the books
 * @param time local time of the shop
 * @param price per piece
 * @param customer the customer's number, absent for a walk-in
 * @param country the customer's country
 */
public record RetailRow(
        int line,
        String invoice,
        String code,
        String description,
        int quantity,
        LocalDateTime time,
        BigDecimal price,
        @Nullable String customer,
        String country) {
    public boolean isCancellation() {
        return invoice.startsWith("C");
    }

    /** Everything but the line, so that a set of these finds exact duplicates. */
    public RetailRow withoutLine() {
        return new RetailRow(0, invoice, code, description, quantity, time, price, customer, country);
    }
}
