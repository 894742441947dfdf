package io.tillstream.till;

import io.tillstream.checkout.receipt.ReceiptDocument;
import io.tillstream.till.counter.ReceiptPrinter;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;

/** A printer that prints unless it was told what to do next. */
public final class PrinterFake implements ReceiptPrinter {
    private final List<ReceiptDocument> jobs = new CopyOnWriteArrayList<>();
    private final Queue<Result> results = new ArrayDeque<>();
    private volatile Runnable onJob = () -> {};

    public void next(Result result) {
        results.add(result);
    }

    /** Somebody looks while the till hands over a job. */
    public void onJob(Runnable look) {
        onJob = look;
    }

    public List<ReceiptDocument> jobs() {
        return List.copyOf(jobs);
    }

    @Override
    public CompletableFuture<Result> print(ReceiptDocument receipt) {
        jobs.add(receipt);
        onJob.run();
        Result planned = results.poll();
        return CompletableFuture.completedFuture(planned == null ? new Result.Printed() : planned);
    }

    @Override
    public void close() {
        // Nothing is open.
    }
}
