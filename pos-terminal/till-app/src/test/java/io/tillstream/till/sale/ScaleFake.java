package io.tillstream.till.sale;

import io.tillstream.peripherals.Weighing;
import io.tillstream.till.counter.Scale;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** A scale that says what it is told to, when it is told to; away until it is put there. */
final class ScaleFake implements Scale {
    private final Deque<CompletableFuture<Weighing>> asked = new ArrayDeque<>();
    private boolean there;

    void put() {
        there = true;
    }

    /** Answers the oldest question. */
    void says(Weighing weighing) {
        asked.removeFirst().complete(weighing);
    }

    @Override
    public Optional<CompletableFuture<Weighing>> weigh() {
        if (!there) {
            return Optional.empty();
        }
        CompletableFuture<Weighing> weighing = new CompletableFuture<>();
        asked.addLast(weighing);
        return Optional.of(weighing);
    }

    @Override
    public void close() {
        // Nothing is open.
    }
}
