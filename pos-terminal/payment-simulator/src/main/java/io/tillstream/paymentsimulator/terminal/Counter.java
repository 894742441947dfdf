package io.tillstream.paymentsimulator.terminal;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Customers who stand at a terminal and have not done anything yet. */
public final class Counter {
    /** What ends the waiting. */
    public enum Decision {
        PAY,
        REFUSE,
        GIVE_UP
    }

    private final Map<String, CompletableFuture<Decision>> waiting = new ConcurrentHashMap<>();

    public Set<String> waiting() {
        return Set.copyOf(waiting.keySet());
    }

    public void decide(String payment, Decision decision) {
        CompletableFuture<Decision> customer = waiting.get(payment);
        if (customer != null) {
            customer.complete(decision);
        }
    }

    /** Waits for a decision; {@code otherwise} when there is none by then. */
    Decision await(String payment, Duration patience, Decision otherwise) throws InterruptedException {
        CompletableFuture<Decision> customer = new CompletableFuture<>();
        waiting.put(payment, customer);
        try {
            return customer.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            return otherwise;
        } catch (ExecutionException e) {
            throw new IllegalStateException("Nobody completes a decision by failing.", e);
        } finally {
            waiting.remove(payment, customer);
        }
    }
}
