package io.tillstream.till.counter;

import io.tillstream.peripherals.Weighing;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Keeps a scale's driver away from the counter's thread. One that does not return is a scale without an answer. */
final class ScaleAside implements Scale {
    /** A scale gives goods three seconds to come to rest. */
    private static final Duration LIMIT = Duration.ofSeconds(10);

    private final Scale scale;

    ScaleAside(Scale scale) {
        this.scale = scale;
    }

    @Override
    public Optional<CompletableFuture<Weighing>> weigh() {
        CompletableFuture<Weighing> answer = new CompletableFuture<>();
        Thread.ofPlatform().daemon().name("scale-question").start(() -> ask(answer));
        return Optional.of(answer.completeOnTimeout(
                new Weighing.NoAnswer("The scale's driver has not returned within " + LIMIT.toSeconds()
                        + " s; check the cable, or start the till again."),
                LIMIT.toMillis(),
                TimeUnit.MILLISECONDS));
    }

    private void ask(CompletableFuture<Weighing> answer) {
        try {
            var _ = scale.weigh()
                    .orElseGet(() -> CompletableFuture.completedFuture(new Weighing.NoAnswer("There is no scale.")))
                    .whenComplete((weighing, failure) -> {
                        if (failure == null) {
                            answer.complete(weighing);
                        } else {
                            answer.completeExceptionally(failure);
                        }
                    });
        } catch (RuntimeException e) {
            answer.complete(new Weighing.NoAnswer("The scale's driver failed: " + e.getMessage()));
        }
    }

    @Override
    public void close() {
        scale.close();
    }
}
