package io.tillstream.till.practice;

import io.tillstream.checkout.receipt.ReceiptDocument;
import io.tillstream.till.counter.ReceiptPrinter;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;

/** The till's printer while somebody practises: all its paper says so, and who listens to it is let go of afterwards. */
public final class PracticePrinter implements ReceiptPrinter {
    private final ReceiptPrinter printer;
    private final CopyOnWriteArrayList<Runnable> listeners = new CopyOnWriteArrayList<>();

    /** Over the printer of a till; one is enough for as long as the till runs. */
    public PracticePrinter(ReceiptPrinter printer) {
        this.printer = printer;
        printer.onChange(() -> listeners.forEach(Runnable::run));
    }

    @Override
    public CompletableFuture<Result> print(ReceiptDocument receipt, Runnable begins) {
        ReceiptDocument practised = receipt.asPractice();
        boolean isBlank = practised.parts().stream().allMatch(ReceiptDocument.Cut.class::isInstance);
        return isBlank ? CompletableFuture.completedFuture(new Result.Printed()) : printer.print(practised, begins);
    }

    @Override
    public State state() {
        return printer.state();
    }

    @Override
    public void onChange(Runnable listener) {
        listeners.add(listener);
    }

    /** Lets go of who listened; the printer itself goes on. */
    @Override
    public void close() {
        listeners.clear();
    }
}
