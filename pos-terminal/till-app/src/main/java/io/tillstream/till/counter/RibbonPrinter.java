package io.tillstream.till.counter;

import io.tillstream.checkout.receipt.PaperLayout;
import io.tillstream.checkout.receipt.PaperLine;
import io.tillstream.checkout.receipt.ReceiptDocument;
import java.util.concurrent.CompletableFuture;

/** A printer whose lines are counted as they come out: its ribbon gets paler with each. */
final class RibbonPrinter implements ReceiptPrinter {
    private final ReceiptPrinter printer;
    private final PaperLayout layout;
    private final RibbonCount ribbon;

    RibbonPrinter(ReceiptPrinter printer, PaperLayout layout, RibbonCount ribbon) {
        this.printer = printer;
        this.layout = layout;
        this.ribbon = ribbon;
    }

    @Override
    public CompletableFuture<Result> print(ReceiptDocument receipt, Runnable begins) {
        return printer.print(receipt, begins).thenApply(result -> {
            if (result instanceof Result.Printed) {
                ribbon.printed(lines(receipt));
            }
            return result;
        });
    }

    private long lines(ReceiptDocument receipt) {
        return layout.lay(receipt).stream()
                .filter(PaperLine.Printed.class::isInstance)
                .count();
    }

    @Override
    public State state() {
        return printer.state();
    }

    @Override
    public void onChange(Runnable listener) {
        printer.onChange(listener);
    }

    @Override
    public void close() {
        printer.close();
    }
}
