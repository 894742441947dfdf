package io.tillstream.till.crash;

import io.tillstream.checkout.receipt.ReceiptDocument;
import io.tillstream.till.counter.ReceiptPrinter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** A printer whose paper is a notebook: receipt numbers, whether each is a copy, and whether the drawer was kicked. */
record Paper(Notebook notebook) implements ReceiptPrinter {
    @Override
    public CompletableFuture<Result> print(ReceiptDocument receipt, Runnable begins) {
        begins.run();
        boolean copy = receipt.parts().stream()
                .anyMatch(part ->
                        part instanceof ReceiptDocument.Text text && text.text().equals("COPY"));
        boolean kick = receipt.parts().contains(new ReceiptDocument.OpenDrawer());
        for (ReceiptDocument.Part part : receipt.parts()) {
            if (part instanceof ReceiptDocument.QrCode(String content) && content.startsWith("TSR:")) {
                try {
                    notebook.add(content.substring(4, content.indexOf(';'))
                            + (copy ? " copy" : " original")
                            + (kick ? " kick" : ""));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        }
        return CompletableFuture.completedFuture(new Result.Printed());
    }

    @Override
    public State state() {
        return new State.Answers(Optional.empty(), false, Drawer.NOT_SENSED);
    }

    @Override
    public void onChange(Runnable listener) {
        // It stays as it is.
    }

    @Override
    public void close() {
        // Nothing is open.
    }
}
