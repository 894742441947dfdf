package io.tillstream.till;

import io.tillstream.checkout.receipt.ReceiptDocument;
import io.tillstream.till.counter.ReceiptPrinter;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;

/** A printer that prints unless it was told what to do next. */
public final class PrinterFake implements ReceiptPrinter {
    private final List<ReceiptDocument> jobs = new CopyOnWriteArrayList<>();
    private final Queue<Result> results = new ArrayDeque<>();
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private volatile State state = new State.Answers(Optional.empty(), false, Drawer.NOT_SENSED);
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
    public CompletableFuture<Result> print(ReceiptDocument receipt, Runnable begins) {
        begins.run();
        jobs.add(receipt);
        onJob.run();
        Result planned = results.poll();
        return CompletableFuture.completedFuture(planned == null ? new Result.Printed() : planned);
    }

    /** Opens its cover, takes its paper, or the drawer at it. */
    public void become(State newState) {
        state = newState;
        listeners.forEach(Runnable::run);
    }

    @Override
    public State state() {
        return state;
    }

    @Override
    public void onChange(Runnable listener) {
        listeners.add(listener);
    }

    @Override
    public void close() {
        // Nothing is open.
    }
}
