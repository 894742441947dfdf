package io.tillstream.till.counter;

import java.util.Optional;

/**
 * The printer in the kitchen.
 *
 * @param printer absent where tickets come out of the one for receipts
 */
public record KitchenPrinter(Optional<ReceiptPrinter> printer) implements AutoCloseable {
    public static KitchenPrinter none() {
        return new KitchenPrinter(Optional.empty());
    }

    @Override
    public void close() {
        printer.ifPresent(ReceiptPrinter::close);
    }
}
