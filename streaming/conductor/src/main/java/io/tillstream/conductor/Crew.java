package io.tillstream.conductor;

import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** Work done at the same time: who waits for one piece hears at once when any other has failed. */
final class Crew {
    private final CompletableFuture<Object> failure = new CompletableFuture<>();

    /** A piece of work under way. */
    final class Work<T> {
        private final CompletableFuture<T> result = new CompletableFuture<>();

        /** Waits for it; throws what it threw, or what any other piece threw meanwhile. */
        T await() {
            try {
                CompletableFuture.anyOf(failure, result).join();
                return result.join();
            } catch (CompletionException e) {
                if (e.getCause() instanceof RuntimeException cause) {
                    throw cause;
                }
                throw e;
            }
        }
    }

    <T> Work<T> begin(Callable<T> task) {
        Work<T> work = new Work<>();
        Thread.ofVirtual().start(() -> {
            try {
                work.result.complete(task.call());
            } catch (Exception e) {
                work.result.completeExceptionally(e);
                failure.completeExceptionally(e);
            }
        });
        return work;
    }
}
