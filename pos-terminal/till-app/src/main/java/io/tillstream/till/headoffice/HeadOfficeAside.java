package io.tillstream.till.headoffice;

import io.tillstream.events.Gtin;
import io.tillstream.events.OrderId;
import io.tillstream.events.Source;
import io.tillstream.events.lease.LeasePool;
import io.tillstream.events.ledger.Lease;
import io.tillstream.events.ledger.StockElsewhere;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the line to head office away from the counter and its screens: it is asked by threads of its own, and whoever asked
 * is answered in time even when it sleeps before it promises anything. What is uploaded and read has such threads already.
 */
final class HeadOfficeAside implements HeadOffice {
    private static final Logger LOG = LoggerFactory.getLogger(HeadOfficeAside.class);

    /** Nobody at a counter asks more at once; a line that sleeps holds no more threads than these. */
    static final int THREADS = 8;

    /** Questions that wait behind sleepers; whoever asks more is answered with silence at once. */
    private static final int WAITING = 100;

    private static final long IDLE_SECONDS = 30;

    private final HeadOffice headOffice;
    private final ThreadPoolExecutor asking = new ThreadPoolExecutor(
            THREADS,
            THREADS,
            IDLE_SECONDS,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(WAITING),
            Thread.ofPlatform().daemon().name("head-office-question").factory());

    HeadOfficeAside(HeadOffice headOffice) {
        this.headOffice = headOffice;
        asking.allowCoreThreadTimeOut(true);
    }

    @Override
    public Upload upload(byte[] ndjson) throws IOException, InterruptedException {
        return headOffice.upload(ndjson);
    }

    @Override
    public Upload upload(byte[] ndjson, @Nullable String traceParent) throws IOException, InterruptedException {
        return headOffice.upload(ndjson, traceParent);
    }

    @Override
    public <T> T changes(@Nullable String cursor, Duration wait, AnswerReader<T> reader)
            throws IOException, InterruptedException {
        return headOffice.changes(cursor, wait, reader);
    }

    @Override
    public boolean isOnline() {
        return headOffice.isOnline();
    }

    @Override
    public CompletableFuture<ReceiptAnswer> receipt(Source receipt, Duration patience) {
        return ask(() -> headOffice.receipt(receipt, patience), patience, new ReceiptAnswer.Silent());
    }

    @Override
    public void letGo(Source receipt) {
        aside(() -> {
            try {
                headOffice.letGo(receipt);
            } catch (RuntimeException e) {
                LOG.error("Receipt {} was not let go of; that lapses by itself.", receipt, e);
            }
        });
    }

    @Override
    public CompletableFuture<OrderAnswer> holdOrder(OrderId order, Duration patience) {
        return ask(() -> headOffice.holdOrder(order, patience), patience, new OrderAnswer.Silent());
    }

    @Override
    public void letGo(OrderId order) {
        aside(() -> {
            try {
                headOffice.letGo(order);
            } catch (RuntimeException e) {
                LOG.error("Order {} was not let go of; that lapses by itself.", order, e);
            }
        });
    }

    @Override
    public CompletableFuture<Optional<StockElsewhere>> stockElsewhere(Gtin item, Duration patience) {
        return ask(() -> headOffice.stockElsewhere(item, patience), patience, Optional.empty());
    }

    @Override
    public CompletableFuture<Optional<Lease>> lease(String lease, LeasePool pool, long units, Duration patience) {
        return ask(() -> headOffice.lease(lease, pool, units, patience), patience, Optional.empty());
    }

    @Override
    public CompletableFuture<Boolean> endLease(String lease, LeasePool pool, List<String> attempts, Duration patience) {
        return ask(() -> headOffice.endLease(lease, pool, attempts, patience), patience, false);
    }

    @Override
    public CompletableFuture<Boolean> endLease(String lease, LeasePool pool, long spent, Duration patience) {
        return ask(() -> headOffice.endLease(lease, pool, spent, patience), patience, false);
    }

    private <T> CompletableFuture<T> ask(Supplier<CompletableFuture<T>> question, Duration patience, T silence) {
        CompletableFuture<T> answer = new CompletableFuture<>();
        boolean asked = aside(() -> {
            // Behind sleepers it may be too late to ask.
            if (!answer.isDone()) {
                pass(question, answer, silence);
            }
        });
        return asked
                ? answer.completeOnTimeout(silence, patience.toMillis(), TimeUnit.MILLISECONDS)
                : CompletableFuture.completedFuture(silence);
    }

    private static <T> void pass(Supplier<CompletableFuture<T>> question, CompletableFuture<T> answer, T silence) {
        try {
            var _ = question.get().whenComplete((said, failure) -> {
                if (failure != null) {
                    LOG.error("The line to head office failed with a question; it counts as silent.", failure);
                }
                answer.complete(failure == null ? said : silence);
            });
        } catch (RuntimeException e) {
            LOG.error("The line to head office cannot be asked; it counts as silent.", e);
            answer.complete(silence);
        }
    }

    private boolean aside(Runnable call) {
        try {
            asking.execute(call);
            return true;
        } catch (RejectedExecutionException e) {
            LOG.warn("The line to head office has not come back from {} questions; it is asked nothing more.", THREADS);
            return false;
        }
    }
}
