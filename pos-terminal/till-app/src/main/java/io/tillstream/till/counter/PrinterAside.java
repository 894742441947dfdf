package io.tillstream.till.counter;

import io.tillstream.checkout.receipt.ReceiptDocument;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps a printer's driver away from the counter's thread. It is handed jobs and asked how it is by threads of its own; the
 * counter is told what was heard last. A driver that does not return counts as a printer that answers nothing, until it does.
 */
public final class PrinterAside implements ReceiptPrinter {
    private static final Logger LOG = LoggerFactory.getLogger(PrinterAside.class);
    private static final Duration LIMIT = Duration.ofSeconds(10);

    private final ReceiptPrinter printer;
    private final Duration limit;
    private final ExecutorService printing = threadOf("printer-jobs");
    private final ExecutorService looking = threadOf("printer-state");
    private final AtomicBoolean due = new AtomicBoolean();
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private State heard = new State.Away();

    private PrinterAside(ReceiptPrinter printer, Duration limit) {
        this.printer = printer;
        this.limit = limit;
    }

    /** That printer, which is heard from now on. */
    public static ReceiptPrinter of(ReceiptPrinter printer) {
        return of(printer, LIMIT);
    }

    static ReceiptPrinter of(ReceiptPrinter printer, Duration limit) {
        PrinterAside aside = new PrinterAside(printer, limit);
        aside.looking.execute(() -> printer.onChange(aside::look));
        aside.look();
        return aside;
    }

    private static ExecutorService threadOf(String name) {
        return Executors.newSingleThreadExecutor(
                Thread.ofPlatform().daemon().name(name).factory());
    }

    /** Asks once more, unless somebody is about to. */
    private void look() {
        if (!due.compareAndSet(false, true)) {
            return;
        }
        CompletableFuture<State> answer = new CompletableFuture<>();
        try {
            looking.execute(() -> {
                due.set(false);
                answer.complete(asked());
            });
        } catch (RejectedExecutionException e) {
            LOG.debug("The till is closing, and asks its printer nothing more.");
            return;
        }
        var _ = answer.copy()
                .completeOnTimeout(new State.Silent(), limit.toMillis(), TimeUnit.MILLISECONDS)
                .thenAccept(state -> hear(answer.getNow(state)));
        var _ = answer.thenAccept(this::hear);
    }

    private State asked() {
        try {
            return printer.state();
        } catch (RuntimeException e) {
            LOG.error("The printer's driver cannot say how it is; it counts as silent.", e);
            return new State.Silent();
        }
    }

    private void hear(State state) {
        synchronized (listeners) {
            if (state.equals(heard)) {
                return;
            }
            heard = state;
        }
        listeners.forEach(Runnable::run);
    }

    @Override
    public CompletableFuture<Result> print(ReceiptDocument receipt, Runnable begins) {
        AtomicBoolean begun = new AtomicBoolean();
        Runnable noting = () -> {
            begins.run();
            begun.set(true);
        };
        return CompletableFuture.completedFuture(receipt)
                .thenComposeAsync(page -> printer.print(page, noting), printing)
                .exceptionally(failure -> {
                    LOG.error("The printer's driver failed with a job.", failure);
                    return new Result.Failed(Trouble.NO_ANSWER, begun.get());
                });
    }

    @Override
    public State state() {
        synchronized (listeners) {
            return heard;
        }
    }

    @Override
    public void onChange(Runnable listener) {
        listeners.add(listener);
    }

    /** A driver that sleeps keeps the till from nothing, not even from closing. */
    @Override
    public void close() {
        printing.shutdown();
        looking.shutdown();
        Thread closing = Thread.ofPlatform().daemon().name("printer-closing").start(printer::close);
        try {
            closing.join(limit);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
