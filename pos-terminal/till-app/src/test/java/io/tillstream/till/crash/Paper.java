package io.tillstream.till.crash;

import io.tillstream.checkout.receipt.ReceiptDocument;
import io.tillstream.till.counter.ReceiptPrinter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.CompletableFuture;

/** A printer whose paper is a notebook of receipt numbers. */
record Paper(Notebook notebook) implements ReceiptPrinter {
    @Override
    public CompletableFuture<Result> print(ReceiptDocument receipt) {
        for (ReceiptDocument.Part part : receipt.parts()) {
            if (part instanceof ReceiptDocument.QrCode(String content) && content.startsWith("TSR:")) {
                try {
                    notebook.add(content.substring(4, content.indexOf(';')));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        }
        return CompletableFuture.completedFuture(new Result.Printed());
    }

    @Override
    public void close() {
        // Nothing is open.
    }
}
